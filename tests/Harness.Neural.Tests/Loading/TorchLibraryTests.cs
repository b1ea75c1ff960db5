using Harness.Arbitraries;
using Harness.Neural.Loading;
using TorchSharp;

namespace Harness.Neural.Tests.Loading;

public sealed class TorchLibraryTests
{
    private static bool IsLinuxX64 => OperatingSystem.IsLinux() && System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.X64;

    [Fact]
    public void The_library_computes()
    {
        NeedsTorch.Check();
        using torch.Tensor sum = torch.tensor(new float[] { 1, 2, 3 }).sum();
        Assert.Equal(6f, sum.ToSingle());
    }

    [Fact]
    public void Where_the_files_are_not_there_it_says_so_and_what_to_do()
    {
        Assert.SkipUnless(IsLinuxX64, "The loader acts on Linux x64 only.");
        using var folder = new TemporaryFolder();
        Assert.Equal("libtorch is not in the output folder; build without -p:HarnessTorch=false", LinuxLoader.Prepare([folder.FullName], folder.FullName));
    }

    [Fact]
    public void A_copy_asks_weakly_and_differs_in_two_places_only()
    {
        Assert.SkipUnless(IsLinuxX64, "The file is Linux's.");
        byte[] image = File.ReadAllBytes(LinuxLoader.SearchFolders.Select(f => Path.Combine(f, "libLibTorchSharp.so")).First(File.Exists));
        byte[] copy = WeakenedCopy.Of(image);
        Assert.Equal(image.Length, copy.Length);
        Assert.Equal(2, image.Zip(copy).Count(pair => pair.First != pair.Second));
        Assert.Equal(copy, WeakenedCopy.Of(copy));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(64)]
    [InlineData(4096)]
    public void What_is_no_library_is_refused(int length)
    {
        Exception e = Assert.ThrowsAny<Exception>(() => WeakenedCopy.Of(new byte[length]));
        Assert.True(e is BadImageFormatException or ArgumentOutOfRangeException, e.ToString());
    }
}
