using FsCheck.Xunit;
using Harness.Pictures;
using Harness.Random;
using Harness.Tables;

namespace Harness.Tests.Pictures;

/// <summary>Bins of numbers and dates: what holds for any real values, and for the hardest.</summary>
public class BinTests
{
    public static TheoryData<string, double[]> Hard => new()
    {
        { "one value", [3.25] },
        { "one whole value", [7] },
        { "one huge value", [1e300, 1e300] },
        { "the largest", [double.MaxValue, double.MaxValue] },
        { "the lowest", [-double.MaxValue] },
        { "both ends of doubles", [-double.MaxValue, -1, 0, 5, double.MaxValue] },
        { "±1e300", [-1e300, 0.5, 1e300] },
        { "neighbouring doubles", [1, Math.BitIncrement(1), Math.BitIncrement(Math.BitIncrement(1))] },
        { "smallest doubles", [0, double.Epsilon, 2 * double.Epsilon] },
        { "whole up to 2^53", [.. Enumerable.Range(0, 30).Select(i => Math.Pow(2, 53) - 30 + i)] },
        { "whole from 0 to 2^53", [0, 1, 2, Math.Pow(2, 53)] },
        { "whole below 1e15", [-999_999_999_999_999, 0, 999_999_999_999_999] },
        { "one far outlier", [.. Enumerable.Range(0, 999).Select(i => i / 1000.0), 1e9] },
        { "one far whole outlier", [.. Enumerable.Range(0, 999).Select(i => (double)(i % 5)), 1e9] },
    };

    [Theory]
    [MemberData(nameof(Hard))]
    public void Hard_values_lie_in_bins(string name, double[] values)
    {
        Assert.NotEmpty(name);
        CheckBins(values);
    }

    /// <summary>Of any values: wide, near each other, whole, with ties and outliers.</summary>
    [Property]
    public void Any_values_lie_in_bins(ulong seed)
    {
        RandomStream stream = new RandomStream(seed).Fork("values");
        double scale = Math.Pow(10, stream.Index(0, 40) - 20);
        double offset = stream.Index(1, 3) == 0 ? scale * Math.Pow(10, stream.Index(2, 18)) : 0;
        bool whole = stream.Index(3, 2) == 0;
        double[] values = [.. Enumerable.Range(0, 1 + stream.Index(4, 700)).Select(i => offset + scale * Math.Tan(3.1 * (stream.Uniform((ulong)(100 + i)) - 0.5))).Select(v => whole ? Math.Round(v) : v).Order()];
        CheckBins(values);
    }

    // 20 to 40 bins whatever the span: whole multiples, or one value a bin where there are no more than 40.
    [Theory]
    [InlineData(39, 40, true)]
    [InlineData(40, 21, false)]
    [InlineData(59, 20, false)]
    [InlineData(60, 21, false)]
    [InlineData(1_000, 21, false)] // of 91 values 2.4 · ∛91, rounded up to an even number, would be 12, so 20; 1001 / 50
    public void Whole_numbers_have_bins_of_whole_width(int greatest, int bins, bool isValue)
    {
        double[] values = [.. Enumerable.Range(0, 91).Select(i => Math.Round(i * greatest / 90.0))];
        var own = NumberBins.Of(values);

        Assert.Equal((bins, isValue), (own.Count, own.IsValue));
        Assert.All(Enumerable.Range(0, own.Count), i => Assert.Equal(Math.Round(own.Edges[i + 1] - own.Edges[i]), own.Edges[i + 1] - own.Edges[i]));
    }

    [Fact]
    public void Synthetic_values_far_outside_are_in_the_outer_bins()
    {
        double[] shares = NumberBins.Of([0.5, 1, 2]).Shares([-1e308, 0.4999, 0.5, 2, 2.0001, 1e308, double.MaxValue, 1]);

        Assert.Equal((2 / 8.0, 3 / 8.0), (shares[0], shares[^1]));
        Assert.Equal((1 / 8.0, 1 / 8.0), (shares[1], shares[^2])); // the last bin has its upper edge
        Assert.All(NumberBins.Of([0.5, 1, 2]).Shares([]), s => Assert.Equal(0, s));
    }

    public static TheoryData<string, DateTime[]> Dates => new()
    {
        { "first day", [DateTime.MinValue] },
        { "last tick", [DateTime.MaxValue] },
        { "the whole calendar", [DateTime.MinValue, DateTime.MaxValue] },
        { "last quarters", [new(9992, 1, 1), new(9999, 12, 15)] },
        { "last half-years", [new(9984, 1, 1), new(9999, 12, 15)] },
        { "last years", [new(9970, 1, 1), new(9999, 12, 31)] },
        { "last months", [new(9998, 1, 1), new(9999, 12, 31)] },
        { "last days", [new(9999, 12, 1), new(9999, 12, 31)] },
        { "last minutes", [new(9999, 12, 31, 23, 40, 0), new(9999, 12, 31, 23, 59, 30)] },
        { "year 1", [DateTime.MinValue, new(1, 12, 31)] },
        { "29 February", [new(2024, 2, 29), new(2027, 2, 28)] },
    };

    [Theory]
    [MemberData(nameof(Dates))]
    public void Hard_dates_lie_in_calendar_bins(string name, DateTime[] dates)
    {
        Assert.NotEmpty(name);
        CheckDates(dates);
    }

