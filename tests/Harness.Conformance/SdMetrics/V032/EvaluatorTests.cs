using System.Globalization;
using System.Text.Json;
using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Datasets.Constraints;
using Harness.Metrics;
using Harness.SdMetrics;
using Harness.Tables;

namespace Harness.Conformance.SdMetrics.V032;

/// <summary>What an evaluation shows as SDMetrics' numbers, of files that the tool's own readers read, against SDMetrics 0.32.0.</summary>
public sealed class EvaluatorTests
{
    [Theory, MemberData(nameof(TablesTests.Tables), MemberType = typeof(TablesTests))]
    public void An_invented_table_agrees(string name)
    {
        Assert.SkipWhen(name.Length == 0, Comparison.Absent);
        string folder = Path.Combine(Folders.SdMetrics032, "tables", name);
        TableSchema schema = TableSchemaReader.ReadFile(Path.Combine(folder, "metadata.json"));
        Table train = TableFile.Read(Path.Combine(folder, "real.csv"), schema).Table;
        Dataset dataset = Dataset.Of(train, TableFile.Read(Path.Combine(folder, "holdout.csv"), train).Table);
        dataset = dataset.With(new ConstraintsReader(dataset.Train, schema.TableName).ReadFile(Path.Combine(folder, "constraints.json")));
        using JsonDocument expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "expected.json")));

        Compare(expected.RootElement, dataset, Path.Combine(folder, "synthetic.csv"), folder);
    }

    [Theory, MemberData(nameof(TablesTests.Recordings), MemberType = typeof(TablesTests))]
    public void A_recording_under_detected_metadata_agrees(string name, string file)
    {
        Assert.SkipWhen(name.Length == 0, Comparison.Absent);
        string[] parts = file.Split("-seed-");
        string? recording = new[] { Folders.Recordings, Path.GetFullPath("../shared/recorded/bundled", Repository.Root) }
            .Select(folder => Path.Combine(folder, name, parts[0], $"seed-{parts[1]}.csv")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(recording is null, $"there is no recording {name}/{parts[0]}/seed-{parts[1]}; set HARNESS_RECORDINGS to a folder that has it.");
        string detected = Path.Combine(Folders.SdMetrics032, "detected", name);
        Table real = TableFile.Read(Path.Combine(Folders.Datasets, name, "data.csv"), TableSchemaReader.ReadFile(Path.Combine(detected, "metadata.json"))).Table;
        (int[] train, int[] holdout) = HoldoutSplit.Rows(real.RowCount);
        using JsonDocument expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(detected, file + ".json")));

        Compare(expected.RootElement, Dataset.Of(real.Take(train), real.Take(holdout)), recording!, file);
    }

    private static void Compare(JsonElement expected, Dataset dataset, string synthetic, string what)
    {
        Dictionary<string, MetricResult.Computed> found = new SdMetricsEvaluator()
            .Evaluate(new PairContext(dataset, dataset.ReadSynthetic(synthetic)))
            .OfType<MetricResult.Computed>().ToDictionary(r => r.Id, StringComparer.Ordinal);
        var differences = new Differences();

        // pandas makes fractions of whole numbers with gaps, and SDMetrics counts them as of another type: ours says so in a remark.
        bool isOther = expected.TryGetProperty("dtypes", out JsonElement types) && types.EnumerateObject().Any(t => t.Value[0].GetString() != t.Value[1].GetString());
        foreach ((string report, string id) in new[] { ("quality", "sdmetrics.quality"), ("diagnostic", "sdmetrics.diagnostic") })
        {
            foreach (JsonProperty property in expected.GetProperty(report).GetProperty("properties").EnumerateObject())
            {
                MetricPart? part = found.GetValueOrDefault(id)?.Parts.FirstOrDefault(p => p.Name == property.Name);
                if (isOther && property.Name == "Data Structure")
                {
                    Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{property.Value.GetDouble():0.0000} where pandas reads both files, as whole numbers with gaps are fractions there"), part?.Note);
                    continue;
                }

                differences.Compare(property.Name, property.Value, part?.Value ?? double.NaN);
            }

            if (!isOther || report == "quality")
            {
                differences.Compare(id, expected.GetProperty(report).GetProperty("score"), found.GetValueOrDefault(id)?.Value ?? double.NaN);
            }
        }

        differences.AssertNone(what);
    }
}
