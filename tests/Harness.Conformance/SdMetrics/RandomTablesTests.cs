using System.Globalization;
using System.Text.Json;
using Harness.Arbitraries;
using Harness.SdMetrics.ColumnPairs;
using Harness.SdMetrics.Encoding;
using Harness.SdMetrics.Privacy;
using Harness.SdMetrics.Reports;
using Harness.Tables;

namespace Harness.Conformance.SdMetrics;

/// <summary>
/// Every metric on small random tables, constant, empty and tiny columns among them, against SDMetrics 0.29.0:
/// <c>Golden/random_tables.py</c> made <c>Golden/random-tables.json</c>.
/// </summary>
public sealed class RandomTablesTests
{
    private static readonly string File = Environment.GetEnvironmentVariable("HARNESS_RANDOM_TABLES") is { Length: > 0 } path
        ? path
        : Path.Combine(Repository.Root, "tests/Harness.Conformance/Golden/random-tables.json");

    private static readonly JsonElement[] All = [.. JsonDocument.Parse(System.IO.File.ReadAllText(File)).RootElement.EnumerateArray()];

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, All.Length)];

    [Theory, MemberData(nameof(Cases))]
    public void Everything_agrees(int number)
    {
        JsonElement expected = All[number];
        TableSchema schema = TableSchemaReader.Read(expected.GetProperty("metadata"), "metadata");
        Table real = CsvTableReader.Parse(expected.GetProperty("real").GetString()!, "real", schema);
        Table synthetic = CsvTableReader.Parse(expected.GetProperty("synthetic").GetString()!, "synthetic", schema);
        Table holdout = CsvTableReader.Parse(expected.GetProperty("holdout").GetString()!, "holdout", schema);
        var differences = new Differences();

        ReportComparison.Quality(differences, expected.GetProperty("quality"), "score", QualityReport.Generate(real, synthetic));
        var everyPair = new QualityReportOptions { RealCorrelationThreshold = 0, RealAssociationThreshold = 0 };
        ReportComparison.Quality(differences, expected.GetProperty("quality_without_thresholds"), "score", QualityReport.Generate(real, synthetic, everyPair));
        ReportComparison.Diagnostic(differences, expected.GetProperty("diagnostic"), "score", DiagnosticReport.Generate(real, synthetic, new DiagnosticReportOptions { Version = SdMetricsVersion.V029 }));
        Columns(differences, expected.GetProperty("columns"), real, synthetic);
        Pairs(differences, expected.GetProperty("pairs"), real, synthetic);
        Rows(differences, expected, real, synthetic, holdout);
        Disclosure(differences, expected, real, synthetic);

        differences.AssertNone($"case {number}");
    }

    private static void Columns(Differences differences, JsonElement expected, Table real, Table synthetic)
    {
        foreach (JsonProperty column in expected.EnumerateObject())
        {
            foreach (JsonProperty metric in column.Value.EnumerateObject())
            {
                Compare(differences, $"{metric.Name} of {column.Name}", metric.Value, ColumnMetrics.Score(metric.Name, real[column.Name], synthetic[column.Name]));
            }
        }
    }

    private static void Pairs(Differences differences, JsonElement expected, Table real, Table synthetic)
    {
        foreach (JsonProperty pair in expected.EnumerateObject())
        {
            string[] names = pair.Name.Split('|');
            (Column X, Column Y) r = (real[names[0]], real[names[1]]);
            (Column X, Column Y) s = (synthetic[names[0]], synthetic[names[1]]);
            foreach (JsonProperty metric in pair.Value.EnumerateObject())
            {
                string what = $"{metric.Name} of {pair.Name}";
                switch (metric.Name)
                {
                    case "Pearson" or "Spearman":
                        CorrelationSimilarity ours = CorrelationSimilarity.Compute(
                            ((QuantitativeColumn)r.X, (QuantitativeColumn)r.Y), ((QuantitativeColumn)s.X, (QuantitativeColumn)s.Y), Enum.Parse<CorrelationKind>(metric.Name));
                        bool failed = metric.Value.TryGetProperty("error", out _);
                        Compare(differences, what, failed ? metric.Value : metric.Value.GetProperty("score"), ours.Score);
                        if (!failed)
                        {
                            differences.Compare(what + ", real", metric.Value.GetProperty("real"), ours.Real);
                            differences.Compare(what + ", synthetic", metric.Value.GetProperty("synthetic"), ours.Synthetic);
                        }

                        break;
                    case "ContinuousKLDivergence":
                        Compare(differences, what, metric.Value, KLDivergence.Continuous(((NumericColumn)r.X, (NumericColumn)r.Y), ((NumericColumn)s.X, (NumericColumn)s.Y)));
                        break;
                    case "DiscreteKLDivergence":
                        Compare(differences, what, metric.Value, KLDivergence.Discrete(
                            ((CategoricalColumn)r.X, (CategoricalColumn)r.Y), ((CategoricalColumn)s.X, (CategoricalColumn)s.Y)));
                        break;
                    default:
                        Assert.Equal("ContingencySimilarity", metric.Name);
                        Compare(differences, what, metric.Value, ContingencySimilarity.Compute(r, s, bins: 4).Score);
                        break;
                }
            }
        }
    }

    private static void Rows(Differences differences, JsonElement expected, Table real, Table synthetic, Table holdout)
    {
        if (HasAnswer(expected.GetProperty("dcr")))
        {
            double[] distances = DistanceToClosestRecord.Compute(synthetic, real);
            foreach ((JsonElement distance, int row) in expected.GetProperty("dcr").EnumerateArray().Select((d, i) => (d, i)))
            {
                differences.Compare($"distance of row {row}", distance, distances[row]);
            }
        }

        if (HasAnswer(expected.GetProperty("overfitting")))
        {
            differences.Compare("closer to training", expected.GetProperty("overfitting"), DcrOverfittingProtection.Compute(real, synthetic, holdout).CloserToTraining);
        }

        if (HasAnswer(expected.GetProperty("baseline")))
        {
            differences.Compare("baseline protection", expected.GetProperty("baseline"), DcrBaselineProtection.Compute(real, synthetic, holdout).Score.Value);
        }

        foreach (JsonProperty tolerance in expected.GetProperty("new_rows").EnumerateObject())
        {
            double value = double.Parse(tolerance.Name, CultureInfo.InvariantCulture);
            Compare(differences, $"new rows at {tolerance.Name}", tolerance.Value, NewRowSynthesis.Compute(real, synthetic, value).Score);
        }
    }

    private static void Disclosure(Differences differences, JsonElement expected, Table real, Table synthetic)
    {
        foreach (JsonProperty method in expected.GetProperty("disclosure").EnumerateObject().Where(m => HasAnswer(m.Value)))
        {
            string[] names = [.. real.Schema.Select(c => c.Name)];
            DisclosureProtection ours = DisclosureProtection.Compute(real, synthetic, new DisclosureOptions
            {
                Known = names[..^1],
                Sensitive = names[^1..],
                Continuous = [.. expected.GetProperty("binned").EnumerateArray().Select(c => c.GetString()!)],
                Bins = 3,
                Method = method.Name switch { "cap" => CapMethod.Cap, "zero_cap" => CapMethod.ZeroCap, _ => CapMethod.GeneralizedCap },
            });
            differences.Compare($"{method.Name}, score", method.Value.GetProperty("score"), ours.Score.Value);
            differences.Compare($"{method.Name}, protection", method.Value.GetProperty("cap_protection"), ours.Protection);
            differences.Compare($"{method.Name}, baseline", method.Value.GetProperty("baseline_protection"), ours.Baseline);
        }
    }

    // Where pandas fails on the type of a column, SDMetrics has no answer to agree with.
    private static bool HasAnswer(JsonElement expected) => expected.ValueKind != JsonValueKind.Object || !expected.TryGetProperty("error", out _);

    private static void Compare(Differences differences, string what, JsonElement expected, ParityScore ours)
    {
        if (HasAnswer(expected))
        {
            Assert.True(ours.Error is null, $"{what}: the reference is {expected}, ours an error: {ours.Error}");
            differences.Compare(what, expected, ours.Value);
        }
        else if (expected.GetProperty("error").GetString() is { } error && error != "TypeError")
        {
            Assert.True(ours.Error?.StartsWith(error, StringComparison.Ordinal) == true, $"{what}: the reference is {error}, ours {ours}");
        }
    }
}
