using System.Buffers;
using System.Numerics;

namespace Harness.Statistics;

/// <summary>
/// The correlations of all pairs of columns, equal to those of <see cref="Correlation"/> but with the work a column
/// needs, centring and sorting, done once: a pair costs one pass over its rows, or two more for the ranks among rows that are
/// complete.
/// </summary>
internal static class CorrelationMatrix
{
    /// <summary>Pearson's correlation of every pair of columns.</summary>
    /// <param name="columns">Columns of equal length: finite numbers, NaN where missing.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>A symmetric matrix; NaN where <see cref="Correlation.Pearson"/> is, the diagonal likewise. O(columns² · rows).</returns>
    public static double[,] Pearson(IReadOnlyList<double[]> columns, CancellationToken cancellation = default)
    {
        Centred[] centred = [.. columns.Select(Centred.Of)];
        try
        {
            return OfPairs(columns.Count, (i, j) =>
            {
                (Centred x, Centred y) = (centred[i], centred[j]);
                if (x.IsConstant || y.IsConstant)
                {
                    return double.NaN;
                }

                if (i == j)
                {
                    return 1;
                }

                if (x.IsWhole && y.IsWhole)
                {
                    return Correlation.OfDeviations(x.Deviations, y.Deviations);
                }

                var sums = default(PairSums);
                sums.Add(x.Deviations, y.Deviations);
                return sums.TryCorrelate(out double correlation) ? correlation : Correlation.Pearson(columns[i], columns[j]);
            }, cancellation);
        }
        finally
        {
            Array.ForEach(centred, c => c.Return());
        }
    }

    /// <summary>Spearman's correlation of every pair of columns.</summary>
    /// <param name="columns">Columns of equal length: numbers, NaN where missing.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>A symmetric matrix; NaN where <see cref="Correlation.Spearman"/> is, the diagonal likewise. O(columns² · rows).</returns>
    public static double[,] Spearman(IReadOnlyList<double[]> columns, CancellationToken cancellation = default)
    {
        var orders = new RankOrder[columns.Count];
        var whole = new double[]?[columns.Count];
        ulong[][] present = [];
        for (int i = 0; i < orders.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            orders[i] = RankOrder.Of(columns[i]);
            if (orders[i].Count == columns[i].Length)
            {
                var ranks = new double[columns[i].Length];
                orders[i].Write(ranks);
                whole[i] = UnitDeviations.TryWrite(ranks, ranks) ? ranks : [];
            }
        }

        if (Array.Exists(whole, w => w is null))
        {
            present = [.. columns.Select(c => Present(c))];
        }

        return OfPairs(columns.Count, (i, j) => (whole[i], whole[j]) switch
        {
            ({ Length: 0 }, _) or (_, { Length: 0 }) => double.NaN,
            ({ } x, { } y) => i == j ? 1 : Correlation.OfDeviations(x, y),
            _ => OfComplete(i, j),
        }, cancellation);

        double OfComplete(int i, int j)
        {
            ulong[] both = ArrayPool<ulong>.Shared.Rent(present[i].Length);
            Span<ulong> kept = both.AsSpan(0, present[i].Length);
            int count = And(present[i], present[j], kept);
            int rows = columns[i].Length;
            double[] spare = ArrayPool<double>.Shared.Rent(2 * rows);
            Span<double> x = spare.AsSpan(0, rows);
            Span<double> y = spare.AsSpan(rows, rows);

            // The mean rank is known, so that a row which is left out adds 0.
            spare.AsSpan(0, 2 * rows).Clear();
            orders[i].Write(kept, (count + 1) / 2.0, x);
            orders[j].Write(kept, (count + 1) / 2.0, y);
            double xx = UnitDeviations.Dot(x, x);
            double yy = UnitDeviations.Dot(y, y);
            double xy = i == j ? xx : UnitDeviations.Dot(x, y);
            ArrayPool<double>.Shared.Return(spare);
            ArrayPool<ulong>.Shared.Return(both);
            return xx > 0 && yy > 0 ? i == j ? 1 : Math.Clamp(xy / Math.Sqrt(xx) / Math.Sqrt(yy), -1, 1) : double.NaN;
        }
    }

    private static double[,] OfPairs(int columns, Func<int, int, double> correlate, CancellationToken cancellation)
    {
        var matrix = new double[columns, columns];
        for (int i = 0; i < columns; i++)
        {
            for (int j = i; j < columns; j++)
            {
                cancellation.ThrowIfCancellationRequested();
                matrix[i, j] = matrix[j, i] = correlate(i, j);
            }
        }

        return matrix;
    }

    /// <summary>What two columns both have.</summary>
    /// <returns>Number of bits that are set.</returns>
    private static int And(ReadOnlySpan<ulong> first, ReadOnlySpan<ulong> second, Span<ulong> both)
    {
        int count = 0;
        for (int word = 0; word < both.Length; word++)
        {
            both[word] = first[word] & second[word];
            count += BitOperations.PopCount(both[word]);
        }

        return count;
    }

    private static ulong[] Present(ReadOnlySpan<double> column)
    {
        var bits = new ulong[(column.Length + 63) / 64];
        for (int word = 0; word < bits.Length; word++)
        {
            ulong present = 0;
            ReadOnlySpan<double> values = column.Slice(64 * word, Math.Min(64, column.Length - 64 * word));
            for (int i = 0; i < values.Length; i++)
            {
                present |= (double.IsNaN(values[i]) ? 0UL : 1) << i;
            }

            bits[word] = present;
        }

        return bits;
    }

    /// <summary>Unit deviations of the present values, NaN where missing, in an array of the pool: large tables would ask for new pages of memory each time.</summary>
    private readonly struct Centred
    {
        private readonly double[] _rented;
        private readonly int _rows;

        private Centred(double[] rented, int rows, bool isWhole, bool isConstant) => (_rented, _rows, IsWhole, IsConstant) = (rented, rows, isWhole, isConstant);

        public ReadOnlySpan<double> Deviations => _rented.AsSpan(0, _rows);

        public bool IsWhole { get; }

        public bool IsConstant { get; }

        public static Centred Of(double[] column)
        {
            double[] deviations = ArrayPool<double>.Shared.Rent(column.Length);
            int count = 0;
            foreach (double value in column)
            {
                deviations[count] = value;
                count += double.IsNaN(value) ? 0 : 1;
            }

            bool isConstant = !UnitDeviations.TryWrite(deviations.AsSpan(0, count), deviations.AsSpan(0, count));

            // From the last row, so that none is overwritten before it is moved.
            for (int row = column.Length - 1, next = count; next <= row && !isConstant; row--)
            {
                deviations[row] = double.IsNaN(column[row]) ? double.NaN : deviations[--next];
            }

            return new Centred(deviations, column.Length, count == column.Length, isConstant);
        }

        public void Return() => ArrayPool<double>.Shared.Return(_rented);
    }
}
