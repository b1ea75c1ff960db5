using System.Globalization;
using System.IO.Compression;
using Harness.Arbitraries;
using Harness.Tables;

namespace Harness.Conformance.Published;

/// <summary>
/// One folder of published tables and scores, as mostly-ai/paper-fidelity-accuracy has them: <c>trn</c> and <c>val</c>,
/// a table a synthesizer (<c>.csv.gz</c> or <c>.csv</c>), and <c>published-*.csv</c>. A column is numerical where every
/// value of the real rows is a number, the last column is the target.
/// </summary>
internal sealed class PublishedFolder
{
    private static readonly Lazy<Dictionary<string, PublishedFolder>> All = new(() =>
        (Directory.Exists(Root) ? Directory.EnumerateDirectories(Root) : []).ToDictionary(p => Path.GetFileName(p), p => new PublishedFolder(p), StringComparer.Ordinal));

    private readonly string _folder;
    private readonly Lazy<(Table Train, Table Holdout)> _real;

    private PublishedFolder(string folder)
    {
        _folder = folder;
        _real = new Lazy<(Table Train, Table Holdout)>(ReadReal);
    }

    /// <summary><c>HARNESS_CONFORMANCE</c>, else a folder beside the repository that a fresh clone does not have.</summary>
    public static string Root { get; } = Environment.GetEnvironmentVariable("HARNESS_CONFORMANCE") is { Length: > 0 } folder
        ? Path.GetFullPath(folder)
        : Path.GetFullPath("../shared/conformance", Repository.Root);

    public static IEnumerable<string> Names => All.Value.Keys.Order(StringComparer.Ordinal);

    public static PublishedFolder Of(string name) => All.Value[name];

    public Table Train => _real.Value.Train;

    public Table Holdout => _real.Value.Holdout;

    /// <summary>The synthesizers that have a table.</summary>
    public IEnumerable<string> Synthesizers => Directory.EnumerateFiles(_folder)
        .Select(p => Path.GetFileName(p))
        .Where(n => n.EndsWith(".csv.gz", StringComparison.Ordinal) || (n.EndsWith(".csv", StringComparison.Ordinal) && !n.StartsWith("published-", StringComparison.Ordinal)))
        .Select(n => n[..n.IndexOf(".csv", StringComparison.Ordinal)])
        .Where(n => n is not ("trn" or "val"))
        .Order(StringComparer.Ordinal);

    public Table Synthetic(string synthesizer) => CsvTableReader.Parse(Text(synthesizer), synthesizer, Train.Schema);

    /// <summary>The rows of a published file, by column name; none where there is no such file.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Scores(string file)
    {
        string path = Path.Combine(_folder, $"published-{file}.csv");
        if (!File.Exists(path))
        {
            return [];
        }

        string[][] lines = [.. File.ReadAllLines(path).Where(l => l.Length > 0).Select(l => l.Split(','))];
        return [.. lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(c => c.First, c => c.Second, StringComparer.Ordinal))];
    }

    public static double Number(IReadOnlyDictionary<string, string> row, string column) => double.Parse(row[column], CultureInfo.InvariantCulture);

    private (Table Train, Table Holdout) ReadReal()
    {
        string train = Text("trn");
        string holdout = Text("val");
        var labels = new TableSchema(train[..train.IndexOfAny(['\r', '\n'])].Split(',').Select(name => new ColumnSchema(name.Trim('"'), ColumnKind.Categorical)));
        Table[] both = [CsvTableReader.Parse(train, "trn", labels), CsvTableReader.Parse(holdout, "val", labels)];
        var schema = new TableSchema(labels.Select(c => new ColumnSchema(c.Name, Array.TrueForAll(both, t => IsNumber((CategoricalColumn)t[c.Name])) ? ColumnKind.Numerical : ColumnKind.Categorical)));
        return (CsvTableReader.Parse(train, "trn", schema), CsvTableReader.Parse(holdout, "val", schema));
    }

    private static bool IsNumber(CategoricalColumn column) =>
        column.Levels.Count > 0 && column.Levels.All(l => double.TryParse(l, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value));

    private string Text(string name)
    {
        string plain = Path.Combine(_folder, name + ".csv");
        if (File.Exists(plain))
        {
            return CsvTableReader.ReadText(plain);
        }

        using var stream = new GZipStream(File.OpenRead(plain + ".gz"), CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
