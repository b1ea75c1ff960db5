using System.Numerics;

namespace Harness.Generators.Encoding;

/// <summary>Draws an index in proportion to weights.</summary>
internal static class Choice
{
    /// <summary>The index on whose share of the sum a uniform number falls; one of weight 0 is never drawn; −1 where none is above 0. O(weights).</summary>
    /// <typeparam name="T">Their type.</typeparam>
    /// <param name="weights">Numbers of at least 0 with a finite sum.</param>
    /// <param name="uniform">A random number in [0, 1).</param>
    public static int Of<T>(ReadOnlySpan<T> weights, double uniform)
        where T : IFloatingPoint<T>
    {
        double sum = 0;
        foreach (T weight in weights)
        {
            sum += double.CreateTruncating(weight);
        }

        double place = uniform * sum;
        int last = -1;
        for (int i = 0; i < weights.Length; i++)
        {
            if (weights[i] > T.Zero)
            {
                last = i;
                place -= double.CreateTruncating(weights[i]);
                if (place < 0)
                {
                    break;
                }
            }
        }

        return last;
    }
}
