using System.Text.Json;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Metrics.Marginals;
using Harness.Scoring;
using Harness.Statistics;
using Harness.Tables;

namespace Harness.Conformance;

/// <summary>
/// Mean, median, standard deviation, counts, correlations, KS and total variation of every recording against
/// SDMetrics 0.29.0, pandas 2.3.3 and NumPy 2.4.6, to a relative 1e-9.
/// </summary>
public sealed class RawStatisticsTests
{
    /// <summary>One row a capture of a recording: dataset, generator, seed.</summary>
    public static TheoryData<string, string, string> Recorded =>
        [.. Captures.Tables.Where(c => File.Exists(Path.Combine(Folders.Recordings, c.Dataset, c.Generator, c.Seed + ".csv")))];

    /// <summary>The datasets that have a capture of their real parts.</summary>
    public static TheoryData<string> Reals => [.. Captures.Reals.Where(d => Directory.Exists(Path.Combine(Folders.Datasets, d)))];

    [Fact]
    public void There_are_captures_to_compare_with() =>
        Assert.SkipUnless(Recorded.Count > 0, Captures.Missing("reference scores"));

    [Theory(SkipTestWithoutData = true), MemberData(nameof(Recorded))]
    public void A_recording_agrees(string dataset, string generator, string seed)
    {
        Dataset real = DatasetReader.Read(Path.Combine(Folders.Datasets, dataset));
        Table synthetic = CsvTableReader.Read(Path.Combine(Folders.Recordings, dataset, generator, seed + ".csv"), real.Train.Schema);
        string source = Captures.Of(dataset, generator, seed);
        using JsonDocument capture = JsonFile.Parse(CsvTableReader.ReadText(source), source);
        var differences = new Differences();

        Moments(differences, "moments", capture.RootElement.GetProperty("moments"), synthetic);
        JsonElement quality = capture.RootElement.GetProperty("sdmetrics").GetProperty("quality");
        Shapes(differences, quality.GetProperty("column_shapes"), new PairContext(real, synthetic));
        Correlations(differences, quality.GetProperty("column_pair_trends"), real.Train, synthetic);

        differences.AssertNone(source);
    }

    [Theory(SkipTestWithoutData = true), MemberData(nameof(Reals))]
    public void Train_and_holdout_agree(string dataset)
    {
        Dataset real = DatasetReader.Read(Path.Combine(Folders.Datasets, dataset));
        string source = Captures.OfReal(dataset);
        using JsonDocument capture = JsonFile.Parse(CsvTableReader.ReadText(source), source);
        var differences = new Differences();

        Moments(differences, "train", capture.RootElement.GetProperty("train"), real.Train);
        Moments(differences, "holdout", capture.RootElement.GetProperty("holdout"), real.Holdout);
        JsonElement train = capture.RootElement.GetProperty("correlation").GetProperty("train");
        foreach ((string name, Func<double[], double[], double> of) in new (string, Func<double[], double[], double>)[] { ("pearson", (x, y) => Correlation.Pearson(x, y)), ("spearman", (x, y) => Correlation.Spearman(x, y)) })
        {
            if (!train.TryGetProperty(name, out JsonElement matrix))
            {
                continue;
            }

            foreach (JsonProperty row in matrix.EnumerateObject())
            {
                foreach (JsonProperty cell in row.Value.EnumerateObject())
                {
                    differences.Compare($"{name} {row.Name} × {cell.Name}", cell.Value, of(Values(real.Train, row.Name), Values(real.Train, cell.Name)));
                }
            }
        }

        differences.AssertNone(source);
    }

    private static void Moments(Differences differences, string part, JsonElement moments, Table table)
    {
        Dictionary<string, ColumnSummary> summaries = ColumnSummary.Of(table).ToDictionary(c => c.Name, StringComparer.Ordinal);
        foreach (JsonProperty column in moments.EnumerateObject())
        {
            ColumnSummary summary = summaries[column.Name];
            Compare("mean", summary.Mean);
            Compare("median", summary.Median);
            Compare("std", summary.StandardDeviation);
            Compare("missing", summary.Missing);
            Compare("distinct", summary.Levels);
            if (column.Value.TryGetProperty("counts", out JsonElement counts))
            {
                var labels = (CategoricalColumn)table[column.Name];
                foreach (JsonProperty level in counts.EnumerateObject())
                {
                    int code = labels.Levels.ToList().IndexOf(level.Name);
                    differences.Compare($"{part}: count of {column.Name} = {level.Name}", level.Value, code < 0 ? 0 : labels.Codes.Count(code));
                }
            }

            void Compare(string statistic, double? value)
            {
                if (column.Value.TryGetProperty(statistic, out JsonElement expected) && expected.ValueKind is JsonValueKind.Number or JsonValueKind.Null)
                {
                    differences.Compare($"{part}: {statistic} of {column.Name}", expected, value ?? double.NaN);
                }
            }
        }
    }

    private static void Shapes(Differences differences, JsonElement shapes, PairContext pair)
    {
        var results = new MarginalEvaluator().Evaluate(pair).OfType<MetricResult.Computed>().ToDictionary(r => r.Id, r => r.Parts, StringComparer.Ordinal);
        foreach (JsonElement shape in shapes.EnumerateArray().Where(s => s.GetProperty("Score").ValueKind == JsonValueKind.Number))
        {
            string column = shape.GetProperty("Column").GetString()!;
            bool ks = shape.GetProperty("Metric").GetString() == "KSComplement";
            double ours = ks ? results["ks-statistic"].Single(p => p.Name == column).Value : SmoothedVariation(pair, column);
            differences.Compare($"{shape.GetProperty("Metric")} of {column}", shape.GetProperty("Score"), 1 - ours);
        }
    }

    // SDMetrics gives each label that train lacks a count of 1e-6 there, and divides by the enlarged total.
    private static double SmoothedVariation(PairContext pair, string column)
    {
        AlignedCategories codes = pair.Aligned(column);
        double[] train = [.. codes.Levels.Select((_, i) => (double)codes.Train.Count(c => c == i))];
        double[] synthetic = [.. codes.Levels.Select((_, i) => (double)codes.Synthetic.Count(c => c == i))];
        for (int i = 0; i < train.Length; i++)
        {
            train[i] = train[i] == 0 ? 1e-6 : train[i];
        }

        return train.Zip(synthetic, (t, s) => Math.Abs(t / train.Sum() - s / synthetic.Sum())).Sum() / 2;
    }

    private static void Correlations(Differences differences, JsonElement trends, Table train, Table synthetic)
    {
        foreach (JsonElement trend in trends.EnumerateArray().Where(t => t.GetProperty("Metric").GetString() == "CorrelationSimilarity"))
        {
            string first = trend.GetProperty("Column 1").GetString()!;
            string second = trend.GetProperty("Column 2").GetString()!;
            foreach ((string name, Table table) in new[] { ("Real Correlation", train), ("Synthetic Correlation", synthetic) })
            {
                if (trend.GetProperty(name).ValueKind == JsonValueKind.Number)
                {
                    differences.Compare($"{name} of {first} × {second}", trend.GetProperty(name), Correlation.Pearson(Values(table, first), Values(table, second)));
                }
            }
        }
    }

    private static double[] Values(Table table, string column) => ((QuantitativeColumn)table[column]).Values.ToArray();
}
