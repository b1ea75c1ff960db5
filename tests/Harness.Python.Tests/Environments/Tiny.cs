using System.IO.Compression;
using System.Security.Cryptography;
using Harness.Arbitraries;
using Harness.Python.Environments;
using Harness.Python.Jobs;

namespace Harness.Python.Tests.Environments;

/// <summary>A lock of one package that the test makes itself, and programs that stand in for uv and Python.</summary>
internal sealed class Tiny : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>The lock for the stand-ins, whose installer installs what it says.</summary>
    public static LockFile Lock { get; } = new("tiny", "tiny==1.0 \\\n    --hash=sha256:00\n", "tiny\n");

    /// <summary>What was told.</summary>
    public List<string> Told { get; } = [];

    public EnvironmentCache Cache => new(_folder.PathOf("environments"));

    public PythonEnvironment Environment => Cache.Of(Lock);

    public void Dispose() => _folder.Dispose();

    public string PathOf(params string[] names) => _folder.PathOf(names);

    /// <summary>What the stand-ins did, a line a command.</summary>
    public string[] Log() => File.Exists(PathOf("log")) ? File.ReadAllLines(PathOf("log")) : [];

    /// <summary>What the interpreter of an environment says that it has.</summary>
    public void Installs(string packages) => _folder.Write("packages", "{\"python\": \"3.11.9\", \"packages\": {" + packages + "}}");

    /// <summary>Makes the environment.</summary>
    public (EnvironmentCheck Check, bool WasThere) Make(InstallTools tools, string? python = null, IProgress<InstallStep>? progress = null, JobLimits? limits = null, CancellationToken cancellation = default) =>
        new EnvironmentMaker(tools, Tell) { Limits = limits ?? new JobLimits { MemoryMegabytes = 0, FileMegabytes = 0 } }.Make(Environment, python, progress, cancellation);

    /// <summary>The message where it cannot be made.</summary>
    public string Failure(InstallTools tools, string? python = null, JobLimits? limits = null)
    {
        string message = Assert.Throws<InputException>(() => Make(tools, python, limits: limits)).Message;
        Assert.False(Directory.Exists(Environment.Folder));
        return message;
    }

    /// <summary>A uv that fills an environment, after these lines of shell.</summary>
    public InstallTools Uv(string behaviour = "") => new(
        Program("uv", $$"""
            echo "$1 $2" >>'{{PathOf("log")}}'
            if [ "$1" = venv ]; then
              [ "$2" = --python ] || exit 9
              for last in "$@"; do :; done
              mkdir -p "$last/bin" && cp '{{Interpreter()}}' "$last/bin/python"
              exit
            fi
            {{behaviour}}
            printf 'Resolved 1 package in 3ms\n Downloaded tiny\nPrepared 1 package in 3ms\nInstalled 1 package in 3ms\n + tiny==1.0\n' >&2
            """),
        []);

    /// <summary>A Python of a version, whose venv and pip do these lines of shell first.</summary>
    public string Python(string version, string venv = "", string pip = "") => Program($"python{version}", $$"""
        case "$1 $2" in
        "-m venv")
          echo "venv {{version}}" >>'{{PathOf("log")}}'
          {{venv}}
          mkdir -p "$4/bin" && cp '{{Interpreter(pip)}}' "$4/bin/python" ;;
        "-c "*) echo "harness {{version}} $0" ;;
        esac
        """);

    public string Program(string name, string script)
    {
        StandIn.RequirePython();
        string path = _folder.Write(name, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }

    /// <summary>A lock of the real package of a version, as pip and uv read it.</summary>
    public LockFile Real(string version, string python, string? hash = null)
    {
        string wheel = PathOf("wheels", $"tiny-{version}-py3-none-any.whl");
        Directory.CreateDirectory(PathOf("wheels"));
        using (ZipArchive zip = ZipFile.Open(wheel, ZipArchiveMode.Update))
        {
            Write(zip, "tiny.py", "answer = 42\n");
            Write(zip, $"tiny-{version}.dist-info/METADATA", $"Metadata-Version: 2.1\nName: Tiny\nVersion: {version}\n");
            Write(zip, $"tiny-{version}.dist-info/WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
            Write(zip, $"tiny-{version}.dist-info/RECORD", $"tiny.py,,\ntiny-{version}.dist-info/METADATA,,\ntiny-{version}.dist-info/WHEEL,,\ntiny-{version}.dist-info/RECORD,,\n");
        }

        hash ??= Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(wheel)));
        return new LockFile("tiny", $"--no-index\n--find-links {new Uri(PathOf("wheels")).AbsoluteUri}\ntiny=={version} \\\n    --hash=sha256:{hash}\n", "tiny\n", python);
    }

    private void Tell(string text)
    {
        lock (Told)
        {
            Told.Add(text);
        }
    }

    private string Interpreter(string pip = "") => Program("interpreter", $$"""
        case "$1 $2" in
        "-m pip")
          echo "pip $*" >>'{{PathOf("log")}}'
          {{pip}}
          printf 'Collecting tiny==1.0 (from -r x)\n  Downloading tiny.whl (3 kB)\nInstalling collected packages: tiny\n' ;;
        "-I -m") echo "$3" >>'{{PathOf("log")}}' ;;
        "-I -c") cat '{{PathOf("packages")}}' ;;
        esac
        """);

    private static void Write(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }
}
