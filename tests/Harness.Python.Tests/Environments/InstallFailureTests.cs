using Harness.Python.Environments;
using Harness.Python.Jobs;

namespace Harness.Python.Tests.Environments;

/// <summary>What pip 23, uv 0.9 and venv print, and the reason that is found in it.</summary>
public sealed class InstallFailureTests
{
    [Theory]
    [InlineData("WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError('<…>: Failed to establish a new connection: [Errno -2] Name or service not known')': /simple/boto3/|ERROR: No matching distribution found for boto3==1.44.8", "there is no way to the package index", "HTTPS_PROXY")]
    [InlineData("error: Failed to fetch: `https://pypi.org/simple/boto3/`|  Caused by: error sending request for url (https://pypi.org/simple/boto3/)|  Caused by: dns error", "there is no way to the package index", "UV_INDEX_URL")]
    [InlineData("ERROR: HTTP error 403 while getting https://m/x.whl|ERROR: Could not install requirement x because of HTTP error 403 Client Error: Forbidden for url: https://m/x.whl", "there is no way to the package index", "PIP_INDEX_URL")]
    [InlineData("Could not fetch URL https://pypi.org/simple/pip/: SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed'))|Max retries exceeded", "certificate is not trusted", "SSL_CERT_FILE")]
    [InlineData("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.|    tiny==1.0:|        Expected sha256 00", "a file is not the one that the lock names", "report it")]
    [InlineData("  × Failed to download `tiny==1.0`|  ╰─▶ Hash mismatch for `tiny==1.0`", "a file is not the one that the lock names", "uv cache clean")]
    [InlineData("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "the disk is full", "TMPDIR")]
    [InlineData("  Caused by: No space left on device (os error 28)", "the disk is full", "/e and in the folder")]
    [InlineData("The virtual environment was not created successfully because ensurepip is not|available.  On Debian/Ubuntu systems, you need to install the python3-venv|package using the following command.||    apt install python3.11-venv", "lacks the module venv or ensurepip", "apt-get install python3.11-venv")]
    [InlineData("/usr/bin/python3: No module named venv", "lacks the module venv or ensurepip", "Or install uv")]
    [InlineData("ERROR: Could not find a version that satisfies the requirement nvidia-cufile==1.15.1.6 (from versions: none)|ERROR: No matching distribution found for nvidia-cufile==1.15.1.6", "no file for this platform", "Linux x86-64")]
    [InlineData("error: Distribution `torch==2.13.0` can't be installed because it doesn't have a source distribution or wheel for the current platform", "no file for this platform", "--python PATH")]
    [InlineData("error: No interpreter found for Python 3.11 in managed installations or search path", "uv finds no Python", "uv python install 3.11")]
    [InlineData("error: failed to create directory `/e/tiny`: Permission denied (os error 13)", "a folder cannot be written to", "Make /e writable")]
    [InlineData("Segments of a strange tale", "pip ended with exit code 1", "Its last lines say why")]
    public void The_reason_and_the_remedy_are_told(string printed, string reason, string remedy)
    {
        string message = InstallFailure.Describe(new PythonEnvironment(Tiny.Lock, "/e/tiny"), "pip", new JobEnd(1, TimedOut: false, printed.Split('|')), new JobLimits(), []);
        Assert.StartsWith($"The environment tiny was not made: ", message, StringComparison.Ordinal);
        string told = message.Split(" Its last line")[0];
        Assert.Contains(reason, told, StringComparison.Ordinal);
        Assert.Contains(remedy, message, StringComparison.Ordinal);
        Assert.DoesNotContain("{", told, StringComparison.Ordinal);
        Assert.EndsWith(printed.Split('|')[^1].Trim(), message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_is_killed_may_be_tried_again() =>
        Assert.Contains("pip was killed from outside, perhaps because memory ran out. What was half-made is gone; create it again. It printed nothing.", InstallFailure.Describe(new PythonEnvironment(Tiny.Lock, "/e/tiny"), "pip", new JobEnd(null, TimedOut: false, []), new JobLimits(), []), StringComparison.Ordinal);

    [Fact]
    public void Lines_of_pip_and_uv_are_counted_and_only_others_are_shown()
    {
        var steps = new Steps();
        var pip = new InstallProgress(2, steps);
        string[] lines =
        [
            "Looking in links: /wheels", "Collecting boto3==1.44.8 (from -r /t/sdv2.lock (line 1))", "  Downloading boto3-1.44.8-py3-none-any.whl (139 kB)", "Processing /wheels/tiny-1.0-py3-none-any.whl (from -r x)",
            "WARNING: Retrying (Retry(total=4))", "WARNING: Retrying (Retry(total=3))", "Installing collected packages: boto3, tiny", "Successfully installed boto3-1.44.8",
        ];
        Assert.Equal(["WARNING: Retrying (Retry(total=4))", "Successfully installed boto3-1.44.8"], lines.Where(l => !pip.Take(l)));
        Assert.Equal([new InstallStep(0, 2, "fetches boto3==1.44.8"), new InstallStep(1, 2, "fetches tiny-1.0-py3-none-any.whl"), new InstallStep(2, 2, "unpacks them")], steps.All);

        steps.All.Clear();
        var uv = new InstallProgress(2, steps);
        string[] others = ["Resolved 2 packages in 1.20s", "Downloading torch (731.2MiB)", " Downloaded torch", "Prepared 2 packages in 9s", " + torch==2.13.0", "warning: odd"];
        Assert.Equal(["warning: odd"], others.Where(l => !uv.Take(l)));
        Assert.Equal([new InstallStep(1, 2, "has torch"), new InstallStep(2, 2, "unpacks them")], steps.All);
    }

    private sealed class Steps : IProgress<InstallStep>
    {
        public List<InstallStep> All { get; } = [];

        public void Report(InstallStep value) => All.Add(value);
    }
}
