using Harness.Statistics;
using Harness.Tables;

namespace Harness.Pictures;

/// <summary>What a person looks at in one column of one table: its gaps, its ends, its middle and how its numbers are written.</summary>
/// <param name="Rows">Number of rows.</param>
/// <param name="Missing">Number of rows without a value.</param>
/// <param name="Distinct">Number of distinct values.</param>
internal sealed record ColumnFacts(int Rows, int Missing, int Distinct)
{
    private const int MostDecimals = 16;

    /// <summary>The least value of numbers and dates (seconds since 1970); <see langword="null"/> for labels and where there is no value.</summary>
    public double? Least { get; init; }

    /// <summary>The greatest value, likewise.</summary>
    public double? Greatest { get; init; }

    /// <summary>The mean, likewise.</summary>
    public double? Mean { get; init; }

    /// <summary>The median, likewise.</summary>
    public double? Median { get; init; }

    /// <summary>The standard deviation (n − 1), likewise, from two values on.</summary>
    public double? Deviation { get; init; }

    /// <summary>Rows whose value is the real table's least or greatest.</summary>
    public int AtEnds { get; init; }

    /// <summary>Rows whose value is below the real table's least.</summary>
    public int Below { get; init; }

    /// <summary>Rows whose value is above the real table's greatest.</summary>
    public int Above { get; init; }

    /// <summary>Rows whose value is below 0.</summary>
    public int Negative { get; init; }

    /// <summary>Rows whose value is a whole number.</summary>
    public int Whole { get; init; }

    /// <summary>The most decimals that a value needs, at most 16.</summary>
    public int Decimals { get; init; }

    /// <summary>Number of rows that have a value.</summary>
    public int Present => Rows - Missing;

    /// <summary>The share of rows without a value, 0 to 1.</summary>
    public double MissingShare => Share(Missing, Rows);

    /// <summary>A share of the rows that have a value, 0 to 1.</summary>
    /// <param name="rows">A number of them.</param>
    public double OfPresent(int rows) => Share(rows, Present);

    /// <summary>Measures a column of labels.</summary>
    /// <param name="column">The column.</param>
    public static ColumnFacts Of(CategoricalColumn column)
    {
        var seen = new bool[column.Levels.Count];
        foreach (int code in column.Codes)
        {
            if (code >= 0)
            {
                seen[code] = true;
            }
        }

        return new ColumnFacts(column.Length, column.MissingCount, seen.Count(s => s));
    }

    /// <summary>Measures a column of numbers or dates.</summary>
    /// <param name="column">The column.</param>
    /// <param name="sorted">Its values without the missing ones, ascending.</param>
    /// <param name="real">The real values, ascending.</param>
    public static ColumnFacts Of(QuantitativeColumn column, double[] sorted, double[] real)
    {
        if (sorted.Length == 0)
        {
            return new ColumnFacts(column.Length, column.MissingCount, 0);
        }

        int distinct = 1;
        int whole = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            distinct += i > 0 && sorted[i] != sorted[i - 1] ? 1 : 0;
            whole += sorted[i] == Math.Truncate(sorted[i]) ? 1 : 0;
        }

        (double least, double greatest) = real.Length == 0 ? (double.NaN, double.NaN) : (real[0], real[^1]);
        return new ColumnFacts(column.Length, column.MissingCount, distinct)
        {
            Least = sorted[0],
            Greatest = sorted[^1],
            Mean = Moments.Mean(sorted),
            Median = Moments.Median(sorted),
            Deviation = sorted.Length < 2 ? null : Moments.StandardDeviation(sorted),
            AtEnds = sorted.Count(v => v == least || v == greatest),
            Below = sorted.Count(v => v < least),
            Above = sorted.Count(v => v > greatest),
            Negative = sorted.Count(v => v < 0),
            Whole = whole,
            Decimals = Math.Min(MostDecimals, Statistics.Decimals.Fewest(sorted)),
        };
    }

    private static double Share(int part, int all) => all == 0 ? 0 : (double)part / all;
}
