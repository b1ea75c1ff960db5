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
        Assert.Equal("lost: a label of few rows", Assert.Single(Evaluator.Computed("lost-label-share", Dataset(Labels(("a", 96), ("b", 4))), Labels(("a", 2000))).Parts).Note);
        Assert.Equal("lost: b (5 of 100 rows)", Assert.Single(Evaluator.Computed("lost-label-share", Dataset(Labels(("a", 95), ("b", 5))), Labels(("a", 2000))).Parts).Note);
    }

    /// <summary>
    /// By hand: of 10 real and 90 synthetic rows two are all real with a probability of 10·9/(100·99) = 1/110, three of 2/2695, four of 2/2695·7/97, and eleven never. Lost is a label
    /// of two rows; three, four and three rows have labels that are new, two of them in the same column. Fresh rows lose 2/10·1/110 of the rows of one column and 3/10·2/2695 of the other's, to four digits.
    /// </summary>
    [Fact]
    public void Probabilities_are_summed_over_columns_and_what_fresh_rows_lose_is_averaged()
    {
        Table train = new([Column("x", ("a", 8), ("b", 2)), Column("y", ("a", 7), ("b", 3))]);
        Table synthetic = new([Column("x", ("a", 83), ("new", 3), ("newer", 4)), Column("y", ("a", 57), ("b", 30), ("new", 3))]);

        MetricResult.Computed mean = Evaluator.Computed("lost-label-share", Dataset(train), synthetic);
        MetricResult.Computed worst = Evaluator.Computed("lost-label-share-worst", Dataset(train), synthetic);

        Assert.Equal((0.1, 0.2), (mean.Value, worst.Value));
        Assert.All([mean, worst], r => Assert.Equal(1 / 110.0 + 2 / 2695.0 * (2 + 7 / 97.0), r.Comparison!.PValue, 1e-15));
        Assert.Equal((0.0018 + 0.0002) / 2, mean.Comparison!.Reference, 1e-15);
        Assert.Equal(0.0018, worst.Comparison!.Reference);
    }

    /// <summary>Two of 20 rows are the two real ones with a probability of 1/190.</summary>
    [Fact]
    public void A_label_of_every_real_row_can_be_lost()
    {
        MetricResult.Computed result = Evaluator.Computed("lost-label-share", Dataset(Labels(("a", 2))), Labels(("b", 18)));

        Assert.Equal(1, result.Value);
        Assert.Equal(1 / 190.0, result.Comparison!.PValue, 1e-15);
    }

    [Fact]
    public void A_column_without_any_value_has_lost_all_and_one_without_labels_says_why()
    {
        Table train = Labels(("a", 5), ("b", 5));
        Table gone = new([CategoricalColumn.FromLabels(train.Columns[0].Schema, [null, null])]);
        Table number = new([new NumericColumn(new ColumnSchema("x", ColumnKind.Numerical), [1, 2])]);

        MetricResult.Computed all = Evaluator.Computed("lost-label-share-worst", Dataset(train), gone);
        Assert.Equal(1, all.Value);
        Assert.Equal([new MetricPart("label", null, 1, "all values are missing")], all.Parts);
        Assert.Equal("the table has no categorical or boolean column", Assert.IsType<MetricResult.NotApplicable>(Evaluator.Evaluate(new PairContext(Dataset(number), number))[0]).Reason);
        Assert.All([gone, new Table([.. number.Columns, .. gone.Columns])], real => Assert.Equal(
            "every categorical or boolean column of train is all missing", Assert.IsType<MetricResult.NotApplicable>(Evaluator.Evaluate(new PairContext(Dataset(real), train))[1]).Reason));
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

    /// <summary>Fresh rows would hardly ever lose it, but train has none of its rows.</summary>
    [Fact]
    public void A_label_of_the_rows_held_out_alone_is_not_lost()
    {
        Table train = Labels(("a", 10));
        Table holdout = Labels(("b", 10));

        MetricResult.Computed result = Evaluator.Computed("lost-label-share", TableMaps.Dataset(train.Append(holdout), train, holdout), Labels(("a", 80)));

        Assert.Equal([new MetricPart("label", null, 0)], result.Parts);
        Assert.Equal(1, result.Comparison!.PValue);
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

    private static Table Labels(params (string Label, int Rows)[] labels) => new([Column("label", labels)]);

    private static CategoricalColumn Column(string name, params (string Label, int Rows)[] labels) =>
        CategoricalColumn.FromLabels(new ColumnSchema(name, ColumnKind.Categorical), [.. labels.SelectMany(l => Enumerable.Repeat(l.Label, l.Rows))]);
}
