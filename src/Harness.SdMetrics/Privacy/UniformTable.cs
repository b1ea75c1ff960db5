using Harness.Random;
using Harness.Tables;

namespace Harness.SdMetrics.Privacy;

/// <summary>
/// Random rows as DCRBaselineProtection draws them: whole numbers, numbers and dates uniform between the real column's
/// ends, labels uniform over those that occur, each missing at the real column's rate.
/// </summary>
internal static class UniformTable
{
    /// <summary>Draws rows; cell (row, column) depends on the stream, the column's name and the row alone.</summary>
    public static Table Draw(Table real, int rows, RandomStream random) =>
        new(real.Columns.Select(column => Draw(column, rows, random.Fork(column.Name))));

    private static Column Draw(Column column, int rows, RandomStream random)
    {
        double missing = (double)column.MissingCount / column.Length;
        RandomStream gaps = random.Fork("missing");
        bool Gap(int row) => column.MissingCount == column.Length || gaps.Uniform((ulong)row) < missing;
        switch (column)
        {
            case CategoricalColumn labels:
                int[] used = [.. labels.Codes.ToArray().Where(code => code >= 0).Distinct().Order()];
                return new CategoricalColumn(
                    labels.Schema,
                    Cells(rows, row => Gap(row) ? CategoricalColumn.Missing : used[random.Index((ulong)row, used.Length)]),
                    [.. labels.Levels],
                    [.. labels.Spelling]);
            case DateTimeColumn dates:
                long[] ticks = [.. dates.Ticks.ToArray().Where(t => t != DateTimeColumn.Missing)];
                (long first, long last) = ticks.Length == 0 ? (0, 0) : (ticks.Min(), ticks.Max());
                return new DateTimeColumn(
                    dates.Schema,
                    Cells(rows, row => Gap(row) ? DateTimeColumn.Missing : first + (long)(random.Uniform((ulong)row) * (last - first))));
            case NumericColumn { Style: NumberStyle.Integer } whole:
                (double least, double greatest) = Ends(whole);
                return new NumericColumn(
                    whole.Schema,
                    Cells(rows, row => Gap(row) ? double.NaN : Whole(random, (ulong)row, least, greatest)),
                    whole.Style);
            case NumericColumn number:
                (double low, double high) = Ends(number);
                return new NumericColumn(number.Schema, Cells(rows, row => Gap(row) ? double.NaN : random.Between((ulong)row, low, high)), number.Style);
            default:
                throw new ArgumentException($"Column '{column.Name}' is of an unknown type.", nameof(column));
        }
    }

    // Where the range is beyond what a double holds, so is the distance of whole numbers from each other: all between are whole.
    private static double Whole(RandomStream random, ulong position, double least, double greatest) => double.IsFinite(greatest - least + 1)
        ? least + Math.Floor(random.Uniform(position) * (greatest - least + 1))
        : Math.Truncate(random.Between(position, least, greatest));

    private static (double Least, double Greatest) Ends(NumericColumn column)
    {
        double[] present = column.Present();
        return present.Length == 0 ? (0, 0) : (present.Min(), present.Max());
    }

    private static T[] Cells<T>(int rows, Func<int, T> cell)
    {
        var cells = new T[rows];
        for (int row = 0; row < rows; row++)
        {
            cells[row] = cell(row);
        }

        return cells;
    }
}
