using Harness.Python.Environments;

namespace Harness.Python.Tests.Environments;

public sealed class LockFileTests
{
    [Theory]
    [InlineData("sdv", 59, "sdv 1.38.1, sdmetrics 0.29.0, torch 2.13.0")]
    [InlineData("sdv2", 59, "sdv 2.0.0, sdmetrics 0.32.0, torch 2.13.0")]
    [InlineData("ydata", 73, "ydata-synthetic 1.4.0, tensorflow-probability 0.23.0, tf-keras 2.15.1, numpy 1.26.4, setuptools 79.0.1")]
    public void The_locks_hold_every_package_with_hashes(string name, int packages, string main)
    {
        LockFile locked = LockFile.Find(name);
        Assert.Equal(packages, locked.Packages.Count);
        Assert.Equal(main, locked.Summary);
        Assert.Matches("^[0-9a-f]{12}$", locked.Digest);
        Assert.All(locked.Text.Split('\n').Where(l => l.Length > 0 && !l.StartsWith(' ')), line => Assert.EndsWith(" \\", line, StringComparison.Ordinal));
        Assert.All(locked.Text.Split("\n").Where(l => l.StartsWith("    --hash", StringComparison.Ordinal)), line => Assert.Matches("^    --hash=sha256:[0-9a-f]{64}", line));
    }

    [Fact]
    public void The_newest_that_has_a_library_is_the_first()
    {
        Assert.Equal(["sdv2", "sdv"], LockFile.With("sdv").Select(l => l.Name));
        Assert.Equal(["ydata"], LockFile.With("ydata-synthetic").Select(l => l.Name));
        Assert.Contains("Did you mean 'ydata'?", Assert.Throws<InputException>(() => LockFile.Find("ydat")).Message, StringComparison.Ordinal);
    }

    // The pairs are those of PEP 440, beside what indexes and metadata of one release have.
    [Theory]
    [InlineData("2026.1.4", "2026.01.04", true)]
    [InlineData("1.0", "1.0.0", true)]
    [InlineData("1.0RC1", "1.0rc1", true)]
    [InlineData("1.10", "1.1", false)]
    [InlineData("0.27.1", "0.27.10", false)]
    [InlineData("10.0.1", "1.0.1", false)]
    [InlineData("2.13.0", "2.13.0+cpu", false)]
    public void Versions_are_compared_as_indexes_do(string one, string other, bool isSame)
    {
        Assert.Equal(isSame, Package.IsSameVersion(one, other));
        Assert.Equal(isSame, Package.IsSameVersion(other, one));
    }

    [Fact]
    public void The_folder_is_the_users_own_and_can_be_named()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there it is in the local application data");
        Assert.Equal("/h/.cache/harness/environments", Of(("HOME", "/h")));
        Assert.Equal("/c/harness/environments", Of(("HOME", "/h"), ("XDG_CACHE_HOME", "/c")));
        Assert.Equal("/h/.cache/harness/environments", Of(("HOME", "/h"), ("XDG_CACHE_HOME", "relative")));
        Assert.Equal("/own", Of(("HOME", "/h"), ("HARNESS_ENVIRONMENTS", "/own")));
        Assert.Null(Of());

        static string? Of(params (string Name, string Value)[] variables) => EnvironmentCache.OfUser(name => variables.FirstOrDefault(v => v.Name == name).Value);
    }
}
