using Harness.Datasets;
using Harness.Metrics;
using Harness.Random;
using Harness.Scoring;
using Harness.Statistics;
using Harness.Tables;

namespace Harness.Tests.Scoring;

public class HalfSplitTests
{
    private const int Rows = 401;
    private const int TrainRows = 300;

    private static readonly ColumnSchema Row = new("row", ColumnKind.Numerical);
    private static readonly ColumnSchema Twin = new("twin", ColumnKind.Numerical);
    private static readonly ColumnSchema Empty = new("empty", ColumnKind.Numerical);
    private static readonly ColumnSchema NoDay = new("noday", ColumnKind.DateTime, new DateTimeFormat("%Y-%m-%d"));
    private static readonly ColumnSchema NoLabel = new("nolabel", ColumnKind.Categorical);
    private static readonly ColumnSchema Day = new("day", ColumnKind.DateTime, new DateTimeFormat("%Y-%m-%d"));
    private static readonly ColumnSchema Label = new("label", ColumnKind.Categorical);

    /// <summary>Two columns of the row's number, three without values, and a day and a label with gaps; one level has no row, another few.</summary>
    private static readonly Table Real = new(
    [
        new NumericColumn(Row, [.. Enumerable.Range(0, Rows).Select(i => (double)i)]),
        new NumericColumn(Twin, [.. Enumerable.Range(0, Rows).Select(i => (double)i)]),
        new NumericColumn(Empty, [.. Enumerable.Repeat(double.NaN, Rows)]),
        new DateTimeColumn(NoDay, [.. Enumerable.Repeat(DateTimeColumn.Missing, Rows)]),
        new CategoricalColumn(NoLabel, [.. Enumerable.Repeat(CategoricalColumn.Missing, Rows)], ["a"]),
        new DateTimeColumn(Day, [.. Enumerable.Range(0, Rows).Select(i => i % 5 == 0 ? DateTimeColumn.Missing : new DateTime(2001, 1, 1).AddDays(i).Ticks)]),
        new CategoricalColumn(Label, [.. Enumerable.Range(0, Rows).Select(i => i % 10 == 0 ? CategoricalColumn.Missing : i % 10 == 1 ? 3 : i % 10 < 4 ? 0 : 2)], ["a", "b", "c", "d"], ["A", "B", "C", "D"]),
    ]);

    [Fact]
    public void All_real_rows_are_split_into_halves_that_share_no_row()
    {
        HalfSplit split = Split();
        int[] train = Numbers(split.Context.Dataset.Train);
        int[] fresh = Numbers(split.Fresh);
        Assert.Equal(Rows / 2, HalfSplit.RowsOf(Parts(null), keepHoldout: false));
        Assert.Equal(Rows / 2, train.Length);
        Assert.Equal(Rows / 2, fresh.Length);
        Assert.Equal(Rows - 1, train.Union(fresh).Count());
        Assert.Equal(train.Order(), train);
        Assert.Equal(fresh.Order(), fresh);
        Assert.Same(split.Fresh, split.Context.Dataset.Holdout);
        Assert.Contains(train.Concat(fresh), row => row >= TrainRows);
    }

    [Fact]
    public void Where_the_holdout_is_kept_train_alone_is_split()
    {
        Dataset dataset = Parts(null);
        var split = new HalfSplit(new DatasetContext(dataset), keepHoldout: true, 0, new RandomStream(1));
        int[] rows = [.. Numbers(split.Context.Dataset.Train), .. Numbers(split.Fresh)];
        Assert.Equal(TrainRows / 2, HalfSplit.RowsOf(dataset, keepHoldout: true));
        Assert.Equal(Enumerable.Range(0, TrainRows), rows.Order());
        Assert.Same(dataset.Holdout, split.Context.Dataset.Holdout);
    }

    [Fact]
    public void Each_split_has_its_own_order_and_the_same_at_every_call()
    {
        Assert.Equal(Numbers(Split().Fresh), Numbers(Split().Fresh));
        Assert.NotEqual(Numbers(Split().Fresh), Numbers(Split(index: 1).Fresh));
        Assert.NotEqual(Numbers(Split().Draw(Real)), Numbers(Split(index: 1).Draw(Real)));
    }

    [Fact]
    public void A_draw_has_the_rows_of_a_half_each_once_and_in_their_order()
    {
        HalfSplit split = Split();
        int[] drawn = Numbers(split.Draw(Real));
        Assert.Equal(Rows / 2, drawn.Length);
        Assert.Equal(drawn.Distinct().Order(), drawn);

        // Of 401 rows, 200 drawn at random: as many of the first half as of the second, within five standard deviations.
        Assert.InRange(drawn.Count(row => row < Rows / 2), 75, 125);
        Table exact = Real.Take([.. Enumerable.Range(0, Rows / 2)]);
        Assert.Same(exact, split.Draw(exact));
    }

    [Fact]
    public void A_permuted_floor_keeps_every_column_and_no_relation()
    {
        HalfSplit split = Split();
        Table floor = split.KnowingNothing(FloorKind.PermutedColumns);
        foreach (string name in (string[])["row", "twin"])
        {
            Assert.Equal(Numbers(split.Fresh), Numbers(floor, name).Order());
        }

        Assert.Equal(((DateTimeColumn)split.Fresh["day"]).Ticks.ToArray().Order(), ((DateTimeColumn)floor["day"]).Ticks.ToArray().Order());
        Assert.Equal(((CategoricalColumn)split.Fresh["label"]).Codes.ToArray().Order(), ((CategoricalColumn)floor["label"]).Codes.ToArray().Order());

        // Equal columns are still equal where all are permuted alike. Of 200 independent rows r has a deviation of 0.07.
        Assert.Equal(1, Correlation.Pearson(Values(split.Fresh, "row"), Values(split.Fresh, "twin")), 1e-12);
        Assert.InRange(Correlation.Pearson(Values(floor, "row"), Values(floor, "twin")), -0.3, 0.3);
        Assert.InRange(Correlation.Pearson(Values(floor, "row"), Values(floor, "day")), -0.3, 0.3);
        Assert.InRange(Correlation.Pearson(Values(floor, "row"), Values(split.Fresh, "row")), -0.3, 0.3);
    }

