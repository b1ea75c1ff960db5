using FsCheck.Xunit;
using Harness.Metrics.Rules;
using Harness.Random;
using Harness.Tables;

namespace Harness.Tests.Metrics.Rules;

/// <summary>
/// Sums, products, rates and quotients of columns: what they are, what they may be off
/// by, which rows break them and whether each column matters, by hand and by definition.
/// </summary>
public class FormulaTests
{
    private const int All = 1000;

    /// <summary>
    /// Parts err by 0.25 and 0.5 and have a decimal at most. A sum to as many decimals is exact but for all
    /// errors; one to fewer, and whatever is no sum, is rounded: half a unit and the larger error twice.
    /// </summary>
    [Theory]
    [InlineData("Sum", 2, 1, 1.75)]
    [InlineData("Sum", 1, 1, 1.75)]
    [InlineData("Sum", 0, 1, 2.5)]
    [InlineData("Sum", 0, 0.125, 1.125)]
    [InlineData("Product", 2, 1, 2.005)]
    [InlineData("Rate", 1, 0.125, 0.675)]
    [InlineData("Quotient", 0, 1, 2.5)]
    public void What_a_result_may_be_off_by_follows_from_errors_and_decimals(string kind, int decimals, double error, double expected)
    {
        RealNumbers[] parts = [new("a", [1, 2], 1, 2, 0.5), new("b", [1, 2], 0, 2, 0.25)];
        RealNumbers result = new("c", [1, 2], decimals, 2, error);

        Assert.Equal(expected, Of(kind, 1, parts).Tolerance(result), 1e-12);
        Assert.Equal(expected, Of(kind, 1, [.. parts.Reverse()]).Tolerance(result), 1e-12);
    }

    /// <summary>By hand: 7 = 1 + 2 + 4, 15 = 3 · 5, 8 = 4 · (1 + 0.5 · 2), 3 = 4 · (1 − 0.125 · 2), 1.5 = 6 / 4.</summary>
    [Theory]
    [InlineData("Sum", 1, new double[] { 1, 2, 4 }, 7)]
    [InlineData("Product", 1, new double[] { 3, 5 }, 15)]
    [InlineData("Rate", 0.5, new double[] { 4, 2 }, 8)]
    [InlineData("Rate", -0.125, new double[] { 4, 2 }, 3)]
    [InlineData("Quotient", 1, new double[] { 6, 4 }, 1.5)]
    public void A_formula_makes_what_it_is_called(string kind, double factor, double[] parts, double result)
    {
        RealNumbers[] columns = [.. parts.Select(v => Column(v, v))];
        Formula formula = Of(kind, factor, columns);

        Assert.Equal((kind, factor), (formula.Kind.ToString(), formula.Factor));
        Assert.Equal(0, formula.Broken(Column(result, result), 1e-9, All));
        Assert.Equal(1, formula.Broken(Column(result, result + 1), 1e-9, All));
        Assert.Equal(1, formula.Broken(Column(result - 1, result), 1e-9, All));
    }

    /// <summary>Nothing is a quotient by 0: the row breaks none, whatever stands beside it, and is no evidence against it either.</summary>
    [Fact]
    public void A_quotient_by_zero_breaks_nothing()
    {
        RealNumbers first = Column([.. Enumerable.Repeat(6.0, 20)]);
        RealNumbers second = Column([.. Enumerable.Range(0, 20).Select(i => i < 10 ? 0.0 : 2)]);

        Assert.Equal(0, Of("Quotient", 1, first, second).Broken(Column([.. Enumerable.Range(0, 20).Select(i => i < 10 ? 0.0 : 3)]), 0.5, All));
        Assert.Equal(2, Of("Quotient", 1, first, second).Broken(Column([.. Enumerable.Range(0, 20).Select(i => i < 10 ? i : i < 12 ? 5.0 : 3)]), 0.5, All));
    }

    /// <summary>What is off by exactly the tolerance is not off, be it the first row or one of those whose value is not the most frequent.</summary>
    [Theory]
    [InlineData(1, 8)]
    [InlineData(0.5, int.MaxValue)]
    public void What_is_off_by_the_tolerance_holds(double tolerance, int expected) =>
        Assert.Equal(expected, Doubled([.. Enumerable.Range(0, 20).Select(i => i == 0 ? 1.0 : i < 9 ? 2 : 0)]).Broken(Column(new double[20]), tolerance, All));

