using System.Text.Json;
using FsCheck.Xunit;
using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Random;
using Harness.Statistics;
using Harness.Tables;
using Harness.Utility.Detection;
using Harness.Utility.Encoding;
using Harness.Utility.Models;
using Harness.Utility.Scores;

namespace Harness.Utility.Tests.Detection;

public class DetectionEvaluatorTests
{
    private static readonly DetectionEvaluator Evaluator = new();

    /// <summary>Made by <c>detection.py</c> with scikit-learn.</summary>
    [Fact]
    public void Weights_and_areas_agree_with_scikit_learn()
    {
        JsonElement[] cases = [.. JsonDocument.Parse(File.ReadAllText(
            Path.Combine(Repository.Root, "tests", "Harness.Utility.Tests", "Detection", "detection.json"))).RootElement.GetProperty("cases").EnumerateArray()];
        Assert.NotEmpty(cases);
        foreach (JsonElement one in cases)
        {
            double[][] rows = one.GetProperty("features").Deserialize<double[][]>()!;
            bool[] synthetic = one.GetProperty("synthetic").Deserialize<bool[]>()!;
            var features = new FeatureMatrix([.. rows.SelectMany(r => r).Select(v => (float)v)], rows[0].Length);

            Assert.All(
                one.GetProperty("weights").Deserialize<double[]>()!.Zip(LogisticDetector.Fit(features, synthetic)),
                w => Assert.Equal(w.First, w.Second, 1e-5));
            Assert.Equal(one.GetProperty("auc").GetDouble(), RocArea.Of(synthetic, one.GetProperty("scores").Deserialize<double[]>()!).Value, 1e-12);
        }
    }

    /// <summary>By NumPy 1.24.2 from the definition: the variance (divisor n − 1) of each member's share of pairs, over their number.</summary>
    [Fact]
    public void The_variance_over_members_is_that_of_DeLong()
    {
        RocArea area = RocArea.Of([true, true, false, true, false, false, true], [0.9, 0.4, 0.4, 0.7, 0.1, 0.8, 0.35]);
        Assert.Equal(0.625, area.Value, 1e-12);
        Assert.Equal(0.020254629629629633, area.VarianceOverMembers, 1e-12);
    }

    /// <summary>
    /// A relation that is gone from columns of the same margins: no linear model sees it, trees do, and what they see is the
    /// value. scikit-learn 1.2.1 on the same law, mean over 30 tables and three folds each: logistic regression .489 (give or
    /// take .029), HistGradientBoostingClassifier(max_iter=40, max_leaf_nodes=8, min_samples_leaf=10) .890 (.016).
    /// </summary>
    [Fact]
    public void What_the_better_detector_sees_counts()
    {
        MetricResult.Computed[] results = Results(Law.Unrelated);

        Assert.InRange(results.Average(r => r.Value), 0.87, 0.91);
        Assert.All(results, r => Assert.InRange(r.Parts.Single(p => p.Name == "logistic").Value, 0.5, 0.62));
    }

    /// <summary>
    /// Mean standard error over 100 tables of one law ÷ standard deviation of their values, .75 to 1.25; where the rows are
    /// fresh the mean value is near .5 too: an AUC scatters by .02 there.
    /// </summary>
    [Theory]
    [InlineData(Law.Fresh, 0.53)]
    [InlineData(Law.Shifted, 1)]
    [InlineData(Law.HalfUnrelated, 1)]
    [InlineData(Law.Unrelated, 1)]
    public void Errors_are_the_scatter_of_tables(Law law, double most)
    {
        MetricResult.Computed[] results = Results(law);
        double scatter = Moments.StandardDeviation([.. results.Select(r => r.Value)]);

        double ratio = results.Average(r => r.Uncertainty!.Value) / scatter;

        TestContext.Current.TestOutputHelper?.WriteLine($"{law}: {results.Average(r => r.Value):0.0000} ± {scatter:0.0000}, ratio {ratio:0.00}");
        Assert.InRange(ratio, 0.75, 1.25);
        Assert.InRange(results.Average(r => r.Value), 0.5, most);
    }

    [Theory]
    [InlineData("penguins")]
    [InlineData("diabetes")]
    [InlineData("titanic")]
    [InlineData("diamonds")]
    public void Fresh_rows_are_hard_to_tell_permuted_columns_are_not(string name)
    {
        Dataset dataset = DatasetReader.Read(Path.Combine(Repository.Root, "datasets", name));
        MetricResult.Computed fresh = Computed(dataset, dataset.Holdout);
        MetricResult.Computed permuted = Computed(dataset, new Table(dataset.Holdout.Columns.Select((c, i) => c.Take(new RandomStream(1).Fork(i).Permutation(c.Length)))));

        // What both tables, as many rows of each, change of an AUC that is .5 (Mann and Whitney 1947).
        double rows = Math.Min(1000, dataset.Holdout.RowCount);
        double deviation = Math.Sqrt((2 * rows + 1) / (12 * rows * rows));
        Assert.InRange(fresh.Value, 0.5, 0.5 + 3 * deviation);
        Assert.True(permuted.Value > fresh.Value + 2 * deviation);
    }

    [Fact]
    public void Copies_are_told_by_an_area_below_a_half()
    {
        Dataset dataset = DatasetReader.Read(Path.Combine(Repository.Root, "datasets", "penguins"));

        MetricResult.Computed copies = Computed(dataset, dataset.Train);

        Assert.True(copies.Value > 0.7);
        Assert.All(copies.Parts, p => Assert.Contains("below .5, as where the tables share rows", p.Note, StringComparison.Ordinal));
    }

