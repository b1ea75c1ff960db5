using Harness.Random;

namespace Harness.Neural.Sampling;

/// <summary>
/// Groups many synthetic rows into strata of similar rows, so that one row can stand for each stratum. The rows are halved at the median of the number that varies most, and each half again,
/// until there are as many strata as wanted. A table with one row of each stratum has no part of the distribution too often or too rarely by chance alone.
/// </summary>
/// <remarks>Proportional stratified sampling with one draw a stratum, W. G. Cochran, "Sampling techniques" (3rd edition, 1977), §5.6; strata as in the k-d trees of J. L. Bentley, CACM 18 (1975).</remarks>
internal static class Strata
{
    /// <summary>Groups rows. O(rows · width · log strata).</summary>
    /// <param name="rows">The rows one after the other.</param>
    /// <param name="width">Numbers in a row, at least 1.</param>
    /// <param name="count">Number of strata, at most that of the rows.</param>
    /// <param name="stream">The source of randomness.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>The numbers of the rows in each stratum, the strata in random order. Each row is in one stratum.</returns>
    public static int[][] Of(float[] rows, int width, int count, RandomStream stream, CancellationToken cancellation)
    {
        int[] numbers = [.. Enumerable.Range(0, rows.Length / width)];
        var strata = new int[count][];
        if (count > 0)
        {
            Split(0, numbers.Length, 0, count);
        }

        return Array.ConvertAll(stream.Fork("order").Permutation(count), i => strata[i]);

        void Split(int from, int to, int first, int wanted)
        {
            cancellation.ThrowIfCancellationRequested();
            if (wanted == 1)
            {
                strata[first] = numbers[from..to];
                return;
            }

            int widest = Widest(rows, width, numbers.AsSpan(from, to - from));
            numbers.AsSpan(from, to - from).Sort((a, b) => (rows[a * width + widest], a).CompareTo((rows[b * width + widest], b)));

            // An odd number of strata cannot be halved evenly: chance decides which half gets one more, so that no region is favoured.
            int left = (wanted + stream.Fork("halves").Index((ulong)(first * 64L + System.Numerics.BitOperations.Log2((uint)wanted)), 2)) / 2;
            int middle = from + (int)((long)(to - from) * left / wanted);
            Split(from, middle, first, left);
            Split(middle, to, first + left, wanted - left);
        }
    }

    // The place of the number with the largest variance.
    private static int Widest(float[] rows, int width, ReadOnlySpan<int> numbers)
    {
        var sums = new double[width];
        var squares = new double[width];
        foreach (int number in numbers)
        {
            for (int place = 0; place < width; place++)
            {
                double value = rows[number * width + place];
                sums[place] += value;
                squares[place] += value * value;
            }
        }

        int count = numbers.Length;
        return Enumerable.Range(0, width).MaxBy(place => squares[place] / count - sums[place] / count * (sums[place] / count));
    }
}
