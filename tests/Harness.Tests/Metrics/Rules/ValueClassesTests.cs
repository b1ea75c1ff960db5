using FsCheck.Xunit;
using Harness.Metrics.Rules;
using Harness.Random;
using Harness.Tables;

namespace Harness.Tests.Metrics.Rules;

/// <summary>Which values of a column are kinds of their own, of which kind each row is, and how a kind reads: counted by hand.</summary>
public class ValueClassesTests
{
    private static IEnumerable<double> Others => Enumerable.Range(20, 80).Select(i => (double)i);

    [Fact]
    public void Each_label_is_a_kind()
    {
        ValueClasses classes = ValueClasses.Of(Labels("b", null, "a", "b"))!;

        Assert.Equal(("c", true, 3), (classes.Column, classes.AreLabels, classes.Count));
        Assert.Equal([2, 0, 1, 2], classes.Kinds(Labels("b", null, "a", "b")));
        Assert.Equal(["c missing", "c = a", "c = b"], Names(classes));
    }

    /// <summary>In another table a label that was not learned is of no kind, whatever its place among the labels.</summary>
    [Fact]
    public void A_label_that_was_not_learned_is_no_kind() =>
        Assert.Equal([-1, 1, -1, 2, -1, 0], ValueClasses.Of(Labels("b", "d"))!.Kinds(Labels("a", "b", "c", "d", "e", null)));

    [Theory]
    [InlineData(50, true)]
    [InlineData(51, false)]
    public void More_than_fifty_labels_are_no_kinds(int labels, bool are) =>
        Assert.Equal(are, ValueClasses.Of(Labels([.. Enumerable.Range(0, labels).Select(i => $"l{i}")])) is not null);

    [Fact]
    public void Each_of_a_few_numbers_is_a_kind_in_ascending_order()
    {
        ValueClasses classes = ValueClasses.Of(Numbers(2.5, double.NaN, -1, 2.5, double.NaN))!;

        Assert.Equal((true, 3), (classes.AreLabels, classes.Count));
        Assert.Equal([2, 0, 1, -1], classes.Kinds(Numbers(2.5, double.NaN, -1, 7)));
        Assert.Equal(["c missing", "c = -1", "c = 2.5"], Names(classes));
    }

    /// <summary>Ten different numbers, a missing value beside them, are ten kinds; of eleven none stands out but by being frequent.</summary>
    [Fact]
    public void Ten_numbers_are_few_and_eleven_are_not()
    {
        double[] ten = [.. Enumerable.Range(0, 30).Select(i => (double)(i % 10))];
        double[] many = [.. Enumerable.Range(0, 30).Select(i => (double)i)];

        Assert.Equal(11, ValueClasses.Of(Numbers([double.NaN, .. ten, double.NaN]))!.Count);
        Assert.True(ValueClasses.Of(Numbers(ten))!.AreLabels);
        Assert.False(ValueClasses.Of(Numbers([.. ten, 10]))!.AreLabels);
        Assert.Null(ValueClasses.Of(Numbers(many)));
    }

    /// <summary>Numbers that are all missing are of one kind.</summary>
    [Fact]
    public void Missing_numbers_are_a_kind_where_there_is_no_other()
    {
        ValueClasses classes = ValueClasses.Of(Numbers(double.NaN, double.NaN))!;

        Assert.Equal((true, 1), (classes.AreLabels, classes.Count));
        Assert.Equal([0, -1], classes.Kinds(Numbers(double.NaN, 4)));
    }

    /// <summary>A number is frequent that one of twenty rows has, missing ones among them: of 100 rows, 5.</summary>
    [Theory]
    [InlineData(5, true)]
    [InlineData(4, false)]
    public void A_frequent_number_stands_beside_all_others(int rows, bool isFrequent)
    {
        double[] values = [.. Enumerable.Range(0, 100 - rows).Select(i => i + 0.5), .. Enumerable.Repeat(7.0, rows)];
        ValueClasses? classes = ValueClasses.Of(Numbers(values));

        Assert.Equal(isFrequent, classes is not null);
        if (classes is not null)
        {
            Assert.Equal((false, 3), (classes.AreLabels, classes.Count));
            Assert.Equal([1, 2, 0, 2], classes.Kinds(Numbers(7, 8, double.NaN, 0.5)));
            Assert.Equal(["c missing", "c = 7", "c ≠ 7"], Names(classes));
        }
    }

