using System.Diagnostics;
using Harness.Python.Environments;
using Harness.Python.Jobs;

namespace Harness.Python.Tests.Environments;

/// <summary>Environments by programs that stand in for uv, Python and pip, and whatever happens to them.</summary>
public sealed class EnvironmentMakerTests : IDisposable
{
    private const string FolderVariable = "HARNESS_TEST_ENVIRONMENT";
    private readonly Tiny _tiny = new();

    public EnvironmentMakerTests() => _tiny.Installs("\"Tiny\": \"1.0.0\", \"pip\": \"23.2\"");

    public void Dispose() => _tiny.Dispose();

    [Fact]
    public void Uv_is_preferred_and_the_marker_is_written_last()
    {
        InstallTools tools = _tiny.Uv($"ls -A '{_tiny.Environment.Folder}' >'{_tiny.PathOf("before")}'") with { Pythons = [[_tiny.Python("3.11")]] };
        (EnvironmentCheck check, bool wasThere) = _tiny.Make(tools);
        Assert.True(check.IsWhole && !wasThere);
        Assert.Equal(["venv --python", "pip sync"], _tiny.Log());
        Assert.Equal("bin\n", File.ReadAllText(_tiny.PathOf("before")));
        Assert.Contains($"\"digest\":\"{Tiny.Lock.Digest}\"", File.ReadAllText(_tiny.Environment.Marker), StringComparison.Ordinal);
        Assert.Equal($"makes tiny by uv in {_tiny.Environment.Folder}: 1 package, among them tiny 1.0", _tiny.Told[^1]);

        Assert.True(_tiny.Make(tools).WasThere);
        Assert.Equal(2, _tiny.Log().Length);
    }

    [Fact]
    public void Without_uv_the_first_Python_of_the_version_makes_it_by_venv_and_pip()
    {
        var heard = new Heard();
        string broken = _tiny.Program("broken", "echo 'pyenv: python3.11: command not found' >&2; exit 127");
        EnvironmentCheck check = _tiny.Make(new InstallTools(null, [[broken], [_tiny.Python("3.13")], [_tiny.Python("3.11")]]), progress: heard).Check;
        Assert.True(check.IsWhole);
        Assert.Equal(["venv 3.11", "ensurepip"], _tiny.Log().Take(2));
        Assert.StartsWith("pip -m pip install --require-hashes --no-deps --no-input --disable-pip-version-check --progress-bar off --requirement tiny.lock", _tiny.Log()[2], StringComparison.Ordinal);
        Assert.Equal(["fetches tiny==1.0", "unpacks them"], heard.All.Select(s => s.What));
    }

    [Fact]
    public void Without_a_Python_that_serves_the_remedy_is_told()
    {
        Assert.StartsWith("There is no Python, and no uv. Install uv, which brings its own Python (https://docs.astral.sh/uv), or Python 3.11 (Debian, Ubuntu: apt-get install python3.11 python3.11-venv", _tiny.Failure(new InstallTools(null, [])), StringComparison.Ordinal);
        string newer = _tiny.Python("3.13");
        Assert.StartsWith($"Python 3.11 is needed, and there is no uv, which would fetch it. Found: {newer} is 3.13. Install uv", _tiny.Failure(new InstallTools(null, [[newer]])), StringComparison.Ordinal);
        Assert.StartsWith($"--python {newer}: Python 3.11 is needed, and this is 3.13.", _tiny.Failure(_tiny.Uv(), newer), StringComparison.Ordinal);
        Assert.StartsWith("--python /no/python: there is no such program.", _tiny.Failure(_tiny.Uv(), "/no/python"), StringComparison.Ordinal);
        Assert.Empty(_tiny.Log());
    }

