using System.Text.Json;
using Harness.Datasets;
using Harness.Statistics;
using Harness.Tables;
using Harness.Utility.Encoding;
using Harness.Utility.Fits;
using Harness.Utility.Models;

namespace Harness.Conformance.Utility;

/// <summary>One score of one model beside scikit-learn's, both the mean over the same recorded tables.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Generator">The generator.</param>
/// <param name="Model">The model's id.</param>
/// <param name="Regime">TRTR, TSTR or TRTS; here TRTS tests on all synthetic rows, as the captures do.</param>
/// <param name="Score">Accuracy or R².</param>
/// <param name="Ours">Our score.</param>
/// <param name="Theirs">scikit-learn's.</param>
/// <param name="Noise">Standard error of a score on that many rows: binomial for accuracy; for R² from the spread of our squared errors.</param>
/// <param name="Distinct">Share of distinct feature rows among those tested on: noise counts every row as one of its own.</param>
/// <param name="Outside">Share of rows tested on with a number beyond the range, or a label, that the training rows have.</param>
internal sealed record SideBySide(
    string Dataset, string Generator, string Model, string Regime, string Score, double Ours, double Theirs, double Noise, double Distinct, double Outside)
{
    private static readonly ILearner[] Learners = [new LinearLearner(), new RandomForestLearner(), new BoostedTreesLearner()];

    /// <summary>Whether the two differ by more than two standard errors.</summary>
    public bool IsBeyondNoise => Math.Abs(Ours - Theirs) > 2 * Noise;

    /// <summary>Every score that both have, for the recordings of one dataset.</summary>
    public static IEnumerable<SideBySide> Of(string datasetName)
    {
        Dataset dataset = DatasetReader.Read(Path.Combine(Folders.Datasets, datasetName));
        RealFits real = RealFits.Of(dataset, Learners, int.MaxValue);
        if (real.Models.Count == 0)
        {
            yield break;
        }

        foreach (var captures in Captures.Tables.Where(t => t.Dataset == datasetName).GroupBy(t => t.Generator).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            string generator = captures.Key;
            var seeds = captures
                .Select(t => (Capture: Captures.Of(t.Dataset, t.Generator, t.Seed), Csv: Path.Combine(Folders.Recordings, datasetName, generator, t.Seed + ".csv")))
                .Where(f => File.Exists(f.Csv))
                .SelectMany(f => OfTable(real, dataset, CsvTableReader.Read(f.Csv, dataset.Train.Schema), Utility(f.Capture)))
                .GroupBy(s => (s.Model, s.Regime));
            foreach (var seed in seeds)
            {
                int n = seed.Count();
                yield return seed.First() with
                {
                    Dataset = datasetName,
                    Generator = generator,
                    Ours = seed.Average(s => s.Ours),
                    Theirs = seed.Average(s => s.Theirs),
                    Distinct = seed.Average(s => s.Distinct),
                    Outside = seed.Average(s => s.Outside),
                    // TRTR tests every seed's model on the same rows: nothing is averaged out.
                    Noise = Math.Sqrt(seed.Sum(s => s.Noise * s.Noise)) / (seed.Key.Regime == "TRTS" ? n : Math.Sqrt(n)),
                };
            }
        }
    }

    private static IEnumerable<SideBySide> OfTable(RealFits real, Dataset dataset, Table synthetic, JsonElement utility)
    {
        LabelledRows rows = LabelledRows.Of(synthetic, real.Target);
        for (int m = 0; m < Learners.Length; m++)
        {
            string score = real.Target.IsRegression ? "r2" : "accuracy";
            TrainedModel trained = TrainedModel.Train(Learners[m], real.Target, rows, real.MeanAnswer, int.MaxValue);
            foreach ((string regime, TrainedModel model, LabelledRows from, LabelledRows on) in new[] { ("TRTR", real.Models[m], real.Train, real.Holdout), ("TSTR", trained, rows, real.Holdout), ("TRTS", real.Models[m], real.Train, rows) })
            {
                if (on.Count > 0
                    && utility.TryGetProperty(Learners[m].Id, out JsonElement theirs)
                    && theirs.TryGetProperty(regime, out JsonElement scores)
                    && scores.ValueKind == JsonValueKind.Object
                    && scores.TryGetProperty(score, out JsonElement value)
                    && value.ValueKind == JsonValueKind.Number)
                {
                    double ours = ModelTest.Of(model, real, on).Scores[0];
                    double noise = real.Target.IsRegression
                        ? ErrorOfR2(model, on)
                        : Math.Sqrt(Binomial((ours + value.GetDouble()) / 2, on.Count));
                    yield return new SideBySide(dataset.Name, "", Learners[m].Id, regime, score, ours, value.GetDouble(), noise, DistinctShare(on.Table, real.Target.Column), OutsideShare(from.Table, on.Table, real.Target.Column));
                }
            }
        }
    }

    // At least one row's worth: a share of 0 or 1 has a variance too.
    private static double Binomial(double share, int rows) => Math.Max(share * (1 - share) / rows, 1.0 / rows / rows);

    private static double ErrorOfR2(TrainedModel model, LabelledRows on)
    {
        double[] predicted = model.Predict(on.Table);
        double[] squares = [.. on.Answers.Zip(predicted, (truth, guess) => (truth - guess) * (truth - guess))];
        double variance = Math.Pow(Moments.StandardDeviation(on.Answers), 2);
        return variance > 0 ? Moments.StandardDeviation(squares) / Math.Sqrt(on.Count) / variance : 0;
    }

    private static double DistinctShare(Table table, string target)
    {
        Column[] features = [.. table.Columns.Where(c => c.Schema.IsModelled && c.Name != target)];
        return Enumerable.Range(0, table.RowCount).Select(row => string.Join('\0', features.Select(f => f.Format(row)))).Distinct(StringComparer.Ordinal).Count() / (double)table.RowCount;
    }

    private static double OutsideShare(Table train, Table test, string target)
    {
        var outside = new bool[test.RowCount];
        foreach (Column column in train.Columns.Where(c => c.Schema.IsModelled && c.Name != target && c.MissingCount < c.Length))
        {
            Func<int, bool> known = column is QuantitativeColumn numbers
                ? Between(numbers.Present(), ((QuantitativeColumn)test[column.Name]).Values.ToArray())
                : Among([.. Enumerable.Range(0, train.RowCount).Select(column.Format)], test[column.Name]);
            for (int row = 0; row < outside.Length; row++)
            {
                outside[row] |= !known(row);
            }
        }

        return outside.Count(o => o) / (double)Math.Max(1, outside.Length);

        static Func<int, bool> Between(double[] train, double[] test)
        {
            (double low, double high) = (train.Min(), train.Max());
            return row => !(test[row] < low || test[row] > high);
        }

        static Func<int, bool> Among(HashSet<string> labels, Column test) => row => test.IsMissing(row) || labels.Contains(test.Format(row));
    }

    private static JsonElement Utility(string path)
    {
        using JsonDocument capture = JsonFile.Parse(CsvTableReader.ReadText(path), path);
        return capture.RootElement.TryGetProperty("utility", out JsonElement utility) ? utility.Clone() : default;
    }
}
