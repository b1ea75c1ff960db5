using System.Text.Json;

namespace Harness.Benchmarks.Gate;

/// <summary>What a test of the gate measured, one file a dataset and size, so that the page is written without measuring anew and an ended run goes on.</summary>
/// <param name="folder">The folder of the files.</param>
/// <param name="study">What is measured: <c>aa-bar</c>, <c>power-snapshot</c>.</param>
internal sealed class GateResults(string folder, string study)
{
    private const int MostFindings = 12;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<JudgedTable>> _files = new(StringComparer.Ordinal);

    /// <summary>Begins a file, with what it has or empty.</summary>
    /// <param name="name">Its name: dataset, size, generator.</param>
    /// <param name="keeps">Whether what it has is kept.</param>
    /// <returns>The repetitions that it has.</returns>
    public IReadOnlySet<int> Open(string name, bool keeps)
    {
        lock (_lock)
        {
            string path = PathOf(name);
            _files[name] = keeps && File.Exists(path) ? Read(path) : [];
            return _files[name].Select(t => t.Repeat).ToHashSet();
        }
    }

    /// <summary>Keeps a whole repetition.</summary>
    public void Keep(string name, IEnumerable<JudgedTable> tables)
    {
        lock (_lock)
        {
            _files[name].AddRange(tables.Select(t => t with { Findings = [.. t.Findings.Take(MostFindings)] }));
            AtomicFile.Write(PathOf(name), JsonSerializer.Serialize(_files[name].OrderBy(t => t.Repeat)));
        }
    }

    /// <summary>All that was measured.</summary>
    public IReadOnlyList<JudgedTable> All() => Directory.Exists(Path.Combine(folder, study))
        ? [.. Directory.GetFiles(Path.Combine(folder, study), "*.json").Order(StringComparer.Ordinal).SelectMany(Read)]
        : [];

    /// <summary>What the files that this run began hold.</summary>
    public IReadOnlyList<JudgedTable> OfThisRun()
    {
        lock (_lock)
        {
            return [.. _files.OrderBy(f => f.Key, StringComparer.Ordinal).SelectMany(f => f.Value)];
        }
    }

    private string PathOf(string name) => Path.Combine(folder, study, name + ".json");

    private static List<JudgedTable> Read(string path) => JsonSerializer.Deserialize<List<JudgedTable>>(File.ReadAllText(path))!;
}