    [Fact]
    public void What_tells_most_may_be_off_by_the_tolerance()
    {
        RealNumbers result = Column([.. Enumerable.Range(0, 20).Select(i => i < 12 ? 0.0 : 5)]);

        Assert.Equal(0, Doubled([.. Enumerable.Range(0, 20).Select(i => i < 12 ? 0.0 : 6)]).Broken(result, 1, 0));
        Assert.Equal(0, Doubled([.. Enumerable.Range(0, 20).Select(i => i < 12 ? 0.0 : 4)]).Broken(result, 1, 0));
    }

    /// <summary>
    /// The results are all 0, so that no row tells more than others. Where the first
    /// eight are all off, gaps left out, the number of those that may be does not matter.
    /// </summary>
    [Theory]
    [InlineData(8, 3, int.MaxValue)]
    [InlineData(8, 100, int.MaxValue)]
    [InlineData(7, 3, 4)]
    [InlineData(7, 100, 7)]
    public void Where_the_first_eight_rows_are_off_it_is_no_identity(int off, int most, int expected)
    {
        double[] values = [.. Enumerable.Range(0, 30).Select(i => i < off + 5 ? i % 3 == 1 ? double.NaN : 2.0 : 0)];
        int first = Enumerable.Range(0, 30).First(i => values[..i].Count(v => v == 2) == off);
        double[] made = [.. values.Select((v, i) => i >= first && v == 2 ? 0 : v)];

        Assert.Equal(expected, Doubled(made).Broken(Column(new double[30]), 1, most));
    }

    /// <summary>Of so few rows none are enough to say no at a glance: they are counted.</summary>
    [Fact]
    public void Few_rows_that_are_all_off_are_counted()
    {
        Assert.Equal(7, Doubled([2, 2, 2, 2, 2, 2, 2]).Broken(Column(new double[7]), 1, All));
        Assert.Equal(3, Doubled([2, double.NaN, 2, 2]).Broken(Column(new double[4]), 1, All));
    }

    /// <summary>A column that is 0 but for eight late rows: five of those are off. Where fewer may be, that is said without a count of the others.</summary>
    [Theory]
    [InlineData(5, 5)]
    [InlineData(6, 5)]
    [InlineData(4, int.MaxValue)]
    [InlineData(0, int.MaxValue)]
    public void Of_a_column_that_is_nearly_always_the_same_the_other_rows_tell(int most, int expected)
    {
        double[] made = [.. Enumerable.Range(0, 100).Select(i => i < 92 ? 0.0 : 9)];

        Assert.Equal(expected, Doubled(made).Broken(Column([.. made.Select((v, i) => i >= 95 ? 5 : v)]), 1, most));
    }

    /// <summary>The number of rows that are off where it is at most so large and the first eight are not all off; else more than that.</summary>
    [Property]
    public void Rows_that_are_off_are_counted(ulong seed)
    {
        RandomStream stream = new(seed);
        IdentityKind kind = (IdentityKind)stream.Index(0, 4);
        double factor = kind == IdentityKind.Rate ? -0.01 : 1;
        int most = stream.Index(1, 12);
        double share = new[] { 0, 0.1, 0.4, 0.98 }[stream.Index(3, 4)];
        double[][] parts = [.. Enumerable.Range(0, kind == IdentityKind.Sum ? 2 + stream.Index(2, 3) : 2).Select(p => Random(stream.Fork(p), 80, 5, 0.1))];
        double[] made = [.. Enumerable.Range(0, 80).Select(row => Make(kind, factor, parts, row))];
        double[] result = [.. made.Select((v, row) => stream.Fork("wrong").Uniform((ulong)row) is var u && u > 0.98 ? double.NaN : double.IsNaN(v) ? 1 : u < share ? v + 2 : v)];

        bool[] isOff = [.. made.Zip(result).Where(p => !double.IsNaN(p.First - p.Second)).Select(p => Math.Abs(p.First - p.Second) > 1)];
        int off = isOff.Count(o => o);
        int broken = new Formula(kind, [.. parts.Select(p => Column(p))], factor, Present(parts)).Broken(Column(result), 1, most);

        Assert.Equal(isOff.Take(8).Count(o => o) == 8 || off > most, broken > most);
        Assert.True(broken > most || broken == off);
    }

    /// <summary>
    /// Of 100 rows of random numbers each column matters. One that is always 0 adds nothing,
    /// a total that is always the same follows from nothing, and of 29 rows nothing is said.
    /// </summary>
    [Fact]
    public void Columns_matter_where_any_other_one_would_break_the_identity()
    {
        double[] a = Random(new RandomStream(1), 100, 50, 0);
        double[] b = Random(new RandomStream(2), 100, 50, 0);
        double[] none = new double[100];

        Assert.True(DoAllMatter([a, b], Sum(a, b)));
        Assert.False(DoAllMatter([a, none], a));
        Assert.False(DoAllMatter([none, a], a));
        Assert.False(DoAllMatter([a, [.. a.Select(v => 50 - v)]], [.. a.Select(_ => 50.0)]));
        Assert.True(DoAllMatter([a[..30], b[..30]], Sum(a, b)[..30]));
        Assert.False(DoAllMatter([a[..29], b[..29]], Sum(a, b)[..29]));

        bool DoAllMatter(double[][] parts, double[] result) => FormulaTests.DoAllMatter(IdentityKind.Sum, parts, result, 0);
    }

