using System.Runtime.InteropServices;
using Harness.Tables;

namespace Harness.Datasets.Rules;

/// <summary>A code for each distinct value of a column, 0 where missing.</summary>
internal sealed class ValueCodes
{
    private readonly Dictionary<string, int> _labels = new(StringComparer.Ordinal);
    private readonly Dictionary<long, int> _numbers = [];

    /// <summary>The codes of a column whose values are all given one.</summary>
    /// <param name="column">The column.</param>
    public int[] Learn(Column column) => column is CategoricalColumn labels
        ? Labels(labels, level => _labels.TryAdd(level, _labels.Count + 1) ? _labels.Count : _labels[level])
        : Numbers(column, bits =>
        {
            ref int code = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, bits, out bool known);
            return code = known ? code : _numbers.Count;
        });

    /// <summary>The codes of another column, <see cref="RowKeys.Unknown"/> where the learned one has no such value.</summary>
    /// <param name="column">The column.</param>
    public int[] Find(Column column) => column is CategoricalColumn labels
        ? Labels(labels, level => _labels.GetValueOrDefault(level, RowKeys.Unknown))
        : Numbers(column, bits => _numbers.GetValueOrDefault(bits, RowKeys.Unknown));

    private static int[] Labels(CategoricalColumn column, Func<string, int> codeOf)
    {
        int[] codes = [.. column.Levels.Select(codeOf)];
        var rows = new int[column.Length];
        for (int row = 0; row < rows.Length; row++)
        {
            rows[row] = column.Codes[row] is >= 0 and var level ? codes[level] : 0;
        }

        return rows;
    }

    private static int[] Numbers(Column column, Func<long, int> codeOf)
    {
        var rows = new int[column.Length];
        for (int row = 0; row < rows.Length; row++)
        {
            rows[row] = column.IsMissing(row) ? 0 : codeOf(Bits(column, row));
        }

        return rows;
    }

    private static long Bits(Column column, int row) => column is DateTimeColumn dates
        ? dates.Ticks[row]
        : BitConverter.DoubleToInt64Bits(((QuantitativeColumn)column).Values[row] + 0.0);
}
