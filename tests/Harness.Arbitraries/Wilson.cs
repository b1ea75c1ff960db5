namespace Harness.Arbitraries;

/// <summary>Wilson's interval of a share (Wilson, J. Am. Stat. Assoc. 22 (1927) 209–212).</summary>
public static class Wilson
{
    private const double Z = 1.959963984540054;

    /// <summary>The 95 % interval of a share; 0 to 1 where nothing was counted.</summary>
    /// <param name="hits">Number of hits.</param>
    /// <param name="of">Number of tries.</param>
    public static (double Low, double High) Interval(int hits, int of)
    {
        if (of == 0)
        {
            return (0, 1);
        }

        double share = hits / (double)of;
        double square = Z * Z / of;
        double middle = (share + square / 2) / (1 + square);
        double half = Math.Sqrt(share * (1 - share) * square + square * square / 4) / (1 + square);
        return (Math.Max(0, middle - half), Math.Min(1, middle + half));
    }
}