    [Fact]
    public void A_uniform_floor_fills_the_range_and_the_labels_of_train()
    {
        HalfSplit split = Split();
        Table train = split.Context.Dataset.Train;
        Table floor = split.KnowingNothing(FloorKind.Uniform);
        Assert.Equal(split.Fresh.RowCount, floor.RowCount);
        foreach (string name in (string[])["row", "day"])
        {
            double[] real = [.. ((QuantitativeColumn)train[name]).Present().Order()];
            double[] drawn = [.. Values(floor, name).Order()];
            Assert.InRange(drawn[0], real[0], real[^1]);
            Assert.InRange(drawn[^1], real[0], real[^1]);

            // Kolmogorov's distance of 200 uniform numbers from the uniform distribution is above 0.14 once in a thousand times.
            double[] even = [.. Enumerable.Range(0, 1000).Select(i => real[0] + (real[^1] - real[0]) * i / 999.0)];
            Assert.InRange(EmpiricalDistribution.KolmogorovSmirnov(drawn, even), 0, 0.14);
        }

        // A label that train has is as likely as any other, the one without a row never drawn, and nothing missing.
        var label = (CategoricalColumn)floor["label"];
        Assert.Equal([0, 2, 3], label.Codes.ToArray().Distinct().Order());
        Assert.All(label.Codes.ToArray().CountBy(c => c), c => Assert.InRange(c.Value, 40, 94));
        Assert.Equal("A", label.Spelling[0]);
        Assert.All(["empty", "noday", "nolabel"], name => Assert.Equal(floor.RowCount, floor[name].MissingCount));
        Assert.InRange(Correlation.Pearson(Values(floor, "row"), Values(floor, "twin")), -0.3, 0.3);
    }

    [Fact]
    public void Without_knowledge_of_the_target_every_row_has_its_mean_or_its_commonest_label()
    {
        HalfSplit mean = Split(target: "row");
        Table floor = mean.KnowingNothing(FloorKind.MajorityOrMean);
        double expected = Values(mean.Context.Dataset.Train, "row").Average();
        Assert.All(Values(floor, "row"), value => Assert.Equal(expected, value, 1e-9));
        Assert.Equal(Values(mean.Fresh, "twin"), Values(floor, "twin"));

        HalfSplit majority = Split(target: "label");
        var label = (CategoricalColumn)majority.KnowingNothing(FloorKind.MajorityOrMean)["label"];
        Assert.Equal(majority.Fresh.RowCount, label.Codes.Count(2));
        Assert.Equal("C", label.Spelling[2]);
    }

    [Fact]
    public void Of_labels_that_are_equally_common_the_first_is_taken_and_without_any_none()
    {
        Table tie = new([new CategoricalColumn(Label, [1, 0, 1, 0], ["a", "b"])]);
        int ties = 0;
        for (int index = 0; index < 20; index++)
        {
            var split = new HalfSplit(new DatasetContext(Parts("label", tie)), keepHoldout: true, index, new RandomStream(1));
            int[] codes = ((CategoricalColumn)split.Context.Dataset.Train["label"]).Codes.ToArray();
            int expected = codes.Distinct().Count() == 2 ? 0 : codes[0];
            Assert.All(((CategoricalColumn)split.KnowingNothing(FloorKind.MajorityOrMean)["label"]).Codes.ToArray(), code => Assert.Equal(expected, code));
            ties += codes.Distinct().Count() - 1;
        }

        Assert.InRange(ties, 1, 19);
        Table none = new([new CategoricalColumn(Label, [-1, -1, -1, -1], ["a", "b"])]);
        Table floor = new HalfSplit(new DatasetContext(Parts("label", none)), keepHoldout: true, 0, new RandomStream(1)).KnowingNothing(FloorKind.MajorityOrMean);
        Assert.Equal(2, floor["label"].MissingCount);
    }

    [Fact]
    public void What_has_no_floor_of_its_own_is_the_fresh_rows()
    {
        HalfSplit split = Split();
        Assert.Same(split.Fresh, split.KnowingNothing(FloorKind.None));
        Assert.Same(split.Fresh, split.KnowingNothing(FloorKind.MajorityOrMean));
    }

    private static HalfSplit Split(string? target = null, int index = 0) => new(new DatasetContext(Parts(target)), keepHoldout: false, index, new RandomStream(1));

    private static Dataset Parts(string? target, Table? table = null)
    {
        Table real = table ?? Real;
        int train = table is null ? TrainRows : table.RowCount;
        return new Dataset
        {
            Name = "parts",
            Title = "Parts",
            Source = "made for a test",
            License = "none",
            Target = target,
            Task = default,
            Real = real,
            Train = real.Take([.. Enumerable.Range(0, train)]),
            Holdout = real.Take([.. Enumerable.Range(train, real.RowCount - train)]),
            TrainDigest = "train",
            HoldoutDigest = "holdout",
        };
    }

    private static double[] Values(Table table, string name) => ((QuantitativeColumn)table[name]).Values.ToArray();

    private static int[] Numbers(Table table, string name = "row") => [.. Values(table, name).Select(v => (int)v)];
}
