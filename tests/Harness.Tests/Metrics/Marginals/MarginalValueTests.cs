using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Metrics.Marginals;
using Harness.Tables;

namespace Harness.Tests.Metrics.Marginals;

/// <summary>Expected numbers: marginals.py beside this file.</summary>
public class MarginalValueTests
{
    private const int Rows = 60;
    private const int SyntheticRows = 47;

    private static readonly MarginalEvaluator Evaluator = new();

    private static readonly Table Train = Table(
        Numbers(Rows, i => i % 6 == 0 ? double.NaN : (i * 7919 + 13) % 101 / 10.0),
        Numbers(Rows, i => i % 4 == 0 ? double.NaN : i * 31 % 7),
        [.. Enumerable.Range(0, Rows).Select(i => $"{i * 17 % 5}")]);

    private static readonly Table Synthetic = Table(
        Numbers(SyntheticRows, i => i % 9 == 0 ? double.NaN : (i * 104729 + 7) % 97 / 7.0 + 1),
        Numbers(SyntheticRows, i => i % 3 == 0 ? double.NaN : i * 31 % 5),
        [.. Enumerable.Range(0, SyntheticRows).Select(i => $"{i * i % 6 + 1}")]);

    [Theory]
    [InlineData("mean-error", 0.9701752909501469, 0.5354519781015417)]
    [InlineData("median-error", 1.0180464060809569, 0.4973072632833893)]
    [InlineData("std-error", 0.4063446482613669, 0.2910522474956942)]
    [InlineData("missing-rate-error", 0.03900709219858156, 0.09042553191489361, 0.0)]
    [InlineData("ks-statistic", 0.3702439024390244, 0.28888888888888886)]
    [InlineData("wasserstein-distance", 0.9701752909501465, 0.5354519781015418)]
    [InlineData("tail-error", 0.8849350162071025, 0.4973072632833893)]
    [InlineData("co-missingness-error", 0.04432624113475177)]
    [InlineData("total-variation", 0.4595744680851064)]
    public void Parts_equal_those_of_pandas_and_SciPy_and_the_value_is_their_mean(string metric, params double[] expected)
    {
        MetricResult.Computed result = Evaluator.Computed(metric, Of(Train), Synthetic);
        Assert.Equal(expected.Length, result.Parts.Count);
        Assert.All(result.Parts.Zip(expected), p => Assert.Equal(p.Second, p.First.Value, 1e-12));
        Assert.Equal(expected.Average(), result.Value, 1e-12);
        Assert.Equal(expected.Max(), Evaluator.Computed(metric + "-worst", Of(Train), Synthetic).Value, 1e-12);
    }

    [Theory]
    [InlineData("mean-error", 1.6735808222161417)]
    [InlineData("median-error", 1.6837855833272157)]
    [InlineData("std-error", 1)]
    [InlineData("ks-statistic", 1)]
    [InlineData("wasserstein-distance", 1.6735808222161412)]
    [InlineData("tail-error", 3.246219549108576)]
    [InlineData("value-repetition-error", 1)]
    public void A_column_without_any_value_is_as_bad_as_all_at_the_farther_end(string metric, double expected)
    {
        MetricPart part = Evaluator.Computed(metric, Of(Train), Synthetic.With(Number("x", Numbers(SyntheticRows, _ => double.NaN)))).Parts[0];
        Assert.Equal(expected, part.Value, 1e-12);
        Assert.Equal("all values are missing", part.Note);

        // Whichever end is farther: the mirror image is as far.
        Table mirrored = Train.With(Number("x", [.. ((NumericColumn)Train["x"]).Values.ToArray().Select(v => -v)]));
        Assert.Equal(expected, Evaluator.Computed(metric, Of(mirrored), Synthetic.With(Number("x", Numbers(SyntheticRows, _ => double.NaN)))).Parts[0].Value, 1e-12);
    }

    [Theory]
    [InlineData("mean-error")]
    [InlineData("median-error")]
    [InlineData("wasserstein-distance")]
    [InlineData("tail-error")]
    public void A_column_that_is_constant_in_train_is_either_kept_or_not(string metric)
    {
        Dataset dataset = Of(Train.With(Number("x", Numbers(Rows, _ => 3))));
        Assert.Equal((0, null), Part(3, 3));
        Assert.Equal((1, "constant in train"), Part(4, 4));
        Assert.Equal((1, "all values are missing"), Part(double.NaN, double.NaN));
        Assert.Equal("constant in train", Part(3, 4).Note);
        Assert.Equal("constant in the synthetic table", Evaluator.Computed(metric, Of(Train), With(4, 4)).Parts[0].Note);

        (double Value, string? Note) Part(double value, double last) => Evaluator.Computed(metric, dataset, With(value, last)).Parts[0] is var part ? (part.Value, part.Note) : default;

        static Table With(double value, double last) => Synthetic.With(Number("x", Numbers(SyntheticRows, i => i == SyntheticRows - 1 ? last : value)));
    }

