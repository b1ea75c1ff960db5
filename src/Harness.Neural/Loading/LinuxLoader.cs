using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Harness.Neural.Loading;

/// <summary>
/// Loads TorchSharp's native library on Linux x64 before TorchSharp does. If the system's C++ library is older than GCC 13's, the loader refuses the file, and
/// a copy without that requirement is loaded instead. On other systems this class does nothing.
/// </summary>
internal static class LinuxLoader
{
    private const string Wrapper = "libLibTorchSharp.so";

    /// <summary>The digest of the file in TorchSharp 0.107.0. Another version may really call the symbol.</summary>
    private const string KnownDigest = "cf33b1b0bb6bbb9754a768fb5c5d04d9f498603be50e73f55621a0b40ee608b8";

    private static readonly string[] Libraries = ["libc10.so", "libtorch_cpu.so", "libtorch.so"];

    /// <summary>The folders in which this process looks for native libraries.</summary>
    public static IReadOnlyList<string> SearchFolders =>
    [
        Path.Combine(AppContext.BaseDirectory, "runtimes", "linux-x64", "native"),
        AppContext.BaseDirectory,
        .. (AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries),
    ];

    /// <summary>The folder for the copy, in the user's own data.</summary>
    public static string CacheFolder => Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "harness", "torchsharp");

    /// <summary>Loads the libraries. Returns <see langword="null"/>, or a reason why they cannot be loaded.</summary>
    /// <param name="folders">The folders to search, in this order.</param>
    /// <param name="cache">The folder for the copy; created if missing.</param>
    public static string? Prepare(IEnumerable<string> folders, string cache)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        if (RuntimeInformation.ProcessArchitecture != Architecture.X64)
        {
            return $"TorchSharp has no native library for Linux on {RuntimeInformation.ProcessArchitecture}";
        }

        string? wrapper = Find(folders, Wrapper);
        string?[] libraries = [.. Libraries.Select(name => Find(folders, name))];
        if (wrapper is null || libraries.Contains(null))
        {
            return "libtorch is not in the output folder; build without -p:HarnessTorch=false";
        }

        try
        {
            Array.ForEach(libraries, library => NativeLibrary.Load(library!));
            NativeLibrary.Load(wrapper);
            return null;
        }
        catch (DllNotFoundException e) when (e.Message.Contains(WeakenedCopy.Version, StringComparison.Ordinal))
        {
            return LoadCopy(wrapper, cache);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            return $"libtorch does not load ({e.Message.Split('\n')[0].TrimEnd('.')})";
        }
    }

    private static string? LoadCopy(string wrapper, string cache)
    {
        const string Problem = "the C++ library of this system is older than GCC 13's, which TorchSharp's library asks for, and a copy without that demand cannot be made";
        const string Remedy = "use Debian 13, Ubuntu 24.04 or newer";
        try
        {
            byte[] image = File.ReadAllBytes(wrapper);
            if (Convert.ToHexStringLower(SHA256.HashData(image)) != KnownDigest)
            {
                return $"{Problem}: {wrapper} is not that of TorchSharp 0.107.0; {Remedy}";
            }

            string copy = Path.Combine(cache, $"{KnownDigest[..16]}-{Wrapper}");
            byte[] weakened = WeakenedCopy.Of(image);
            if (!File.Exists(copy) || !File.ReadAllBytes(copy).AsSpan().SequenceEqual(weakened))
            {
                AtomicFile.Write(copy, weakened);
            }

            NativeLibrary.Load(copy);
            return null;
        }
        catch (Exception e) when (e is InputException or IOException or UnauthorizedAccessException or DllNotFoundException or BadImageFormatException or InvalidDataException)
        {
            return $"{Problem} ({e.Message.Split('\n')[0].TrimEnd('.')}); {Remedy}, or make {cache} writable";
        }
    }

    private static string? Find(IEnumerable<string> folders, string name) => folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
