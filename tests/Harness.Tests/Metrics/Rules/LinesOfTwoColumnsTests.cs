using Harness.Metrics.Rules;
using Harness.Tables;

namespace Harness.Tests.Metrics.Rules;

/// <summary>What the search for lines alone says of small tables.</summary>
public class LinesOfTwoColumnsTests
{
    private static readonly double[] Values = [.. Enumerable.Range(0, 60).Select(i => (double)(i * 37 % 101))];

    [Theory]
    [InlineData(2, 0, "b = 2 · a")]
    [InlineData(1, 0, "b = a")]
    [InlineData(1, 7, "b = a + 7")]
    [InlineData(-3, 400, "b = -3 · a + 400")]
    [InlineData(4, -1000, "b = 4 · a − 1000")]
    [InlineData(1, 2_000_000, "b = a + 2E+06")]
    [InlineData(0, 5, null)]
    public void A_line_is_found(double slope, double intercept, string? text)
    {
        RuleCandidates found = Search(Values, [.. Values.Select(v => slope * v + intercept)]);

        Assert.Equal(text is null ? [] : [text], found.Texts());
        Assert.Equal(text is not null, found.IsTold("a", "b"));
        Assert.Equal(text is null ? 0 : 1, found.Broken[0]);
    }

    /// <summary>Beside a mean of 0 no intercept is negligible.</summary>
    [Fact]
    public void A_line_to_numbers_around_0_keeps_its_intercept()
    {
        double[] x = [.. Enumerable.Range(0, 61).Select(i => (double)(i * 37 % 61))];

        Assert.Equal(["b = a − 30"], Search(x, [.. x.Select(v => v - 30)]).Texts());
    }

    /// <summary>The column of more decimals comes first in the rule, wherever it stands in the table; of equal ones the first in the table.</summary>
    [Fact]
    public void The_coarser_column_is_what_the_other_was_rounded_to()
    {
        double[] fine = [.. Values.Select((v, i) => Math.Round(v * 10 + i % 8 / 8.0, 3))];
        double[] coarse = [.. fine.Select(v => Math.Round(1.19 * v))];

        Assert.Equal(["b = 1.19 · a"], Search(fine, coarse).Texts());
        Assert.Equal(["a = 1.19 · b"], Search(coarse, fine).Texts());
        Assert.Equal(["b = 0.5 · a"], Search([.. Values.Select(v => 2 * v)], Values).Texts());
        Assert.Equal(["b = 2 · a"], Search(Values, [.. Values.Select(v => 2 * v)]).Texts());
        Assert.Equal(["a = 1.8 · b + 32"], Search([.. Values.Select(v => Math.Round(1.8 * (v + 0.25) + 32))], [.. Values.Select(v => v + 0.25)]).Texts());
    }

    /// <summary>Twice and three times a column are told, and not that the one is half as much again as the other; but that is said of them too.</summary>
    [Fact]
    public void Two_that_follow_from_a_third_are_not_told()
    {
        RuleCandidates found = Search(Values, [.. Values.Select(v => 2 * v)], [.. Values.Select(v => 3 * v)], [.. Values.Select(v => v * v % 89)]);

        Assert.Equal(["b = 2 · a", "c = 3 · a"], found.Texts());
        Assert.True(found.IsTold("b", "c"));
        Assert.False(found.IsTold("a", "d") || found.IsTold("b", "d") || found.IsTold("c", "d"));
        Assert.Equal(6, found.Tried);
    }

    /// <summary>Told with one of a third, but not with the other: a line is looked for.</summary>
    [Fact]
    public void Both_must_follow_from_a_third() => Assert.Equal(
        ["b = 2 · a"],
        SmallTables.Search(LineSearch.In, SmallTables.Lettered(Values, [.. Values.Select(v => 2 * v)], [.. Values.Select(v => v * v % 89)]), 5, "ac").Texts());

    [Theory]
    [InlineData(30, 0, 1)]
    [InlineData(29, 0, 0)]
    [InlineData(30, 1, 1)]
    [InlineData(29, 1, 0)]
    public void Thirty_rows_have_both(int rows, int lacking, int rules) => Assert.Equal(
        rules,
        Search([.. Enumerable.Range(0, 2).Select(c => Values.Select((v, i) => c == lacking && i >= rows ? double.NaN : (c + 1) * v).ToArray())]).Kept.Count);

