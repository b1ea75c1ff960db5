using FsCheck.Xunit;
using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Metrics.Validity;
using Harness.Random;
using Harness.Tables;

namespace Harness.Tests.Metrics.Validity;

/// <summary>Probabilities by SciPy 1.10.1: <c>hypergeom.pmf(k, N + m, k, N)</c>, N real and m synthetic rows.</summary>
public class LostLabelEvaluatorTests
{
    private static readonly LostLabelEvaluator Evaluator = new();

    /// <summary>Fresh rows lose 5 of 40 with a probability of .027, so 'c' is not counted.</summary>
    [Fact]
    public void Rows_whose_label_is_lost_are_counted_but_for_rare_labels()
    {
        Table train = Labels(("a", 20), ("b", 15), ("c", 5));

        MetricResult.Computed result = Evaluator.Computed("lost-label-share-worst", Dataset(train), Labels(("a", 40)));

        Assert.Equal(15 / 40.0, result.Value);
        Assert.Equal("lost: b (15 of 40 rows)", Assert.Single(result.Parts).Note);
        Assert.Equal(6.061804430599589e-06, result.Comparison!.PValue, 1e-15);
        Assert.Equal(0, result.Comparison.Reference, 1e-5);
    }

    [Fact]
    public void One_rare_label_of_seven_hundred_rows_is_beyond_chance()
    {
        MetricResult.Computed result = Evaluator.Computed("lost-label-share-worst", Dataset(Labels(("boat", 13), ("car", 400), ("home", 287))), Labels(("car", 420), ("home", 280)));

        Assert.Equal(13 / 700.0, result.Value);
        Assert.Equal(0.0001153972175605253, result.Comparison!.PValue, 1e-12);
        Assert.Equal("lost: boat (13 of 700 rows)", Assert.Single(result.Parts).Note);
    }

    /// <summary>The probability of the one that is lost and of a new one that is as rare, and that of each of 19 others, of which both tables together have 20 rows.</summary>
    [Fact]
    public void Each_label_that_could_be_lost_as_easily_adds_to_the_probability()
    {
        Table train = Labels([.. Enumerable.Range(10, 20).Select(i => ($"label {i}", 10))]);
        Table synthetic = Labels([.. Enumerable.Range(11, 19).Select(i => ($"label {i}", 10)), ("other", 10)]);

        Assert.Equal(0.00175151280432422, Evaluator.Computed("lost-label-share", Dataset(train), synthetic).Comparison!.PValue, 1e-12);
    }

    [Fact]
    public void A_short_table_is_not_blamed()
    {
        MetricResult.Computed result = Evaluator.Computed("lost-label-share-worst", Dataset(Labels(("boat", 13), ("car", 687))), Labels(("car", 30)));

        Assert.Equal((0, 1), (result.Value, result.Comparison!.PValue));
        Assert.Null(Assert.Single(result.Parts).Note);
    }

    /// <summary>Of nine times as many synthetic rows even two real ones are enough to tell; so few are a person's, and are not named.</summary>
    [Fact]
    public void Labels_of_few_rows_are_not_named()
    {
        Table train = Labels(("a", 96), ("b", 2), ("c", 2));

        Assert.Equal("lost: 2 labels of few rows each", Assert.Single(Evaluator.Computed("lost-label-share", Dataset(train), Labels(("a", 2000))).Parts).Note);
        Assert.Equal("lost: d (9 of 100 rows), e (8 of 100 rows), f (7 of 100 rows) and 1 more", Assert.Single(
            Evaluator.Computed("lost-label-share", Dataset(Labels(("a", 70), ("d", 9), ("e", 8), ("f", 7), ("g", 6))), Labels(("a", 2000))).Parts).Note);
    }

    [Fact]
    public void A_column_without_any_value_has_lost_all_and_one_without_labels_says_why()
    {
        Table train = Labels(("a", 5), ("b", 5));
        Table gone = new([CategoricalColumn.FromLabels(train.Columns[0].Schema, [null, null])]);
        Table number = new([new NumericColumn(new ColumnSchema("x", ColumnKind.Numerical), [1, 2])]);

        Assert.Equal(1, Evaluator.Computed("lost-label-share-worst", Dataset(train), gone).Value);
        Assert.Equal("the table has no categorical or boolean column", Assert.IsType<MetricResult.NotApplicable>(Evaluator.Evaluate(new PairContext(Dataset(number), number))[0]).Reason);
        Assert.Equal("every categorical or boolean column of train is all missing", Assert.IsType<MetricResult.NotApplicable>(Evaluator.Evaluate(new PairContext(Dataset(gone), train))[1]).Reason);
    }

    /// <summary>Holdout rows are real: they make a label more frequent, and one that only they have is none of train's.</summary>
    [Fact]
    public void Rows_held_out_tell_how_frequent_a_label_is()
    {
        Table train = Labels(("a", 36), ("b", 4));
        Table holdout = Labels(("a", 26), ("b", 8), ("c", 6));
        Dataset dataset = TableMaps.Dataset(train.Append(holdout), train, holdout);

        Assert.Equal(0, Evaluator.Computed("lost-label-share", Dataset(train), Labels(("a", 40))).Value);
        Assert.Equal(0.1, Evaluator.Computed("lost-label-share", dataset, Labels(("a", 40))).Value);
    }

    /// <summary>Fresh rows of many labels, shared out at random, get a p-value below α no more often than α says.</summary>
    [Fact]
    public void Chance_is_not_understated()
    {
        const int Tables = 1500;
        string[] labels = [.. Enumerable.Range(0, 300).Select(i => $"label {(int)(30 * Math.Pow(i / 300.0, 2)):00}")];
        var real = CategoricalColumn.FromLabels(new ColumnSchema("label", ColumnKind.Categorical), labels);
        double[] p =
        [
            .. Enumerable.Range(0, Tables).Select(i =>
            {
                int[] order = new RandomStream(7).Fork(i).Permutation(labels.Length);
                Table train = new([real.Take(order.AsSpan(0, 150))]);
                return Evaluator.Evaluate(new PairContext(Dataset(train), new Table([real.Take(order.AsSpan(150))])) { WithUncertainty = false }).OfType<MetricResult.Computed>().First().Comparison!.PValue;
            }),
        ];

        Assert.All([0.1, 0.05, 0.01], level => Assert.InRange(p.Count(v => v <= level) / (double)Tables, 0, level + 3 * Math.Sqrt(level * (1 - level) / Tables)));
        Assert.Contains(p, v => v < 1);
    }

    [Property]
    public void The_more_rows_a_lost_label_has_the_worse(byte rows, byte more)
    {
        (double value, double p) = Lost(rows);
        (double worse, double less) = Lost(rows + more);
        Assert.True(worse >= value && less <= p + 1e-12);

        static (double Value, double P) Lost(int rows)
        {
            MetricResult.Computed result = Evaluator.Computed("lost-label-share", Dataset(Labels(("lost", rows), ("kept", 600 - rows))), Labels(("kept", 600)));
            return (result.Value, result.Comparison!.PValue);
        }
    }

    private static Dataset Dataset(Table train) => TableMaps.Dataset(train, train, train.Take([]));

    private static Table Labels(params (string Label, int Rows)[] labels) => new(
        [CategoricalColumn.FromLabels(new ColumnSchema("label", ColumnKind.Categorical), [.. labels.SelectMany(l => Enumerable.Repeat(l.Label, l.Rows))])]);
}