    [Property(MaxTest = 500)]
    public void Any_dates_lie_in_calendar_bins(ulong seed)
    {
        RandomStream stream = new RandomStream(seed).Fork("dates");
        long first = (long)(stream.Uniform(0) * DateTime.MaxValue.Ticks);
        double span = Math.Pow(10, 12 * stream.Uniform(1) + 7);
        CheckDates([.. Enumerable.Range(0, 1 + stream.Index(2, 50)).Select(i => new DateTime((long)Math.Min(DateTime.MaxValue.Ticks / 10_000_000, first / 10_000_000 + span / 1e7 * stream.Uniform((ulong)(10 + i))) * 10_000_000))]);
    }

    [Fact]
    public void Months_are_bins_of_two_years()
    {
        double[] edges = CalendarBins.Of([Seconds(new DateTime(2007, 11, 9)), Seconds(new DateTime(2009, 12, 1))]);

        Assert.Equal(Enumerable.Range(0, 27).Select(i => new DateTime(2007, 11, 1).AddMonths(i)), edges.Select(CalendarBins.Date));
    }

    // By hand: the finest step of which there are at most thirty, and no finer than the dates are written.
    [Theory]
    [InlineData("41 minutes", 60, 42, 21)] // steps of 2 minutes
    [InlineData("10 days, by day", 86_400, 10, 10)]
    [InlineData("5 days, by day", 86_400, 5, 5)] // hours would be gaps
    [InlineData("60 days, by day", 86_400, 60, 30)]
    [InlineData("25 hours, by minute", 60, 1501, 26)]
    [InlineData("20 seconds", 1, 20, 20)]
    public void Dates_have_ten_to_thirty_bins_where_they_are_written_so_finely(string name, int step, int count, int bins)
    {
        Assert.NotEmpty(name);
        double first = Seconds(new DateTime(2024, 3, 4)); // a Monday, and an even number of days after the first of year 1

        Assert.Equal(bins, CalendarBins.Of([.. Enumerable.Range(0, count).Select(i => first + i * (double)step)]).Length - 1);
    }

    [Fact]
    public void First_days_of_months_are_bins_of_months_and_of_years_years()
    {
        Assert.Equal(5, CalendarBins.Of([.. Enumerable.Range(0, 5).Select(i => Seconds(new DateTime(2024, 1, 1).AddMonths(i)))]).Length - 1);
        Assert.Equal(5, CalendarBins.Of([.. Enumerable.Range(0, 5).Select(i => Seconds(new DateTime(2000 + i, 1, 1)))]).Length - 1);
    }

    private static void CheckBins(double[] sorted)
    {
        var bins = NumberBins.Of(sorted);
        Assert.InRange(bins.Count, 1, 40);
        Assert.All(bins.Edges, e => Assert.True(double.IsFinite(e)));
        Assert.All(bins.Edges.Skip(1), (e, i) => Assert.True(e > bins.Edges[i], $"edge {i + 1}, {e:R}, is not above {bins.Edges[i]:R}"));
        double[] shares = bins.Shares(sorted);
        Assert.Equal(1, shares.Sum(), 1e-9);
        Assert.InRange(shares[0] + shares[^1], 0, sorted[0] >= bins.Edges[0] && sorted[^1] <= bins.Edges[^1] ? 0 : 0.01 + 1.0 / sorted.Length);
        Assert.All(Enumerable.Range(0, bins.Count).Where(_ => bins.IsValue), i => Assert.Equal(Math.Round(bins.Edges[i] + 0.5), bins.Edges[i] + 0.5));

        // Where no bin holds a value there is none: each is counted where its edges say.
        Assert.All(Enumerable.Range(0, bins.Count), i => Assert.Equal(
            sorted.Count(v => v >= bins.Edges[i] && (v < bins.Edges[i + 1] || (i == bins.Count - 1 && v == bins.Edges[^1]))) / (double)sorted.Length,
            shares[i + 1],
            1e-9));
    }

    private static void CheckDates(DateTime[] dates)
    {
        double[] values = [.. dates.Select(Seconds).Order()];
        double[] edges = CalendarBins.Of(values);
        Assert.InRange(edges.Length, 2, 31);
        Assert.True(edges[0] <= values[0] && edges[^1] > values[^1]);
        Assert.All(edges.Skip(1), (e, i) => Assert.True(e > edges[i]));
        double[] shares = CalendarBins.Shares(edges, values);
        Assert.Equal((0, 0), (shares[0], shares[^1]));
        Assert.Equal(1, shares.Sum(), 1e-9);
        var picture = NumberPicture.Of(ColumnKind.DateTime, values, [values, []]);
        Assert.Equal(1, picture.Months[0].Sum(), 1e-9);
        Assert.Equal(1, picture.InTenths[1].Sum(), 1e-9);
        Assert.All(picture.Months[2].Concat(picture.InTenths[2]).Concat(picture.Synthetic[1]), s => Assert.Equal(0, s));
        Assert.All(dates, d => Assert.Contains(picture.Months[0], m => m > 0 && picture.Months[0][d.Month - 1] > 0));
    }

    private static double Seconds(DateTime date) => (date.Ticks - DateTime.UnixEpoch.Ticks) / (double)TimeSpan.TicksPerSecond;
}
