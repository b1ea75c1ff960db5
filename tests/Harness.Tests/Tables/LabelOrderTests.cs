using FsCheck.Xunit;
using Harness.Random;
using Harness.Tables;

namespace Harness.Tests.Tables;

public class LabelOrderTests
{
    /// <summary>By hand: where each label stands, and which of <paramref name="real"/> decide it where there is no list.</summary>
    [Theory]
    [InlineData("low mid high", "low high", "low 0, mid 1, high 2")]
    [InlineData("low mid high", "low odd apart", "low 0, high 2, apart 3, odd 4, bad 3.5, zz 4.5, 7 2.5")]
    [InlineData("1 2 5 10", "10 2", "1 0, 2 1, 5 2, 10 3, 5.0 2, 1e1 3, 0 -0.5, 3 1.5, 4 1.5, 11 3.5, none 3.5")]
    [InlineData("1 2 5 10", "10 3 none", "1 0, 2 1, 3 2, 5 3, 10 4, none 5, 4 2.5, 11 4.5, other 5.5, a 4.5")]
    [InlineData("3 1 2", "1 2.0 3", "3 0, 1 1, 2 2, 2.0 2, 1.5 2.5")]
    [InlineData(null, "10 9 -1", "-1 0, 9 1, 10 2, -0 0.5, 11 2.5, none 2.5")]
    [InlineData(null, "10 9 none", "10 0, 9 1, none 2, 11 0.5, zz 2.5")]
    [InlineData(null, "b", "b 0, a -0.5, c 0.5")]
    public void Every_label_has_a_place(string? listed, string real, string expected)
    {
        var order = LabelOrder.Learn(Column(real.Split(' '), listed?.Split(' ')));
        (string Label, double Rank)[] ranks = [.. expected.Split(", ").Select(e => e.Split(' ')).Select(e => (e[0], double.Parse(e[1], System.Globalization.CultureInfo.InvariantCulture)))];

        Assert.Equal(ranks.Select(r => r.Rank), order.Ranks(Column([.. ranks.Select(r => r.Label)])));
    }

    [Fact]
    public void A_missing_label_has_no_rank_and_an_empty_column_none_at_all()
    {
        Assert.Equal([0, double.NaN, 1], LabelOrder.Learn(Column(["a", null, "b"])).Ranks(Column(["a", null, "b"])));
        Assert.Equal(0, LabelOrder.Learn(Column([null, null])).Last);
        Assert.Equal([-0.5], LabelOrder.Learn(Column([null])).Ranks(Column(["a"])));
    }

    [Theory]
    [InlineData("2 1", "1", "in the order that is listed")]
    [InlineData("1 2", "2", "in the order of its numbers")]
    [InlineData(null, "2 1", "in the order of its numbers")]
    [InlineData(null, "b a", "in alphabetical order")]
    public void A_report_can_say_which_order_it_is(string? listed, string real, string words) =>
        Assert.Equal(words, LabelOrder.Learn(Column(real.Split(' '), listed?.Split(' '))).Words);

    /// <summary>A column may know levels that no row has: rows taken from another table do.</summary>
    [Property]
    public void What_no_row_has_changes_nothing(ulong seed)
    {
        RandomStream stream = new(seed);
        string[] labels = [.. Enumerable.Range(0, 8).Select(i => $"{stream.Index((ulong)i, 12)}")];
        string[]? listed = stream.Index(20, 2) == 0 ? null : [.. new RandomStream(seed).Permutation(12).Take(6).Select(i => $"{i}")];
        CategoricalColumn plain = Column(labels, listed);
        string[] levels = [.. plain.Levels.Append("!").Append("5.5").Append("~").Order(StringComparer.Ordinal)];
        var padded = new CategoricalColumn(plain.Schema, plain.CodesIn(levels), levels);

        (LabelOrder order, LabelOrder other) = (LabelOrder.Learn(plain), LabelOrder.Learn(padded));

        Assert.Equal(order.Last, other.Last);
        CategoricalColumn all = Column([.. Enumerable.Range(0, 24).Select(i => $"{i / 2.0:0.#}"), "text"]);
        Assert.Equal(order.Ranks(all), other.Ranks(all));
        Assert.Equal(order.Ranks(plain), order.Ranks(padded));
    }

    private static CategoricalColumn Column(string?[] labels, string[]? listed = null) =>
        CategoricalColumn.FromLabels(new ColumnSchema("o", ColumnKind.Categorical) { IsOrdinal = true, Order = listed }, labels);
}