    /// <summary>The finer column has twice as many values where every other one is a tenth more, which the coarser one leaves out.</summary>
    [Theory]
    [InlineData(5, 0, 1)]
    [InlineData(4, 0, 0)]
    [InlineData(5, 0.1, 1)]
    [InlineData(4, 0.1, 0)]
    public void Five_values_are_no_labels(int values, double more, int rules)
    {
        double[] coarse = [.. Enumerable.Range(0, 60).Select(i => 100.0 * (i % values))];

        Assert.Equal(rules, Search([.. coarse.Select((v, i) => i / values % 2 == 0 ? v : v + more)], coarse).Kept.Count);
    }

    /// <summary>Five values of the finer one are four of the coarser one; in the other order, of equal decimals, four values make five but for a part.</summary>
    [Fact]
    public void Both_have_five_values()
    {
        double[] five = [0, 100, 200, 300, 300.1];
        double[] x = [.. Enumerable.Range(0, 60).Select(i => five[i % 5])];

        Assert.Empty(Search(x, [.. x.Select(v => Math.Round(v))]).Kept);
        Assert.Empty(Search([.. x.Select(v => Math.Round(v) + 0.1)], [.. x.Select(v => v + 0.1)]).Kept);
    }

    /// <summary>Differences of one are nearly none in whole numbers from 0 to 9, which vary by 3.</summary>
    [Fact]
    public void A_number_that_varies_by_less_than_its_rounding_says_nothing_of_a_line()
    {
        double[] few = [.. Values.Select(v => v % 10)];

        Assert.Empty(Search(few, [.. few.Select(v => 9 - v)]).Kept);
        Assert.NotEmpty(Search([.. few.Select(v => v * 3)], [.. few.Select(v => 27 - 3 * v)]).Kept);
    }

    /// <summary>Rows that are off by two units, one or as many as are counted, are counted; one more is too many. Of such columns not all is said.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Lines_that_few_rows_are_off_are_counted(int off)
    {
        double[] x = [.. Enumerable.Range(0, 600).Select(i => (double)(i * 37 % 601))];

        RuleCandidates found = SmallTables.Search(LineSearch.In, SmallTables.Lettered(x, [.. x.Select((v, i) => i % 200 == 7 && i / 200 < off ? v + 2 : v)]), 2);

        Assert.Equal([0, off == 1 ? 1 : 0, off == 2 ? 1 : 0], found.Broken);
        Assert.Empty(found.Kept);
        Assert.False(found.IsTold("a", "b"));
    }

    /// <summary>The thousand rows that the line is fitted to are cents whose rounding is down where they are few and up where they are more, so that it rises .2 % too much: at ten that is 1.5 cents,
    /// more than rounding, and at twenty-five 4, more than a fitted line is forgiven in more rows than are counted.</summary>
    [Theory]
    [InlineData(0, 1)]
    [InlineData(5, 1)]
    [InlineData(6, 0)]
    public void A_fitted_line_that_is_off_far_away_is_told_by_the_line_of_few_digits(int farther, int rules)
    {
        const int Rows = 1100;
        int[] order = new RealColumns(new Table(SmallTables.Lettered([.. Enumerable.Range(0, Rows).Select(i => (double)i)]))).Shuffled;
        int[] few = [.. Enumerable.Range(0, 100).Where(cents => Math.Round(0.19 * cents) - 0.19 * cents < -0.3)];
        int[] more = [.. Enumerable.Range(400, 100).Where(cents => Math.Round(0.19 * cents) - 0.19 * cents > 0.3)];
        double[] net = new double[Rows];
        double[] tax = new double[Rows];
        for (int i = 0; i < Rows; i++)
        {
            int cents = i >= Rows - farther ? 2500 + i : i >= 1000 ? 850 + i % 200 : i % 2 == 0 ? few[i / 2 % few.Length] : more[i / 2 % more.Length];
            (net[order[i]], tax[order[i]]) = (cents / 100.0, Math.Round(0.19 * cents) / 100);
        }

        RuleCandidates found = Search(net, tax);

        Assert.Equal(rules == 1 ? ["b = 0.19 · a"] : [], found.Texts());
        Assert.Equal(rules == 1, found.IsTold("a", "b"));
        Assert.Equal([rules, 0, 0, 0, 0, 0], found.Broken);
    }

