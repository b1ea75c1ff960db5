using System.Text.Json;
using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Datasets.Constraints;
using Harness.Metrics;
using Harness.Metrics.Rules;
using Harness.Tables;
using Harness.Tests.Tables;

namespace Harness.Tests.Datasets.Constraints;

/// <summary>The share of rows that keep a constraint is that of SDMetrics 0.32 on its reference tables.</summary>
public class ConstraintParityTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Constraint_validity_is_SDMetrics_s(int table)
    {
        string folder = Path.Combine(MetadataVerdict.Folder, "tables", $"{table}");
        Assert.SkipUnless(Directory.Exists(folder), $"the reference scores are not in {MetadataVerdict.Folder}");
        Table Read(string file) => TableFile.Read(Path.Combine(folder, file), TableSchemaReader.ReadFile(Path.Combine(folder, "metadata.json"))).Table;
        Dataset dataset = Dataset.Of(Read("real.csv"), Read("holdout.csv"));
        ConstraintReading reading = new ConstraintsReader(dataset.Train, "t").ReadFile(Path.Combine(folder, "constraints.json"));

        MetricResult.Computed result = new RuleEvaluator().Computed("rule-violations", dataset.With(reading), Read("synthetic.csv"));

        using JsonDocument expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "expected.json")));
        double?[] scores = [.. expected.RootElement.GetProperty("diagnostic").GetProperty("constraint_validity").EnumerateArray().Select(e => e.GetProperty("Score")).Select(s => s.ValueKind == JsonValueKind.Null ? (double?)null : s.GetDouble())];
        Assert.Equal(15, scores.Length);
        Assert.Equal(scores.OfType<double>(), result.Parts.Select(p => 1 - p.Value), (e, a) => Math.Abs(e - a) < 1e-12);

        // The absent column and the unknown class.
        Assert.Equal([13, 14], scores.Index().Where(s => s.Item is null).Select(s => s.Index));
        Assert.Contains(reading.Notes, n => n.StartsWith("constraints.json: [13]: Inequality is not judged: 'absent', its high_column_name, is not a column", StringComparison.Ordinal));
        Assert.Contains(reading.Notes, n => n.StartsWith("constraints.json: [14]: Unknown is not judged", StringComparison.Ordinal));
    }
}