    /// <summary>Of 60 rows all but so many lack one value, a part or the total.</summary>
    [Theory]
    [InlineData(0, 30, true)]
    [InlineData(0, 29, false)]
    [InlineData(1, 30, true)]
    [InlineData(1, 29, false)]
    [InlineData(2, 30, true)]
    [InlineData(2, 29, false)]
    public void Thirty_rows_have_to_have_all_values(int column, int complete, bool expected)
    {
        double[] a = Random(new RandomStream(1), 60, 50, 0);
        double[] b = Random(new RandomStream(2), 60, 50, 0);
        double[][] columns = [a, b, Sum(a, b)];
        columns[column] = [.. columns[column].Select((v, row) => row < complete ? v : double.NaN)];

        Assert.Equal(expected, DoAllMatter(IdentityKind.Sum, columns[..2], columns[2], 0));
    }

    /// <summary>By definition: 30 rows that have all values, and 20 off by more than the tolerance where any one column is in the random order.</summary>
    [Property(MaxTest = 300)]
    public void Columns_matter_by_definition(ulong seed)
    {
        RandomStream stream = new(seed);
        IdentityKind kind = (IdentityKind)stream.Index(0, 4);
        int rows = 28 + stream.Index(1, 50);
        double[][] parts = [Random(stream.Fork("a"), rows, 4, 0.05), Random(stream.Fork("b"), rows, 4, 0.05)];
        double[] result = [.. Enumerable.Range(0, rows).Select(row => Make(kind, 1, parts, row))];
        int[] order = RealOf([.. parts, result]).Shuffled;

        bool expected = Enumerable.Range(0, rows).Count(row => !double.IsNaN(parts[0][row] + parts[1][row] + result[row])) >= 30
            && Off(parts, Mixed(result)) && Off([Mixed(parts[0]), parts[1]], result) && Off([parts[0], Mixed(parts[1])], result);

        Assert.Equal(expected, DoAllMatter(kind, parts, result, 0.5));

        double[] Mixed(double[] values) => [.. order.Select(row => values[row])];
        bool Off(double[][] of, double[] values) => Enumerable.Range(0, rows).Count(row => Math.Abs(Make(kind, 1, of, row) - values[row]) > 0.5) >= 20;
    }

    private static double Make(IdentityKind kind, double factor, double[][] parts, int row) => kind switch
    {
        IdentityKind.Sum => parts.Sum(p => p[row]),
        IdentityKind.Product => parts[0][row] * parts[1][row],
        IdentityKind.Rate => parts[0][row] + factor * parts[0][row] * parts[1][row],
        _ => parts[1][row] == 0 ? double.NaN : parts[0][row] / parts[1][row],
    };

    private static bool DoAllMatter(IdentityKind kind, double[][] parts, double[] result, double tolerance) =>
        new Formula(kind, [.. parts.Select(p => Column(p))], 1, Present(parts)).DoAllMatter(RealOf([.. parts, result]), result, tolerance);

    private static RealColumns RealOf(double[][] columns) =>
        new(new Table(columns.Select((values, c) => new NumericColumn(new ColumnSchema($"c{c}", ColumnKind.Numerical), values))));

    private static double[] Sum(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x + y)];

    private static double[] Random(RandomStream stream, int rows, int values, double gaps) =>
        [.. Enumerable.Range(0, rows).Select(i => stream.Fork("gap").Uniform((ulong)i) < gaps ? double.NaN : stream.Index((ulong)i, values))];

    // A column and one of 0: their sum is the column.
    private static Formula Doubled(double[] values) => Of("Sum", 1, Column(values), Column(new double[values.Length]));

    private static Formula Of(string kind, double factor, params RealNumbers[] parts) =>
        new(Enum.Parse<IdentityKind>(kind), parts, factor, Present([.. parts.Select(p => p.Values)]));

    private static PresentRows Present(double[][] parts)
    {
        var rows = new PresentRows(parts[0].Length);
        foreach (double[] part in parts)
        {
            rows.Add(part);
        }

        return rows;
    }

    private static RealNumbers Column(params double[] values) => new("x", values, 0, 10, 0);
}
