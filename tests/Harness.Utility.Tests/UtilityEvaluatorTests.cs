using System.Globalization;
using FsCheck.Xunit;
using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Generators;
using Harness.Generators.Independent;
using Harness.Metrics;
using Harness.Random;
using Harness.Tables;
using Harness.Utility.Details;
using Harness.Utility.Fits;

namespace Harness.Utility.Tests;

public class UtilityEvaluatorTests
{
    private static readonly IEvaluator[] Evaluators = [new UtilityEvaluator(), new UtilityDetailsEvaluator(), new SyntheticUtilityEvaluator(), new AugmentationEvaluator()];

    public static TheoryData<string> Datasets => ["iris", "penguins", "diabetes", "titanic"];

    [Theory, MemberData(nameof(Datasets))]
    public void Train_itself_as_synthetic_table_has_no_gap(string name)
    {
        Dataset dataset = Read(name);
        foreach ((string id, double value) in Values(dataset, dataset.Train).Where(v => v.Id.StartsWith("tstr-", StringComparison.Ordinal) && v.Id.EndsWith("-gap", StringComparison.Ordinal)))
        {
            Assert.True(value == 0, $"{id} is {value}.");
        }
    }

    [Theory, MemberData(nameof(Datasets))]
    public void Columns_without_relation_teach_less(string name)
    {
        Dataset dataset = Read(name);
        Table independent = new IndependentGenerator().Fit(dataset.Train, new FitContext()).Sample(dataset.Train.RowCount, 1);
        Assert.True(Values(dataset, independent).Single(v => v.Id is "tstr-accuracy-gap" or "tstr-r2-gap").Value > 0.1);
    }

    /// <summary>A target that no column tells: real rows teach nothing, so a gap of 0 would be no praise. It says so by numbers, whatever the synthetic table is.</summary>
    [Theory]
    [InlineData("titanic", "knowing nothing has 0.")]
    [InlineData("diabetes", "knowing nothing has 0.000")]
    public void A_gap_does_not_apply_where_real_rows_teach_nothing(string name, string reason)
    {
        Dataset dataset = Read(name);
        Table real = dataset.Real.With(dataset.Real[dataset.Target!].Take(new RandomStream(3).Permutation(dataset.Real.RowCount)));
        dataset = RandomTables.Dataset(real, dataset.Target);
        string[] gaps = dataset.Task == TaskKind.Regression ? ["tstr-r2-gap"] : ["tstr-accuracy-gap", "tstr-f1-gap", "tstr-auc-gap"];
        Dictionary<string, MetricResult>[] tables = [Results(dataset, dataset.Train), Results(dataset, dataset.Holdout.Take([0, 1, 2]))];

        Assert.All(gaps, gap => Assert.Contains(reason, Assert.IsType<MetricResult.NotApplicable>(tables[0][gap]).Reason, StringComparison.Ordinal));
        Assert.All(gaps, gap => Assert.Equal(tables[0][gap], tables[1][gap]));
        Assert.IsType<MetricResult.Computed>(tables[0]["trts-gap"]);
    }

    [Theory, InlineData("iris"), InlineData("penguins"), InlineData("diabetes"), InlineData("titanic"), InlineData("diamonds"), InlineData("breast-cancer")]
    public void The_gaps_of_every_bundled_dataset_apply(string name)
    {
        Dataset dataset = Read(name);
        Dictionary<string, MetricResult> results = new UtilityEvaluator().Evaluate(new PairContext(dataset, dataset.Holdout) { WithUncertainty = false }).ToDictionary(r => r.Id, StringComparer.Ordinal);
        string[] gaps = dataset.Task == TaskKind.Regression ? ["tstr-r2-gap"] : ["tstr-accuracy-gap", "tstr-f1-gap", "tstr-auc-gap"];
        Assert.All(gaps, gap => Assert.IsType<MetricResult.Computed>(results[gap]));
    }