    [Fact]
    public void More_shifted_rows_are_never_better_and_the_column_is_named()
    {
        Dataset dataset = DatasetReader.Read(Path.Combine(Repository.Root, "datasets", "diabetes"));
        var bmi = (NumericColumn)dataset.Holdout["bmi"];
        double last = 0;
        foreach (double share in new[] { 0, 0.25, 0.5, 1 })
        {
            Table shifted = dataset.Holdout.With(new NumericColumn(bmi.Schema, [.. bmi.Values.ToArray().Select((v, row) => v + (row < share * bmi.Length ? 30 : 0))]));
            MetricResult.Computed result = Computed(dataset, shifted);
            Assert.True(result.Value > last, $"{share}: {result.Value} after {last}");
            last = result.Value;
            if (share == 1)
            {
                Assert.True(result.Value > 0.99);
                Assert.All(result.Parts, p => Assert.Contains("above .5; weight of bmi ", p.Note, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void What_only_one_table_has_tells_it()
    {
        Dataset dataset = DatasetReader.Read(Path.Combine(Repository.Root, "datasets", "penguins"));
        CategoricalColumn unknown = CategoricalColumn.FromLabels(dataset.Train["island"].Schema, [.. Enumerable.Repeat("Atlantis", dataset.Holdout.RowCount)]);
        var missing = new NumericColumn(dataset.Train["bill_depth_mm"].Schema, [.. Enumerable.Repeat(double.NaN, dataset.Holdout.RowCount)]);

        Assert.True(Computed(dataset, dataset.Holdout.With(unknown)).Value > 0.99);
        Assert.True(Computed(dataset, dataset.Holdout.With(missing)).Value > 0.99);
    }

    /// <summary>Nothing can be split, and the mean answer is 0: a model that ML.NET cannot read back from LightGBM.</summary>
    [Fact]
    public void Features_without_any_information_tell_nothing()
    {
        var features = new FeatureMatrix(new float[40], 1);
        (double[] scores, double[] weights) = new TreeDetector().Detect(features, [.. Enumerable.Range(0, 40).Select(i => i % 2 == 0)], features);
        Assert.All(scores.Concat(weights), value => Assert.Equal(0, value));
        Assert.All(new BoostedTreesLearner().Regress(features, [.. Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? 1.0 : -1)])(features), value => Assert.Equal(0, value));
    }

    [Property(MaxTest = 30)]
    public void Every_table_gets_a_value_or_a_reason_the_same_each_time(ulong seed)
    {
        Dataset dataset = RandomTables.Dataset(seed);
        Table synthetic = RandomTables.Table(dataset.Real.Schema, seed + 1);
        foreach (Table table in new[] { synthetic, synthetic.Take([0]), synthetic.Take([]) })
        {
            MetricResult result = Evaluator.Evaluate(new PairContext(dataset, table)).Single();
            if (result is MetricResult.NotApplicable none)
            {
                Assert.True(dataset.Train.RowCount < 12 || !dataset.Train.Schema.Any(c => c.IsModelled), none.Reason);
                continue;
            }

            var computed = Assert.IsType<MetricResult.Computed>(result);
            Assert.InRange(computed.Value, 0.5, 1);
            Assert.All(computed.Parts, p => Assert.InRange(p.Value, 0.5, 1));
            Assert.Equal(computed.Value, Computed(dataset, table).Value);
            if (table.RowCount < 2)
            {
                Assert.Equal(1, computed.Value);
            }
        }
    }

    private static MetricResult.Computed Computed(Dataset dataset, Table synthetic) =>
        Assert.IsType<MetricResult.Computed>(Evaluator.Evaluate(new PairContext(dataset, synthetic)).Single());

    private static MetricResult.Computed[] Results(Law law)
    {
        Dataset dataset = RandomTables.Dataset(Sample(Law.Fresh, 1, 540));
        var results = new MetricResult.Computed[100];
        Parallel.For(0, results.Length, i => results[i] = Computed(dataset, Sample(law, 100 + (ulong)i, dataset.Train.RowCount)));
        return results;
    }

    // b is a but for a tenth of noise, c is noise.
    private static Table Sample(Law law, ulong seed, int rows)
    {
        RandomStream stream = new RandomStream(seed).Fork("law");
        double[] a = Normal("a");
        double[] noise = Normal("noise");
        double[] b = [.. a.Zip(noise, (x, e) => x + 0.1 * e)];
        int[] other = stream.Fork("order").Permutation(rows);
        return new Table(
        [
            Number("a", a),
            Number("b", [.. b.Select((v, row) => law == Law.Unrelated || (law == Law.HalfUnrelated && stream.Fork("half").Uniform((ulong)row) < 0.5) ? b[other[row]] : v)]),
            Number("c", [.. Normal("c").Select(v => law == Law.Shifted ? v + 0.5 : v)]),
        ]);

        double[] Normal(string scope) =>
        [
            .. Enumerable.Range(0, rows).Select(i =>
                Math.Sqrt(-2 * Math.Log(stream.Fork(scope).OpenUniform((ulong)(2 * i)))) * Math.Cos(2 * Math.PI * stream.Fork(scope).Uniform((ulong)(2 * i + 1)))),
        ];
        static NumericColumn Number(string name, double[] values) => new(new ColumnSchema(name, ColumnKind.Numerical), values);
    }
}

/// <summary>Laws that synthetic rows are drawn from.</summary>
public enum Law
{
    /// <summary>That of train.</summary>
    Fresh,

    /// <summary>One column shifted by half a deviation.</summary>
    Shifted,

    /// <summary>In half of the rows a relation is gone.</summary>
    HalfUnrelated,

    /// <summary>The relation is gone.</summary>
    Unrelated,
}