    [Fact]
    public void Of_equally_frequent_numbers_the_least_stands_out() =>
        Assert.Equal("c = 6", ValueClasses.Of(Numbers([.. Others, .. Enumerable.Repeat(9.0, 6), .. Enumerable.Repeat(6.0, 6), .. Enumerable.Repeat(7.0, 5)]))!.Name(1));

    [Fact]
    public void The_most_frequent_number_stands_out() =>
        Assert.Equal("c = 9", ValueClasses.Of(Numbers([.. Others, .. Enumerable.Repeat(6.0, 8), .. Enumerable.Repeat(9.0, 12)]))!.Name(1));

    /// <summary>Many numbers of which none is frequent are there or missing.</summary>
    [Fact]
    public void Numbers_with_gaps_are_there_or_missing()
    {
        ValueClasses classes = ValueClasses.Of(Numbers([.. Enumerable.Range(0, 50).Select(i => (double)i), double.NaN]))!;

        Assert.Equal((false, 2), (classes.AreLabels, classes.Count));
        Assert.Equal([0, 1, 1], classes.Kinds(Numbers(double.NaN, 3, 99)));
        Assert.Equal(["c missing", "c there"], Names(classes));
    }

    /// <summary>Of a long table the first of every so many rows are looked at; where all of those are missing, no number stands out.</summary>
    [Fact]
    public void Of_long_tables_with_gaps_at_regular_places_no_number_stands_out() =>
        Assert.Equal(["c missing", "c there"], Names(ValueClasses.Of(Numbers([.. Enumerable.Range(0, 8192).Select(i => i % 2 == 0 ? double.NaN : i)]))!));

    [Fact]
    public void Dates_are_there_or_missing_where_some_are_missing()
    {
        ValueClasses classes = ValueClasses.Of(Dates(3, null, 5))!;

        Assert.Null(ValueClasses.Of(Dates(3, 3, 3)));
        Assert.Equal((false, 2), (classes.AreLabels, classes.Count));
        Assert.Equal([1, 0], classes.Kinds(Dates(8, null)));
        Assert.Equal(["c missing", "c there"], Names(classes));
    }

    /// <summary>The most frequent of more than ten numbers, the least of several, is a kind where a twentieth of the rows has it.</summary>
    [Property]
    public void What_stands_out_is_counted_right(ulong seed)
    {
        RandomStream stream = new(seed);
        int rows = 1 + stream.Index(0, 200);
        int kinds = 5 + stream.Index(1, 60);
        double[] drawn = [.. Enumerable.Range(0, rows).Select(i => Math.Floor(kinds * Math.Pow(stream.Fork("value").Uniform((ulong)i), 2)))];
        double[] values = [.. drawn.Select((v, i) => stream.Fork("gap").Uniform((ulong)i) < 0.1 ? double.NaN : v)];
        double[] there = [.. values.Where(v => !double.IsNaN(v))];
        double[] distinct = [.. there.Distinct().Order()];
        double[] own = distinct.Length <= 10 ? distinct : [.. distinct.OrderByDescending(d => there.Count(v => v == d)).Take(1).Where(d => 20 * there.Count(v => v == d) >= rows)];
        int others = distinct.Length > 10 ? own.Length + 1 : -1;

        ValueClasses? classes = ValueClasses.Of(Numbers(values));

        Assert.Equal(distinct.Length > 10 && own.Length == 0 && there.Length == rows, classes is null);
        if (classes is not null)
        {
            Assert.Equal(distinct.Length <= 10, classes.AreLabels);
            Assert.Equal(values.Select(v => double.IsNaN(v) ? 0 : Array.IndexOf(own, v) is >= 0 and var place ? place + 1 : others), classes.Kinds(Numbers(values)));
        }
    }

    private static IEnumerable<string> Names(ValueClasses classes) => Enumerable.Range(0, classes.Count).Select(classes.Name);

    private static CategoricalColumn Labels(params string?[] values) => CategoricalColumn.FromLabels(new ColumnSchema("c", ColumnKind.Categorical), values);

    private static NumericColumn Numbers(params double[] values) => new(new ColumnSchema("c", ColumnKind.Numerical), values);

    private static DateTimeColumn Dates(params int?[] days) => new(
        new ColumnSchema("c", ColumnKind.DateTime, new DateTimeFormat("%Y-%m-%d")),
        [.. days.Select(d => d is { } day ? DateTime.UnixEpoch.AddDays(day).Ticks : DateTimeColumn.Missing)]);
}
