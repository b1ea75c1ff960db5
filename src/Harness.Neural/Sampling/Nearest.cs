namespace Harness.Neural.Sampling;

/// <summary>Finds rows that are like others.</summary>
internal static class Nearest
{
    /// <summary>For each of some rows the nearest of a pool, none of it twice. O(rows · pool · cells).</summary>
    /// <param name="cells">The rows, cell after cell.</param>
    /// <param name="numbers">Which of them.</param>
    /// <param name="pool">At least as many other rows.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static double[][] Of(double[][] cells, ReadOnlySpan<int> numbers, double[][] pool, CancellationToken cancellation)
    {
        var nearest = new double[cells.Length][];
        for (int cell = 0; cell < cells.Length; cell++)
        {
            nearest[cell] = new double[numbers.Length];
        }

        int size = pool.Length == 0 ? 0 : pool[0].Length;
        var taken = new bool[size];
        var distances = new double[size];
        for (int i = 0; i < numbers.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            distances.AsSpan().Clear();
            for (int cell = 0; cell < cells.Length; cell++)
            {
                double value = cells[cell][numbers[i]];
                double[] others = pool[cell];
                for (int row = 0; row < size; row++)
                {
                    double difference = others[row] - value;
                    distances[row] += difference * difference;
                }
            }

            int best = -1;
            for (int row = 0; row < size; row++)
            {
                best = !taken[row] && (best < 0 || distances[row] < distances[best]) ? row : best;
            }

            taken[best] = true;
            for (int cell = 0; cell < cells.Length; cell++)
            {
                nearest[cell][i] = pool[cell][best];
            }
        }

        return nearest;
    }
}
