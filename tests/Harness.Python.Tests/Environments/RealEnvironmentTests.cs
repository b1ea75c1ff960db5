using System.Globalization;
using Harness.Python.Environments;
using Harness.Python.Jobs;

namespace Harness.Python.Tests.Environments;

/// <summary>Environments by this machine's own Python, venv, pip and uv, of a package that the test makes; no network.</summary>
public sealed class RealEnvironmentTests : IDisposable
{
    private readonly Tiny _tiny = new();

    public void Dispose() => _tiny.Dispose();

    [Theory]
    [InlineData("pip")]
    [InlineData("uv")]
    public void An_environment_is_as_its_lock_says_and_a_change_by_hand_is_named(string by)
    {
        (InstallTools tools, string python) = Require(by);
        PythonEnvironment environment = _tiny.Cache.Of(_tiny.Real("1.0", python));
        (EnvironmentCheck check, bool wasThere) = Make(environment, tools);
        Assert.True(check.IsWhole && !wasThere, string.Join("; ", check.Differences));
        Assert.Equal("1.0", check.Has!.Versions["tiny"]);
        Assert.True(Make(environment, tools).WasThere);

        _tiny.Real("2.0", python);
        using (var folder = new JobFolder())
        {
            string[] install = tools.Uv is { } uv ? [uv, "pip", "install", "--python", environment.Python] : [environment.Python, "-m", "pip", "install"];
            JobEnd end = ChildProcess.Run([.. install, "--no-index", "--find-links", _tiny.PathOf("wheels"), "tiny==2.0"], folder, new JobLimits { MemoryMegabytes = 0 }, InstallerVariables.Of(folder), _ => false, _ => false, TestContext.Current.CancellationToken);
            Assert.Equal(0, end.ExitCode);
        }

        EnvironmentCheck changed = EnvironmentCheck.Of(environment, TestContext.Current.CancellationToken);
        Assert.Equal("tiny is 2.0, locked 1.0", Assert.Single(changed.Differences).ToString());
        Assert.True(Make(environment, tools) is { WasThere: false, Check.IsWhole: true });
        Assert.Equal([environment.Folder], _tiny.Cache.Remove(environment.Lock, () => { }, TestContext.Current.CancellationToken));
        Assert.Equal(EnvironmentState.None, environment.State);
    }

    [Theory]
    [InlineData("pip")]
    [InlineData("uv")]
    public void A_file_of_another_hash_is_refused(string by)
    {
        (InstallTools tools, string python) = Require(by);
        PythonEnvironment environment = _tiny.Cache.Of(_tiny.Real("1.0", python, new string('0', 64)));
        string message = Assert.Throws<InputException>(() => Make(environment, tools)).Message;
        Assert.StartsWith("The environment tiny was not made: a file is not the one that the lock names (its hash differs)", message, StringComparison.Ordinal);
        Assert.Equal(EnvironmentState.None, environment.State);
    }

    [Fact]
    public void A_package_that_is_not_there_is_told()
    {
        (InstallTools tools, string python) = Require("pip");
        PythonEnvironment environment = _tiny.Cache.Of(_tiny.Real("1.0", python));
        File.Delete(_tiny.PathOf("wheels", "tiny-1.0-py3-none-any.whl"));
        string message = Assert.Throws<InputException>(() => Make(environment, tools)).Message;
        Assert.StartsWith("The environment tiny was not made: a package has no file for this platform and this Python.", message, StringComparison.Ordinal);
        Assert.EndsWith("ERROR: No matching distribution found for tiny==1.0", message, StringComparison.Ordinal);
    }

    private static (EnvironmentCheck Check, bool WasThere) Make(PythonEnvironment environment, InstallTools tools) => new EnvironmentMaker(tools, _ => { }).Make(environment, null, null, TestContext.Current.CancellationToken);

    /// <summary>The installer with this machine's python3; skips where a part is missing.</summary>
    private static (InstallTools Tools, string Python) Require(string by)
    {
        StandIn.RequirePython();
        PythonInterpreter python = PythonInterpreter.Open();
        using var folder = new JobFolder();
        Assert.SkipUnless(ChildProcess.Run([python.Path, "-c", "import venv, ensurepip"], folder, new JobLimits(), _ => false, TestContext.Current.CancellationToken).ExitCode == 0, $"{python} has no venv and ensurepip");
        string version = string.Create(CultureInfo.InvariantCulture, $"{python.Version.Major}.{python.Version.Minor}");
        InstallTools tools = InstallTools.OnPath(version);
        Assert.SkipWhen(by == "uv" && tools.Uv is null, "there is no uv on the PATH");
        return (by == "uv" ? tools : tools with { Uv = null }, version);
    }
}
