using System.Text.Json;
using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Metrics.Dependence;
using Harness.Metrics.Rules;
using Harness.SdMetrics;
using Harness.Tables;

namespace Harness.Tests.Metrics;

/// <summary>Every recorded table measured as pandas, NumPy and SciPy measure it: recordings.py beside this file made recordings.json.</summary>
public class RecordingReferenceTests
{
    private static readonly string Root = Repository.Root;

    public static TheoryData<string> Datasets => ["breast-cancer", "diabetes", "diamonds", "iris", "penguins", "titanic"];

    [Theory]
    [MemberData(nameof(Datasets))]
    public void Equals_pandas_and_SciPy(string dataset)
    {
        using JsonDocument reference = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, "tests/Harness.Tests/Metrics/recordings.json")));
        Dataset real = DatasetReader.Read(Path.Combine(Root, "datasets", dataset));
        var shared = new DatasetContext(real);
        IEvaluator[] evaluators = [.. Evaluators.Default.Where(e => e is not (RuleEvaluator or SdMetricsEvaluator))];
        JsonProperty[] recordings = [.. reference.RootElement.EnumerateObject().Where(p => p.Name.StartsWith(dataset + "/", StringComparison.Ordinal))];
        Assert.True(recordings.Length >= 8);
        foreach (JsonProperty recording in recordings)
        {
            Table synthetic = CsvTableReader.Read(Path.Combine(Root, "evaluation/recordings", recording.Name, "seed-1.csv"), real.Real.Schema);
            var pair = new PairContext(real, synthetic, shared, default);
            MetricResult[] results = [.. evaluators.SelectMany(e => e.Evaluate(pair))];
            int compared = 0;
            foreach (MetricResult result in results.Where(r => recording.Value.TryGetProperty(r.Id, out _)))
            {
                compared++;
                double? expected = Number(recording.Value, result.Id);
                string where = $"{recording.Name}, {result.Id}";
                if (result is not MetricResult.Computed computed)
                {
                    Assert.IsType<MetricResult.NotApplicable>(result);
                    Assert.True(expected is null, where);
                    continue;
                }

                Close(where, expected, computed.Value);
                if (computed.Comparison is { } comparison)
                {
                    Close(where + ", reference", Number(recording.Value, $"{result.Id} reference"), comparison.Reference);
                    Close(where + ", p-value", Number(recording.Value, $"{result.Id} p-value"), comparison.PValue);
                }
            }

            Assert.Equal(recording.Value.EnumerateObject().Count(p => !p.Name.Contains(' ', StringComparison.Ordinal)), compared);
        }
    }

    [Theory]
    [MemberData(nameof(Datasets))]
    public void A_shuffled_column_of_train_raises_the_association_error_and_is_named(string dataset)
    {
        Dataset real = DatasetReader.Read(Path.Combine(Root, "datasets", dataset));
        var evaluator = new DependenceEvaluator();
        foreach (string column in real.Train.Schema.Where(c => c.IsModelled).Select(c => c.Name))
        {
            MetricResult.Computed error = evaluator.Computed("association-error", real, real.Train.Shuffled(column, 1));
            MetricPart worst = error.Parts.MaxBy(p => p.Value)!;
            Assert.True(worst.Value > 0.1, $"{dataset}, {column}: {worst.Label} is {worst.Value}");
            Assert.Contains(column, new[] { worst.Name, worst.Other });
        }
    }

    private static double? Number(JsonElement values, string name) =>
        values.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    private static void Close(string where, double? expected, double actual) => Assert.True(
        expected is { } value && Math.Abs(value - actual) <= 1e-9 * Math.Abs(value),
        $"{where}: expected {expected}, but found {actual}.");
}