    /// <summary>Each value of the finer column is halfway between two of the coarser one, which has twice as many.</summary>
    [Theory]
    [InlineData(5, 1)]
    [InlineData(4, 0)]
    public void Five_values_of_the_finer_column_are_no_labels(int values, int rules)
    {
        double[] fine = [.. Enumerable.Range(0, 60).Select(i => 100 * (i % values) + 0.5)];

        Assert.Equal(rules, Search(fine, [.. fine.Select((v, i) => i / values % 2 == 0 ? v - 0.5 : v + 0.5)]).Kept.Count);
    }

    /// <summary>What has more than six decimals was perhaps calculated in single precision: of a million that is off by a tenth, and a line may be off by as much more.</summary>
    [Fact]
    public void A_line_of_long_numbers_may_be_off_by_their_error()
    {
        double[] x = [.. Enumerable.Range(0, 60).Select(i => 1_000_000 * (i * 37 % 60 / 59.0 < 1 ? Math.Round(i * 37 % 60 / 59.0, 3) : 1) + (i % 2 == 0 ? 0.6500001 : 0.3500001))];

        LineRule rule = Assert.IsType<LineRule>(Assert.Single(Search(x, [.. x.Select((v, i) => i % 2 == 0 ? Math.Floor(v) : Math.Ceiling(v))]).Kept));

        Assert.InRange(rule.Tolerance, 0.7, 0.7001);
    }

    /// <summary>Half of the rows are rounded up from .45, half down from .55: no line of any digits is within half a unit of all, but the fitted one within its own error of that.</summary>
    [Fact]
    public void A_line_that_is_off_by_little_more_than_rounding_is_told_as_it_was_fitted()
    {
        double[] x = [.. Values.Select((v, i) => i % 2 == 0 ? v + 0.55 : v + 0.45)];
        double[] y = [.. Values.Select((v, i) => i % 2 == 0 ? v : v + 1)];

        LineRule rule = Assert.IsType<LineRule>(Assert.Single(Search(x, y).Kept));

        Assert.InRange(rule.Tolerance, 0.6, 0.6000001);
        Assert.Equal(1, rule.Slope, 0.002);
        Assert.Equal(0, rule.Intercept, 0.1);
    }

    /// <summary>What is off by half a unit is what rounding comes to, and the line is told with that tolerance.</summary>
    [Fact]
    public void A_line_of_few_digits_has_the_tolerance_of_rounding()
    {
        LineRule rule = Assert.IsType<LineRule>(Assert.Single(Search([.. Values.Select(v => v + 0.5)], [.. Values.Select((v, i) => i % 2 == 0 ? v : v + 1)]).Kept));

        Assert.Equal((1, 0), (rule.Slope, rule.Intercept));
        Assert.InRange(rule.Tolerance, 0.5, 0.5 + 1e-9);
        Assert.True(rule.Tolerance > 0.5);
    }

    /// <summary>The numbers are 0 but in some rows; with one more at a time, chance alone would break the line more often, and from twenty rows on it is one.</summary>
    [Fact]
    public void Twenty_rows_would_break_a_line_by_chance()
    {
        var chances = new HashSet<int>();
        for (int rows = 6; rows < 20; rows++)
        {
            double[] x = [.. Enumerable.Range(0, 400).Select(i => i % 20 == 3 && i / 20 < rows ? 500.0 + i : 0)];
            int chance = SmallTables.OffByChance(x, x, 0.6);
            chances.Add(chance);

            Assert.Equal(chance >= 20 ? 1 : 0, Search(x, [.. x.Select(v => v + 3)]).Kept.Count);
        }

        Assert.Contains(20, chances);
        Assert.Contains(chances, c => c < 20);
    }

    [Fact]
    public void A_search_that_nobody_wants_any_more_ends() => Assert.Throws<OperationCanceledException>(
        () => LineSearch.In(new RealColumns(new Table(SmallTables.Lettered([1, 2]))), new RuleCandidates(1), new CancellationToken(canceled: true)));

    private static RuleCandidates Search(params double[][] columns) => SmallTables.Search(LineSearch.In, SmallTables.Lettered(columns));
}
