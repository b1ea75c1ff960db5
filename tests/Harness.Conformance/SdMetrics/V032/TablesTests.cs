using System.Text.Json;
using Harness.Datasets;
using Harness.SdMetrics.Constraints;
using Harness.SdMetrics.Reports;

namespace Harness.Conformance.SdMetrics.V032;

/// <summary>Reports with all their details and privacy under metadata of SDV 2, against SDMetrics 0.32.0.</summary>
public sealed class TablesTests
{
    private static readonly string Invented = Path.Combine(Folders.SdMetrics032, "tables");
    private static readonly string Detected = Path.Combine(Folders.SdMetrics032, "detected");

    /// <summary>One row an invented table; a row without a name where there is none.</summary>
    public static TheoryData<string> Tables => [.. Directory.Exists(Invented) ? (string[])[.. Directory.EnumerateDirectories(Invented).Select(p => Path.GetFileName(p)!).Order(StringComparer.Ordinal)] : [""]];

    /// <summary>One row a recording under detected metadata: dataset and file.</summary>
    public static TheoryData<string, string> Recordings
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (string path in Directory.Exists(Detected) ? (string[])[.. Directory.EnumerateFiles(Detected, "*-seed-*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)] : [])
            {
                rows.Add(Path.GetFileName(Path.GetDirectoryName(path)!), Path.GetFileNameWithoutExtension(path));
            }

            if (rows.Count == 0)
            {
                rows.Add("", "");
            }

            return rows;
        }
    }

    [Theory, MemberData(nameof(Tables))]
    public void An_invented_table_agrees(string name)
    {
        Assert.SkipWhen(name.Length == 0, $"{Invented}: {Comparison.Absent}");
        string folder = Path.Combine(Invented, name);
        using JsonDocument constraints = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "constraints.json")));
        using JsonDocument expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "expected.json")));
        var metadata = Metadata.Read(Path.Combine(folder, "metadata.json"));
        (Cells, Cells, Cells) cells = (Cells.Read(Path.Combine(folder, "real.csv")), Cells.Read(Path.Combine(folder, "synthetic.csv")), Cells.Read(Path.Combine(folder, "holdout.csv")));
        var differences = new Differences();

        Comparison.Everything(differences, expected.RootElement, metadata, cells, new DiagnosticReportOptions { Constraints = TableConstraint.ReadList(constraints.RootElement) });

        differences.AssertNone(folder);
    }

    [Theory, MemberData(nameof(Recordings))]
    public void A_recording_under_detected_metadata_agrees(string dataset, string file)
    {
        Assert.SkipWhen(dataset.Length == 0, $"{Detected}: {Comparison.Absent}");
        string[] parts = file.Split("-seed-");
        string? recording = new[] { Folders.Recordings, Path.GetFullPath("../shared/recorded/bundled", Harness.Arbitraries.Repository.Root) }
            .Select(folder => Path.Combine(folder, dataset, parts[0], $"seed-{parts[1]}.csv")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(recording is null, $"there is no recording {dataset}/{parts[0]}/seed-{parts[1]}; set HARNESS_RECORDINGS to a folder that has it.");
        using JsonDocument expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(Detected, dataset, file + ".json")));
        var metadata = Metadata.Read(Path.Combine(Detected, dataset, "metadata.json"));
        Dataset real = DatasetReader.Read(Path.Combine(Folders.Datasets, dataset));
        (Cells, Cells, Cells) cells = (Cells.Of(real.Train), Cells.Read(recording!), Cells.Of(real.Holdout));
        JsonProperty[] types = [.. expected.RootElement.GetProperty("dtypes").EnumerateObject()];
        var differences = new Differences();

        Comparison.Everything(differences, expected.RootElement, metadata, cells, new DiagnosticReportOptions
        {
            RealTypes = types.ToDictionary(t => t.Name, t => t.Value[0].GetString()!),
            SyntheticTypes = types.ToDictionary(t => t.Name, t => t.Value[1].GetString()!),
        });

        differences.AssertNone(file);
    }
}
