using Harness.Tables;

namespace Harness.Pictures;

/// <summary>The distribution of a number or a date, real and synthetic, on shared bins.</summary>
/// <param name="Edges">The edges of the bins, ascending; dates in seconds since 1970.</param>
/// <param name="IsValue">Whether each bin holds one whole number, which its middle is.</param>
/// <param name="Real">Shares of the real values: below all bins, each bin, above all.</param>
/// <param name="Synthetic">The same of each seed.</param>
/// <param name="Spikes">Values that one table has far more often than the other.</param>
internal sealed record NumberPicture(IReadOnlyList<double> Edges, bool IsValue, IReadOnlyList<double> Real, IReadOnlyList<IReadOnlyList<double>> Synthetic, IReadOnlyList<Spike> Spikes)
{
    private const int Tenths = 10;

    /// <summary>For dates: the share of each month of the year, real first, then each seed; else empty.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Months { get; init; } = [];

    /// <summary>For dates: the share in each tenth of the real dates, real first, then each seed; else empty.</summary>
    public IReadOnlyList<IReadOnlyList<double>> InTenths { get; init; } = [];

    /// <summary>Draws a column.</summary>
    /// <param name="kind">The kind of the column.</param>
    /// <param name="real">The real values, ascending, at least one.</param>
    /// <param name="synthetic">The synthetic values of each seed, ascending.</param>
    public static NumberPicture Of(ColumnKind kind, double[] real, double[][] synthetic)
    {
        if (kind == ColumnKind.DateTime)
        {
            double[] edges = CalendarBins.Of(real);
            double[] cuts = [.. Enumerable.Range(1, Tenths - 1).Select(i => real[i * real.Length / Tenths])];
            double[][] all = [real, .. synthetic];
            return new NumberPicture(edges, false, CalendarBins.Shares(edges, real), [.. synthetic.Select(s => CalendarBins.Shares(edges, s))], [])
            {
                Months = [.. all.Select(MonthsOf)],
                InTenths = [.. all.Select(v => TenthsOf(v, cuts))],
            };
        }

        NumberBins bins = NumberBins.Of(real);
        return new NumberPicture(bins.Edges, bins.IsValue, bins.Shares(real), [.. synthetic.Select(s => bins.Shares(s))], Spike.Find(real, synthetic));
    }

    private static double[] MonthsOf(double[] values)
    {
        var shares = new double[12];
        foreach (double value in values)
        {
            shares[CalendarBins.Date(value).Month - 1] += 1.0 / values.Length;
        }

        return shares;
    }

    private static double[] TenthsOf(double[] values, double[] cuts)
    {
        var shares = new double[Tenths];
        foreach (double value in values)
        {
            int place = 0;
            while (place < cuts.Length && value >= cuts[place])
            {
                place++;
            }

            shares[place] += 1.0 / values.Length;
        }

        return shares;
    }
}
