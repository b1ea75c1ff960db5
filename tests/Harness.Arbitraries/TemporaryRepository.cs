using System.Diagnostics;
using System.Globalization;
using Harness.Studies.Snapshots;

namespace Harness.Arbitraries;

/// <summary>A git repository of a test's own, whose commits do not depend on the user's settings or the clock.</summary>
internal sealed class TemporaryRepository : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private int _day;

    /// <summary>Makes an empty repository.</summary>
    public TemporaryRepository() => Git("init", "--quiet", "--initial-branch=main");

    /// <summary>Why there can be none; <see langword="null"/> where there is git.</summary>
    public static string? Missing { get; } = Find();

    /// <summary>The root of the repository.</summary>
    public string Root => _folder.FullName;

    /// <summary>The folder of the snapshots.</summary>
    public string Snapshots => _folder.PathOf("evaluation", "snapshots");

    /// <summary>A snapshot of two metrics, and one that says that the pair clears the bar where the first is at most .1.</summary>
    /// <param name="error">The value of <c>ks-statistic</c>.</param>
    /// <param name="noise">Its noise over 40 seeds; <see langword="null"/> where there is none.</param>
    /// <param name="generator">The generator.</param>
    /// <param name="dataset">The dataset.</param>
    public static Snapshot Snapshot(double error, double? noise = null, string generator = "gan", string dataset = "iris") => new()
    {
        Dataset = dataset,
        Generator = generator,
        GeneratorVersion = "1",
        TrainDigest = "3e68fdd0",
        HoldoutDigest = "9af22081",
        Seeds = [1, 2, 3],
        Rows = 115,
        Failures = [],
        NoiseSeeds = noise is null ? 0 : 40,
        Bar = error <= 0.1 ? "met" : "missed",
        Missed = error <= 0.1 ? [] : ["ks-statistic"],
        Metrics =
        [
            new("ks-statistic", new SnapshotMetric(1, error, null, [error - 0.01, error + 0.01]) { Noise = noise, PartNoise = noise is { } n ? [n, n] : [] }),
            new("tstr-r2-gap", new SnapshotMetric(1, null, "the target is a label", [])),
        ],
    };

    /// <summary>Writes a snapshot as its committed file.</summary>
    /// <param name="snapshot">The snapshot.</param>
    public void Write(Snapshot snapshot) => Write($"evaluation/snapshots/{snapshot.Dataset}/{snapshot.Generator}.verified.json", SnapshotText.Write(snapshot));

    /// <summary>Writes a file.</summary>
    /// <param name="path">Its path in the repository.</param>
    /// <param name="text">Its content.</param>
    public void Write(string path, string text) => _folder.Write(path, text);

    /// <summary>Commits all that lies there; each commit is a day later than the one before, from 2026-01-01 on.</summary>
    /// <param name="subject">The message.</param>
    /// <returns>The hash.</returns>
    public string Commit(string subject)
    {
        Git("add", "--all");
        Git("commit", "--quiet", "--allow-empty", "--message", subject);
        return Git("rev-parse", "HEAD").Trim();
    }

    /// <summary>Writes a snapshot and commits it.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="subject">The message.</param>
    /// <returns>The hash.</returns>
    public string Commit(Snapshot snapshot, string subject)
    {
        Write(snapshot);
        return Commit(subject);
    }

    /// <summary>Runs git in the repository.</summary>
    /// <param name="arguments">The command and its arguments.</param>
    /// <returns>What it printed.</returns>
    public string Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-C", Root, "-c", "commit.gpgSign=false", "-c", "core.hooksPath=/dev/null", "-c", "core.autocrlf=false", "-c", "protocol.file.allow=always", .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string date = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero).AddDays(arguments[0] == "commit" || arguments[0] == "merge" ? _day++ : _day).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        foreach (string who in (string[])["AUTHOR", "COMMITTER"])
        {
            start.Environment[$"GIT_{who}_NAME"] = "A";
            start.Environment[$"GIT_{who}_EMAIL"] = "a@example.org";
            start.Environment[$"GIT_{who}_DATE"] = date;
        }

        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["GIT_CONFIG_GLOBAL"] = OperatingSystem.IsWindows() ? "NUL" : "/dev/null";
        start.Environment.Remove("GIT_DIR");
        start.Environment.Remove("GIT_INDEX_FILE");
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {error.Result}");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // git writes its objects read-only, which Windows does not remove.
        foreach (string file in Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories))
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        _folder.Dispose();
    }

    private static string? Find()
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo("git", ["--version"]) { UseShellExecute = false, RedirectStandardOutput = true })!;
            process.WaitForExit();
            return null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "git is not on the PATH";
        }
    }
}
