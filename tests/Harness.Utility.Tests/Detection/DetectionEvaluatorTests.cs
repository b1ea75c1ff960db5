using System.Text.Json;
using FsCheck.Xunit;
using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Random;
using Harness.Tables;
using Harness.Utility.Detection;
using Harness.Utility.Encoding;
using Harness.Utility.Models;

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
            Assert.Equal(one.GetProperty("auc").GetDouble(), DetectionEvaluator.AreaUnderCurve(synthetic, one.GetProperty("scores").Deserialize<double[]>()!), 1e-12);
        }
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

        Assert.InRange(fresh.Value, 0.5, 0.5 + 3 * fresh.Uncertainty!.Value);
        Assert.True(permuted.Value > fresh.Value + 2 * fresh.Uncertainty.Value);
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
            Assert.Equal(computed.Parts.Average(p => p.Value), computed.Value, 1e-12);
            Assert.Equal(computed.Value, Computed(dataset, table).Value);
            if (table.RowCount < 2)
            {
                Assert.Equal(1, computed.Value);
            }
        }
    }

    private static MetricResult.Computed Computed(Dataset dataset, Table synthetic) =>
        Assert.IsType<MetricResult.Computed>(Evaluator.Evaluate(new PairContext(dataset, synthetic)).Single());
}
