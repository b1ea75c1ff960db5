namespace Harness.Metrics.Rules;

/// <summary>Counts the rows that are off an identity.</summary>
internal static class Breaches
{
    /// <summary>What each row is off by.</summary>
    internal interface IDifference
    {
        /// <summary>The difference of a row; NaN where a value is missing.</summary>
        double At(int row);
    }

    /// <summary>Rows that are off by more than a tolerance; those with a missing value are not. Counting ends above <paramref name="most"/>.</summary>
    /// <param name="difference">What each row is off by.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="tolerance">The largest difference that counts as none.</param>
    /// <param name="most">Where counting ends.</param>
    /// <param name="screened">Where so many of the first rows that have all values are all off, it is no identity, and the result the largest number.</param>
    public static int Count<T>(T difference, int rows, double tolerance, int most, int screened = int.MaxValue)
        where T : struct, IDifference
    {
        int broken = 0;
        int seen = 0;
        for (int row = 0; row < rows && broken <= most; row++)
        {
            double off = difference.At(row);

            // No comparison holds for a missing value.
            broken += Math.Abs(off) > tolerance ? 1 : 0;
            seen += double.IsNaN(off) ? 0 : 1;
            if (broken == seen && seen >= screened)
            {
                return int.MaxValue;
            }
        }

        return broken;
    }
}