    /// <summary>The same rows are drawn from tables of as many rows, so train in the place of the synthetic table still teaches the same; every part says how many were drawn.</summary>
    [Theory, InlineData("titanic"), InlineData("diabetes")]
    public void Models_learn_from_so_many_rows_at_most(string name)
    {
        Dataset dataset = Read(name);
        int rows = dataset.Train.RowCount;
        var options = new UtilityOptions { MostTrainingRows = 60 };
        string gap = dataset.Task == TaskKind.Regression ? "tstr-r2" : "tstr-accuracy";
        MetricResult.Computed few = Of(new UtilityEvaluator(options), gap);

        Assert.Equal(Of(new UtilityEvaluator(options), gap.Replace("tstr", "trtr", StringComparison.Ordinal)).Value, few.Value);
        Assert.NotEqual(Of(new UtilityEvaluator(), gap).Value, few.Value);
        Assert.All(few.Parts, p => Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"learned from 60 of {rows:N0} rows, drawn"), p.Note));
        Assert.Throws<ArgumentOutOfRangeException>(() => new UtilityOptions { MostTrainingRows = 0 });

        MetricResult.Computed Of(IEvaluator evaluator, string id) =>
            Assert.IsType<MetricResult.Computed>(evaluator.Evaluate(new PairContext(dataset, dataset.Train) { WithUncertainty = false }).Single(r => r.Id == id));
    }

    /// <summary>Rows that are too tidy are as wrong as noisy ones.</summary>
    [Fact]
    public void The_gap_on_synthetic_rows_is_two_sided() =>
        Assert.Equal("trts-gap", Assert.Single(Evaluators.SelectMany(e => e.Metrics), m => m.TwoSided).Id);

    [Fact]
    public void A_class_that_the_synthetic_table_lacks_costs_its_share()
    {
        Dataset dataset = Read("iris");
        var species = (CategoricalColumn)dataset.Train["species"];
        int lost = species.Levels.ToList().IndexOf("setosa");
        Table without = dataset.Train.Take([.. Enumerable.Range(0, dataset.Train.RowCount).Where(row => species.Codes[row] != lost)]);
        var accuracy = (MetricResult.Computed)Results(dataset, without)["tstr-accuracy"];
        double share = ((CategoricalColumn)dataset.Holdout["species"]).Codes.Count(lost) / (double)dataset.Holdout.RowCount;
        Assert.InRange(accuracy.Value, 0.5, 1 - share);
        Assert.All(accuracy.Parts, p => Assert.Equal("2 of 3 classes in the rows to learn from", p.Note));
    }

    [Fact]
    public void A_class_that_only_the_synthetic_table_has_is_wrong_wherever_it_stands()
    {
        Dataset dataset = Read("iris");
        Table strange = dataset.Train.With(CategoricalColumn.FromLabels(dataset.Train["species"].Schema, [.. Enumerable.Repeat("unknown", dataset.Train.RowCount)]));
        Dictionary<string, MetricResult> results = Results(dataset, strange);
        Assert.Equal(0, ((MetricResult.Computed)results["trts-accuracy"]).Value);
        Assert.Equal(0, ((MetricResult.Computed)results["tstr-accuracy"]).Value);
        Assert.Equal(1, ((MetricResult.Computed)results["tsts-accuracy"]).Value);
    }

    [Theory, InlineData("iris"), InlineData("diabetes")]
    public void A_constant_target_gets_a_score_and_a_note(string name)
    {
        Dataset dataset = Read(name);
        Column target = dataset.Train[dataset.Target!];
        Dictionary<string, MetricResult> results = Results(dataset, dataset.Train.With(target.Take(new int[target.Length])));
        var gap = (MetricResult.Computed)results[dataset.Task == TaskKind.Regression ? "tstr-r2-gap" : "tstr-accuracy-gap"];
        Assert.InRange(gap.Value, 0.2, 1);
        Assert.All(gap.Parts, p => Assert.NotNull(p.Note));
    }

    [Fact]
    public void Features_that_are_all_constant_get_a_score()
    {
        Dataset dataset = Read("titanic");
        Table flat = new(dataset.Train.Columns.Select(c => c.Name == dataset.Target ? c : c.Take(new int[c.Length])));
        Assert.All(Results(dataset, flat).Values.OfType<MetricResult.Computed>(), r => Assert.True(double.IsFinite(r.Value), r.Id));
        Assert.Equal(0.5, ((MetricResult.Computed)Results(dataset, flat)["tstr-auc"]).Parts.Single(p => p.Name == "random-forest").Value, 1e-12);
    }

    [Theory, InlineData("iris"), InlineData("diabetes")]
    public void A_synthetic_table_without_a_known_target_gets_the_worst_scores(string name)
    {
        Dataset dataset = Read(name);
        Column target = dataset.Train[dataset.Target!];
        Column missing = target is CategoricalColumn
            ? CategoricalColumn.FromLabels(target.Schema, new string?[target.Length])
            : new NumericColumn(target.Schema, [.. Enumerable.Repeat(double.NaN, target.Length)]);
        Dictionary<string, MetricResult> results = Results(dataset, dataset.Train.With(missing));
        bool regression = dataset.Task == TaskKind.Regression;
        double real = ((MetricResult.Computed)results[regression ? "trtr-r2" : "trtr-accuracy"]).Value;
        Assert.Equal(real, ((MetricResult.Computed)results[regression ? "tstr-r2-gap" : "tstr-accuracy-gap"]).Value, 1e-12);
    }

    [Property(MaxTest = 12)]
    public void Any_table_gets_a_result_for_every_metric(ulong seed)
    {
        Dataset dataset = WithTarget(RandomTables.Dataset(seed), seed);
        foreach (Table synthetic in new[] { RandomTables.Table(dataset.Real.Schema, seed + 1), dataset.Train.Take([]), dataset.Train.RowCount > 0 ? dataset.Train.Take([0]) : dataset.Train })
        {
            MetricDescriptor[] metrics = [.. Evaluators.SelectMany(e => e.Metrics)];
            MetricResult[] results = Evaluate(dataset, synthetic);
            Assert.Equal(metrics.Select(m => m.Id), results.Select(r => r.Id));
            foreach ((MetricDescriptor metric, MetricResult result) in metrics.Zip(results))
            {
                Assert.True(result is MetricResult.NotApplicable { Reason.Length: > 0 } or MetricResult.Computed, $"{result}");
                if (result is MetricResult.Computed computed)
                {
                    Assert.True(double.IsFinite(computed.Value), $"{metric.Id} is {computed.Value}");
                    Assert.InRange(computed.Value, metric.Minimum, metric.Maximum);
                    double expected = metric.IsWorst ? computed.Parts.Max(p => p.Value) : computed.Parts.Average(p => p.Value);
                    Assert.Equal(expected, computed.Value, 1e-9 * Math.Max(1, Math.Abs(computed.Value)));
                }
            }
        }
    }

    [Fact]
    public void The_same_tables_give_the_same_bits()
    {
        Dataset dataset = Read("penguins");
        Table synthetic = new IndependentGenerator().Fit(dataset.Train, new FitContext()).Sample(dataset.Train.RowCount, 1);
        Assert.Equal(Values(dataset, synthetic), Values(dataset, synthetic));
    }

    /// <summary>
    /// A target far from 0 or in another unit teaches as much: R² of every regime, the gap of a table of noise and the errors
    /// in the target's unit are those of the same target near 0. R² on 150 rows by scikit-learn 1.2.1 on the same law near 0,
    /// mean over 20 samples: LinearRegression .851, RandomForestRegressor .824, HistGradientBoostingRegressor .812, give or take .03.
    /// </summary>
    [Theory]
    [InlineData(1, 1e9)]
    [InlineData(1e200, 0)]
    [InlineData(1e-200, 0)]
    [InlineData(1e9, 1e15)]
    [InlineData(2e307, 0)]
    public void Neither_the_unit_nor_the_offset_of_numbers_matters(double scale, double offset)
    {
        Dictionary<string, MetricResult> expected = Evaluate(1, 0);
        Dictionary<string, MetricResult> actual = Evaluate(scale, offset);

        Assert.InRange(((MetricResult.Computed)expected["trtr-r2"]).Parts.Min(p => p.Value), 0.75, 0.9);
        Assert.InRange(((MetricResult.Computed)expected["tstr-r2-gap"]).Value, 0.75, 0.9);
        foreach ((string id, MetricResult result) in expected)
        {
            if (result is MetricResult.Computed computed)
            {
                // A last bit that the offset costs the target moves a split of a tree now and then.
                bool inUnit = id.EndsWith("-rmse", StringComparison.Ordinal) || id.EndsWith("-mae", StringComparison.Ordinal);
                double value = Assert.IsType<MetricResult.Computed>(actual[id]).Value / (inUnit ? scale : 1);
                Assert.True(Math.Abs(computed.Value - value) < 0.02 * Math.Max(1, Math.Abs(computed.Value)), $"{id}: expected {computed.Value}, found {value}");
            }
        }

        static Dictionary<string, MetricResult> Evaluate(double scale, double offset)
        {
            const int Rows = 600;
            RandomStream stream = new RandomStream(7).Fork("rows");
            double[] Sum(string name) => [.. Enumerable.Range(0, Rows).Select(i => Enumerable.Range(0, 6).Sum(k => stream.Fork(name).Uniform((ulong)(6 * i + k))) - 3)];
            double[] x = Sum("x");
            var real = new Table(
            [
                new NumericColumn(new ColumnSchema("x", ColumnKind.Numerical), [.. x.Select(v => scale * v + offset)]),
                new NumericColumn(new ColumnSchema("z", ColumnKind.Numerical), Sum("z")),
                new NumericColumn(new ColumnSchema("y", ColumnKind.Numerical), [.. x.Zip(Sum("noise")).Select(v => scale * (2 * v.First + 0.8 * v.Second) + offset)]),
            ]);
            Dataset dataset = RandomTables.Dataset(real, "y");
            Column target = dataset.Train["y"];
            return Results(dataset, dataset.Train.With(target.Take(new RandomStream(1).Permutation(target.Length))));
        }
    }

    [Fact]
    public void Without_a_target_no_metric_applies()
    {
        Dataset dataset = RandomTables.Dataset(new Table([Read("penguins").Real["date_egg"]]));
        Assert.All(Evaluate(dataset, dataset.Train), r => Assert.Equal("the dataset names no target", Assert.IsType<MetricResult.NotApplicable>(r).Reason));
    }

    private static Dataset Read(string name) => DatasetReader.Read(Path.Combine(Repository.Root, "datasets", name));

    private static Dataset WithTarget(Dataset dataset, ulong seed)
    {
        ColumnSchema[] modelled = [.. dataset.Real.Schema.Where(c => c.IsModelled && c.Kind != ColumnKind.DateTime)];
        return modelled.Length == 0 ? dataset : RandomTables.Dataset(dataset.Real, modelled[seed % (ulong)modelled.Length].Name);
    }

    private static MetricResult[] Evaluate(Dataset dataset, Table synthetic)
    {
        var pair = new PairContext(dataset, synthetic);
        return [.. Evaluators.SelectMany(e => e.Evaluate(pair))];
    }

    private static Dictionary<string, MetricResult> Results(Dataset dataset, Table synthetic) =>
        Evaluate(dataset, synthetic).ToDictionary(r => r.Id, StringComparer.Ordinal);

    private static (string Id, double Value)[] Values(Dataset dataset, Table synthetic) =>
        [.. Evaluate(dataset, synthetic).OfType<MetricResult.Computed>().Select(r => (r.Id, r.Value))];
}