    [Fact]
    public void A_failure_is_one_message_and_leaves_nothing()
    {
        string venv = _tiny.Failure(new InstallTools(null, [[_tiny.Python("3.11", venv: "mkdir -p \"$4\"; echo 'The virtual environment was not created successfully because ensurepip is not'; echo available.; exit 1")]]));
        Assert.Contains("apt-get install python3.11-venv", venv, StringComparison.Ordinal);
        string full = _tiny.Failure(_tiny.Uv("echo 'error: No space left on device (os error 28)' >&2; exit 2"));
        Assert.Contains("was not made: the disk is full.", full, StringComparison.Ordinal);
        Assert.EndsWith("Its last line:\n  error: No space left on device (os error 28)", full, StringComparison.Ordinal);
        string traced = _tiny.Failure(_tiny.Uv("echo 'OSError: [Errno 28] No space left on device' >&2; for i in 1 2 3 4 5 6 7 8 9 10 11 12; do echo \"  File $i\" >&2; done; exit 1"));
        Assert.EndsWith("Its last line:\n  OSError: [Errno 28] No space left on device", traced, StringComparison.Ordinal);
        Assert.Contains("uv was killed (signal 9)", _tiny.Failure(_tiny.Uv("kill -9 $$")), StringComparison.Ordinal);
        Assert.Contains("uv was not done after 2 seconds", _tiny.Failure(_tiny.Uv("sleep 60"), limits: new JobLimits { Time = TimeSpan.FromSeconds(2), MemoryMegabytes = 0, FileMegabytes = 0 }), StringComparison.Ordinal);
        Assert.Equal(EnvironmentState.None, _tiny.Environment.State);
    }