    [Fact]
    public void The_spread_of_a_constant_column_is_kept_or_not_wherever_it_lies()
    {
        Dataset dataset = Of(Train.With(Number("x", Numbers(Rows, _ => 3))));
        Assert.Equal(0, Evaluator.Computed("std-error", dataset, Synthetic.With(Number("x", Numbers(SyntheticRows, _ => 4)))).Parts[0].Value);
        Assert.Equal(1, Evaluator.Computed("std-error", dataset, Synthetic).Parts[0].Value);
        Assert.Equal(1, Evaluator.Computed("std-error", Of(Train), Synthetic.With(Number("x", Numbers(SyntheticRows, _ => 4)))).Parts[0].Value);
    }

    [Fact]
    public void Labels_that_are_lost_or_invented_are_named_three_of_them()
    {
        Assert.Equal("never produced: 0, 3; not in train: 5", Note(Synthetic));
        Assert.Equal("never produced: 0, 1, 2 and 1 more", Note(With("4")));
        Assert.Equal("not in train: a, b, c and 2 more", Note(With("0", "1", "2", "3", "4", "a", "b", "c", "d", "e")));
        Assert.Equal("not in train: a, b, c", Note(With("0", "1", "2", "3", "4", "a", "b", "c")));
        Assert.Null(Note(With("0", "1", "2", "3", "4", null)));
        MetricPart none = Evaluator.Computed("total-variation", Of(Train), With((string?)null)).Parts.Single();
        Assert.Equal((1, "all values are missing"), (none.Value, none.Note));

        // A level that no row has is neither lost nor invented.
        CategoricalColumn known = new(new("label", ColumnKind.Categorical), [0, 1], ["a", "b", "nowhere"]);
        Assert.Null(Evaluator.Computed("total-variation", Of(new Table([known])), new Table([known])).Parts.Single().Note);

        static string? Note(Table synthetic) => Evaluator.Computed("total-variation", Of(Train), synthetic).Parts.Single().Note;

        static Table With(params string?[] labels) => Synthetic.With(Label([.. Enumerable.Range(0, SyntheticRows).Select(i => labels[i % labels.Length])]));
    }

    [Fact]
    public void What_train_does_not_have_is_not_measured_and_the_reason_said()
    {
        Assert.Equal("every numerical or datetime column of train is all missing", Reason("mean-error", new Table([Number("x", [double.NaN, double.NaN]), Label(["a", "b"])])));
        Assert.Equal("the table has no numerical or datetime column", Reason("mean-error", new Table([Train["label"]])));
        Assert.Equal("the table has no numerical or datetime column", Reason("ks-statistic", new Table([Train["label"]])));
        Assert.Equal("every numerical, datetime or ordinal column of train is all missing", Reason("ks-statistic", new Table([CategoricalColumn.FromLabels(new("grade", ColumnKind.Categorical) { IsOrdinal = true, Order = ["low", "high"] }, [null, null]), Train["label"].Take([0, 1])])));
        Assert.Equal("every categorical or boolean column of train is all missing", Reason("total-variation", new Table([Label([null, null]), Number("x", [1, 2])])));
        Assert.Equal("the table has no categorical or boolean column", Reason("total-variation", new Table([Train["x"]])));
        Assert.Equal("fewer than two columns have missing values in train", Reason("co-missingness-error", new Table([Train["x"], Train["label"]])));
        Assert.Equal("the table has no column beside ids", Reason("missing-rate-error", new Table([CategoricalColumn.FromLabels(new("id", ColumnKind.Id), ["1", "2"])])));

        static string Reason(string metric, Table table) =>
            Assert.IsType<MetricResult.NotApplicable>(Evaluator.Evaluate(new PairContext(Of(table), table)).Single(r => r.Id == metric)).Reason;
    }

    [Fact]
    public void A_table_without_rows_lacks_no_value_and_one_with_all_kinds_has_no_remark()
    {
        Table none = Synthetic.Take([]);
        Assert.Equal([1 / 6.0, 0.25, 0], Evaluator.Computed("missing-rate-error", Of(Train), none).Parts.Select(p => p.Value));
        Assert.Equal(5 / 60.0, Evaluator.Computed("co-missingness-error", Of(Train), none).Value, 1e-12);
        Assert.All(Evaluator.Computed("mean-error", Of(Train), Synthetic).Parts, part => Assert.Null(part.Note));
    }

    [Fact]
    public void A_column_without_a_value_in_train_is_left_out()
    {
        Dataset dataset = Of(Train.With(Number("x", Numbers(Rows, _ => double.NaN))));
        Assert.Equal(["y"], Evaluator.Computed("mean-error", dataset, Synthetic).Parts.Select(p => p.Name));
        Assert.Equal(["x", "y", "label"], Evaluator.Computed("missing-rate-error", dataset, Synthetic).Parts.Select(p => p.Name));
    }

    private static Dataset Of(Table train) => TableMaps.Dataset(train, train, train);

    private static Table Table(double[] x, double[] y, string?[] labels) => new([Number("x", x), Number("y", y), Label(labels)]);

    private static NumericColumn Number(string name, double[] values) => new(new(name, ColumnKind.Numerical), values);

    private static CategoricalColumn Label(string?[] labels) => CategoricalColumn.FromLabels(new("label", ColumnKind.Categorical), labels);

    private static double[] Numbers(int count, Func<int, double> value) => [.. Enumerable.Range(0, count).Select(value)];
}
