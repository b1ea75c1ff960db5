using Harness.Metrics.Contingency;
using Harness.Statistics;
using Harness.Tables;

namespace Harness.Metrics.Dependence;

/// <summary>A column in a few cells, learned from train: numbers and dates in cells of about equal counts, frequent labels, and all other labels in one.</summary>
internal sealed class GapCells
{
    /// <summary>Cells of a number, and frequent labels.</summary>
    public const int Most = 5;

    /// <summary>The code of a missing value.</summary>
    public const int Missing = -1;

    // Labels that fewer rows have are not named.
    private const int FewestRows = 20;

    private readonly string _column;
    private readonly string[]? _labels;
    private readonly double[] _edges;
    private readonly Func<double, string> _format;

    private GapCells(string column, string[]? labels, double[] edges, Func<double, string> format) => (_column, _labels, _edges, _format) = (column, labels, edges, format);

    /// <summary>Number of cells, the one of other labels among them.</summary>
    public int Count => (_labels?.Length ?? _edges.Length) + 1;

    /// <summary>Learns the cells.</summary>
    /// <param name="train">A column with at least one value.</param>
    public static GapCells Learn(Column train)
    {
        if (train is CategoricalColumn labels)
        {
            // Ties go to the label that comes first in the rows.
            return new GapCells(train.Name, [.. labels.Codes.ToArray().Where(code => code >= 0).CountBy(code => code).Where(c => c.Value >= FewestRows).OrderByDescending(c => c.Value).Take(Most).Select(c => labels.Levels[c.Key])], [], _ => "");
        }

        var number = (QuantitativeColumn)train;
        double[] sorted = number.Present();
        RadixSort.Sort(sorted);
        return new GapCells(train.Name, null, NumberCells.Edges(sorted, Most), value => number.Format(number.Values.IndexOf(value)));
    }

    /// <summary>The cell of each row.</summary>
    /// <param name="column">The column in any table.</param>
    public int[] Encode(Column column)
    {
        var codes = new int[column.Length];
        if (column is CategoricalColumn labels)
        {
            int[] cells = [.. labels.Levels.Select(level => Array.IndexOf(_labels!, level) is >= 0 and var place ? place : _labels!.Length)];
            for (int row = 0; row < codes.Length; row++)
            {
                codes[row] = labels.Codes[row] is >= 0 and var code ? cells[code] : Missing;
            }

            return codes;
        }

        NumberCells.Write(((QuantitativeColumn)column).Values, _edges, double.NegativeInfinity, double.PositiveInfinity, codes);
        codes.AsSpan().Replace(NumberCells.Missing(_edges.Length, double.NegativeInfinity), Missing);
        return codes;
    }

    /// <summary>A cell in words: <c>sex = male</c>, <c>age ≤ 20</c>.</summary>
    public string Name(int cell) =>
        _labels is not null ? cell < _labels.Length ? $"{_column} = {_labels[cell]}" : _labels.Length == 0 ? $"{_column} is there" : $"{_column} is another"
        : _edges.Length == 0 ? $"{_column} is there"
        : cell == 0 ? $"{_column} ≤ {_format(_edges[0])}"
        : cell == _edges.Length ? $"{_column} > {_format(_edges[^1])}"
        : $"{_format(_edges[cell - 1])} < {_column} ≤ {_format(_edges[cell])}";
}
