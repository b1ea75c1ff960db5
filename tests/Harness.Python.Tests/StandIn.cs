using System.Text;
using Harness.Arbitraries;
using Harness.Generators;
using Harness.Python.Jobs;
using Harness.Tables;

namespace Harness.Python.Tests;

/// <summary>A library that misbehaves on demand (<c>standin.py</c>), and what is left of it.</summary>
internal sealed class StandIn : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public StandIn(string? marker = null) => Marker = marker ?? Path.GetFileName(_folder.FullName);

    /// <summary>What all its processes have in their command line.</summary>
    public string Marker { get; }

    /// <summary>A small table with letters beyond ASCII.</summary>
    public static Table Train { get; } = new(
    [
        new NumericColumn(new ColumnSchema("x", ColumnKind.Numerical), [1, 2.5, 3, 4, double.NaN, 6]),
        CategoricalColumn.FromLabels(new ColumnSchema("c", ColumnKind.Categorical), ["a", "b, \"quoted\"", "Käse", "a", null, "b, \"quoted\""]),
    ]);

    /// <summary>The reference implementation of the protocol.</summary>
    public static string Example => Path.Combine(Repository.Root, "src", "Harness.Python", "Protocol", "example.py");

    /// <summary>A path of the test's own.</summary>
    public string PathOf(string name) => _folder.PathOf(name);

    /// <summary>The generator that behaves so.</summary>
    public CommandGenerator Behaving(string behaviour, JobLimits? limits = null)
    {
        RequirePython();
        string script = Path.Combine(Repository.Root, "tests", "Harness.Python.Tests", "standin.py");
        return new CommandGenerator("stand-in", $"python3 \"{script}\" {behaviour} \"{Example}\" {Marker} {{request}}", limits);
    }

    /// <summary>Makes a table by it.</summary>
    public Table Sample(string behaviour, JobLimits? limits = null, CancellationToken cancellation = default) => Behaving(behaviour, limits).Fit(Train, new FitContext { Seed = 1 }).Sample(5, 7, cancellation);

    /// <summary>Its failure.</summary>
    public GeneratorException Failure(string behaviour, JobLimits? limits = null) => Assert.Throws<GeneratorException>(() => Sample(behaviour, limits));

    /// <summary>How many of its processes run, once they have had time to die.</summary>
    public int Left()
    {
        int left = int.MaxValue;
        for (int i = 0; i < 50 && left > 0; i++)
        {
            left = Running();
            Thread.Sleep(left > 0 ? 100 : 0);
        }

        return left;
    }

    /// <summary>How many of its processes run now.</summary>
    public int Running() => Processes().Count();

    /// <summary>The scratch folder of the job that one of them runs in.</summary>
    public string JobFolder() => Processes().Select(p => Read(Path.Combine(p, "environ")).Split('\0').FirstOrDefault(v => v.StartsWith("TMPDIR=", StringComparison.Ordinal))).OfType<string>().First()["TMPDIR=".Length..];

    private IEnumerable<string> Processes() => Directory.EnumerateDirectories("/proc").Where(process =>
        int.TryParse(Path.GetFileName(process), out int id) && id != Environment.ProcessId && Read(Path.Combine(process, "cmdline")).Contains(Marker, StringComparison.Ordinal));

    private static string Read(string file)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The process has ended meanwhile.
            return "";
        }
    }

    /// <summary>Skips the test where there is no Python; on a build server it fails.</summary>
    public static void RequirePython()
    {
        bool isThere = Programs.Find("python3") is not null;
        Assert.False(!isThere && Environment.GetEnvironmentVariable("CI") is { Length: > 0 }, "there is no python3, and on a build server these tests have to run");
        Assert.SkipUnless(isThere, "there is no python3 on the PATH");
        Assert.SkipUnless(OperatingSystem.IsLinux(), "what is left of a job is looked up in /proc");
    }

    public void Dispose() => _folder.Dispose();
}
