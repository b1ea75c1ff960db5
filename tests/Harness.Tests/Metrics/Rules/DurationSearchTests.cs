using Harness.Metrics.Rules;
using Harness.Tables;

namespace Harness.Tests.Metrics.Rules;

public class DurationSearchTests
{
    private static readonly double[] Starts = [.. Enumerable.Range(0, 60).Select(i => (double)(i * 37 % 101))];
    private static readonly double[] Taken = [.. Enumerable.Range(0, 60).Select(i => (double)(i * 7 % 60))];

    [Theory]
    [InlineData(86_400, "t = e − s in seconds")]
    [InlineData(1440, "t = e − s in minutes")]
    [InlineData(24, "t = e − s in hours")]
    [InlineData(1, "t = e − s in days")]
    [InlineData(-1, "t = s − e in days")]
    [InlineData(2, null)]
    public void A_time_is_found_in_its_unit(double units, string? text)
    {
        RuleCandidates found = Search(Starts, Ends(), [.. Taken.Select(d => d * units)]);

        Assert.Equal(text is null ? [] : [text], found.Texts());

        // Two orders of the dates, four units.
        Assert.Equal(8, found.Tried);
    }

    /// <summary>Half a day is as far as rounding goes.</summary>
    [Theory]
    [InlineData(0.5, 1)]
    [InlineData(0.51, 0)]
    public void A_time_is_rounded_to_whole_units(double off, int rules) =>
        Assert.Equal(rules, Search(Starts, [.. Ends().Select((e, i) => i < 9 ? e : e + off)], Taken).Kept.Count);

    [Fact]
    public void A_number_that_varies_by_less_than_its_rounding_is_no_time()
    {
        double[] taken = [.. Taken.Select(t => t % 2)];

        Assert.Equal(0, Search(Starts, [.. Starts.Zip(taken, (s, t) => s + t)], taken).Tried);
    }

    /// <summary>The rows from some place on lack one of the three.</summary>
    [Theory]
    [InlineData(30, 0, 1)]
    [InlineData(29, 0, 0)]
    [InlineData(30, 1, 1)]
    [InlineData(29, 1, 0)]
    [InlineData(30, 2, 1)]
    [InlineData(29, 2, 0)]
    public void Thirty_rows_have_all_three(int rows, int lacking, int rules)
    {
        double?[][] columns = [.. new[] { Starts, Ends(), Taken }.Select((c, place) => c.Select((v, i) => place == lacking && i >= rows ? (double?)null : v).ToArray())];

        Assert.Equal(rules, Search(columns[0], columns[1], columns[2]).Kept.Count);
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(4, 0)]
    public void Times_that_few_rows_are_off_are_counted(int off, int counted)
    {
        RuleCandidates found = Search(Starts, Ends(), [.. Taken.Select((d, i) => i >= 60 - off ? d + 2 : d)]);

        Assert.Equal([0, 0, 0, counted], found.Broken);
        Assert.Empty(found.Kept);
    }

    /// <summary>The time is 0 but in some rows; with one more at a time, chance alone would break the rule more often, and from twenty rows on it is one.</summary>
    [Fact]
    public void Twenty_rows_would_break_a_time_by_chance()
    {
        var chances = new HashSet<int>();
        for (int rows = 6; rows < 20; rows++)
        {
            double[] taken = [.. Enumerable.Range(0, 400).Select(i => i % 20 == 3 && i / 20 < rows ? 500.0 + i : 0)];
            double[] starts = [.. taken.Select((_, i) => (double)(i % 50))];
            int chance = SmallTables.OffByChance(taken, taken, 0.5);
            chances.Add(chance);

            Assert.Equal(chance >= 20 ? 1 : 0, Search(starts, [.. starts.Zip(taken, (s, t) => s + t)], taken).Kept.Count);
        }

        Assert.Contains(20, chances);
        Assert.Contains(chances, c => c < 20);
    }

    [Fact]
    public void A_search_that_nobody_wants_any_more_ends()
    {
        Column[] columns = [SmallTables.Days("s", [1, 2]), SmallTables.Days("e", [3, 5])];

        Assert.Throws<OperationCanceledException>(() => DurationSearch.In(new RealColumns(new Table(columns)), new RuleCandidates(1), new CancellationToken(canceled: true)));
    }

    private static double[] Ends() => [.. Starts.Zip(Taken, (s, t) => s + t)];

    private static RuleCandidates Search(double[] starts, double[] ends, double[] taken) => Search([.. starts.Select(v => (double?)v)], [.. ends.Select(v => (double?)v)], [.. taken.Select(v => (double?)v)]);

    private static RuleCandidates Search(double?[] starts, double?[] ends, double?[] taken) => SmallTables.Search(
        DurationSearch.In, [SmallTables.Days("s", starts), SmallTables.Days("e", ends), SmallTables.Numbers("t", taken.Select(t => t ?? double.NaN))], 3);
}