    [Fact]
    public void A_cache_that_cannot_be_written_to_is_named()
    {
        StandIn.RequirePython();
        File.WriteAllText(_tiny.PathOf("file"), "");
        var environment = new EnvironmentCache(_tiny.PathOf("file", "below")).Of(Tiny.Lock);
        InputException error = Assert.Throws<InputException>(() => new EnvironmentMaker(_tiny.Uv(), _ => { }).Make(environment, null, null, TestContext.Current.CancellationToken));
        Assert.StartsWith($"{_tiny.PathOf("file", "below")}: environments cannot be kept there: ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("choose another by the environment variable HARNESS_ENVIRONMENTS.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_changed_by_hand_is_named_and_create_makes_it_anew()
    {
        _tiny.Make(_tiny.Uv());
        _tiny.Installs("\"tiny\": \"2.0\", \"Py_Arrow\": \"17.0\", \"pip\": \"99\"");
        EnvironmentCheck check = EnvironmentCheck.Of(_tiny.Environment, TestContext.Current.CancellationToken);
        Assert.Equal(["py-arrow 17.0 is there, but not in the lock", "tiny is 2.0, locked 1.0"], check.Differences.Select(d => d.ToString()));
        Assert.False(check.IsWhole);

        _tiny.Installs("\"pip\": \"99\"");
        Assert.Equal("tiny is not there, locked 1.0", Assert.Single(EnvironmentCheck.Of(_tiny.Environment, TestContext.Current.CancellationToken).Differences).ToString());
        Assert.False(_tiny.Make(_tiny.Uv()).WasThere);
        Assert.Contains("tiny is made anew: tiny is not there, locked 1.0", _tiny.Told);

        File.Delete(_tiny.Environment.Python);
        Assert.Equal("its Python is not there", EnvironmentCheck.Of(_tiny.Environment, TestContext.Current.CancellationToken).Problem);
    }

    [Fact]
    public async Task Cancelling_ends_the_installer_and_leaves_nothing()
    {
        using var cancellation = new CancellationTokenSource();
        Task work = Task.Run(() => _tiny.Make(_tiny.Uv("sleep 61 & sleep 62"), cancellation: cancellation.Token));
        await Until(() => _tiny.Log().Length == 2);
        Assert.Equal(EnvironmentState.InTheMaking, _tiny.Environment.State);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
        Assert.Equal(EnvironmentState.None, _tiny.Environment.State);
    }

    [Fact]
    public async Task Two_at_once_make_it_once()
    {
        InstallTools tools = _tiny.Uv("sleep 1");
        (EnvironmentCheck Check, bool WasThere)[] made = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => _tiny.Make(tools))));
        Assert.All(made, m => Assert.True(m.Check.IsWhole));
        Assert.Equal(2, made.Count(m => m.WasThere));
        Assert.Equal(["venv --python", "pip sync"], _tiny.Log());
        Assert.Equal(2, _tiny.Told.Count(t => t == "another run makes or removes tiny; waits for it"));
    }

    [Fact]
    public async Task What_a_killed_run_leaves_is_half_made_and_made_anew()
    {
        InstallTools tools = _tiny.Uv($"[ -e '{_tiny.PathOf("quick")}' ] || sleep 60");
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, typeof(EnvironmentMakerTests).Assembly.GetName().Name!)) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in (string[])["-method", $"{typeof(EnvironmentMakerTests).FullName}.{nameof(Make_an_environment_that_hangs)}", "-explicit", "only", "-noColor"])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment[FolderVariable] = $"{tools.Uv}|{_tiny.Cache.Root}";
        string scratch = Directory.CreateDirectory(_tiny.PathOf("scratch")).FullName;
        start.Environment["TMPDIR"] = scratch;
        using Process run = Process.Start(start)!;
        await Until(() => _tiny.Log().Length == 2);
        Assert.Equal(EnvironmentState.InTheMaking, _tiny.Environment.State);
        run.Kill();
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);
        await Until(() => _tiny.Environment.State == EnvironmentState.HalfMade);
        Assert.Null(_tiny.Cache.MadeWith("tiny"));
        await Until(() => Directory.GetDirectories(scratch, "harness-job-*").Length == 0);

        File.WriteAllText(_tiny.PathOf("quick"), "");
        Assert.True(_tiny.Make(tools).Check.IsWhole);
        Assert.Contains("tiny is made anew: making it was ended before", _tiny.Told);
    }

    [Fact(Explicit = true)]
    public void Make_an_environment_that_hangs()
    {
        string[] places = Environment.GetEnvironmentVariable(FolderVariable)!.Split('|');
        new EnvironmentMaker(new InstallTools(places[0], []), _ => { }).Make(new EnvironmentCache(places[1]).Of(Tiny.Lock), null, null, default);
        Assert.Fail("uv hangs, and this process is killed meanwhile.");
    }

    [Fact]
    public void Removing_takes_other_versions_of_the_lock_along_and_nothing_else()
    {
        _tiny.Make(_tiny.Uv());
        string older = Path.Combine(_tiny.Cache.Root, "tiny-0123456789ab");
        string[] kept = [Path.Combine(_tiny.Cache.Root, "tiny-of-mine"), Path.Combine(_tiny.Cache.Root, "tiny2-0123456789ab")];
        Assert.All([older, .. kept], f => Directory.CreateDirectory(f));
        Assert.Equal([older], _tiny.Cache.Others(Tiny.Lock));
        Assert.Equal([_tiny.Environment.Folder, older], _tiny.Cache.Remove(Tiny.Lock, () => { }, TestContext.Current.CancellationToken));
        Assert.Equal(kept, Directory.EnumerateDirectories(_tiny.Cache.Root).Order(StringComparer.Ordinal));
        Assert.Empty(_tiny.Cache.Remove(Tiny.Lock, () => { }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void The_installer_gets_the_network_settings_and_nothing_that_leads_it_elsewhere()
    {
        (string Name, string Value)[] set = [("https_proxy", "http://p:1"), ("PIP_INDEX_URL", "http://m/simple"), ("UV_HTTP_TIMEOUT", "99"), ("PIP_TARGET", "/elsewhere"), ("UV_SYSTEM_PYTHON", "1"), ("HARNESS_TEST_KEY", "hush")];
        Array.ForEach(set, s => Environment.SetEnvironmentVariable(s.Name, s.Value));
        try
        {
            using var folder = new JobFolder();
            IReadOnlyDictionary<string, string> variables = InstallerVariables.Of(folder);
            Assert.Equal(set.Take(3), set.Where(s => variables.ContainsKey(s.Name)));
            Assert.False(variables.ContainsKey("PYTHONPATH") || variables.ContainsKey("VIRTUAL_ENV"));
            Assert.Equal(("0", folder.FullName), (variables["PIP_USER"], variables["TMPDIR"]));
        }
        finally
        {
            Array.ForEach(set, s => Environment.SetEnvironmentVariable(s.Name, null));
        }
    }

    private static async Task Until(Func<bool> isSo)
    {
        for (int i = 0; i < 200 && !isSo(); i++)
        {
            await Task.Delay(100);
        }

        Assert.True(isSo());
    }

    private sealed class Heard : IProgress<InstallStep>
    {
        public List<InstallStep> All { get; } = [];

        public void Report(InstallStep value) => All.Add(value);
    }
}
