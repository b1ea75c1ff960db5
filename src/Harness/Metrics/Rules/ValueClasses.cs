using System.Globalization;
using Harness.Tables;

namespace Harness.Metrics.Rules;

/// <summary>
/// The kinds of values of a column that stand out: each of its labels, of numbers the few values that there are, or one that is frequent beside
/// all others; and missing.
/// </summary>
internal sealed class ValueClasses
{
    private const int MostLabels = 50;
    private const int MostNumbers = 10;

    // A value that so large a part of the rows has is one of its own: no children, no income.
    private const double Frequent = 0.05;
    private const int Unknown = -1;
    private const int Sample = 4096;

    private readonly Dictionary<string, int>? _labels;
    private readonly double[] _values;
    private readonly bool _hasOthers;

    private ValueClasses(Column column, Dictionary<string, int>? labels, double[] values, bool hasOthers)
    {
        (Column, _labels, _values, _hasOthers) = (column.Name, labels, values, hasOthers);
        Count = 1 + (labels?.Count ?? values.Length + (hasOthers ? 1 : 0));
    }

    /// <summary>The column's name.</summary>
    public string Column { get; }

    /// <summary>Whether all kinds are single labels or numbers.</summary>
    public bool AreLabels => !_hasOthers;

    /// <summary>Number of kinds, missing among them.</summary>
    public int Count { get; }

    /// <summary>The kinds of a column, <see langword="null"/> where none stands out or there are too many labels.</summary>
    /// <param name="column">A column with all real rows.</param>
    public static ValueClasses? Of(Column column)
    {
        if (column is CategoricalColumn labels)
        {
            return labels.Levels.Count > MostLabels ? null : new ValueClasses(column, labels.Levels.Index().ToDictionary(l => l.Item, l => l.Index + 1, StringComparer.Ordinal), [], false);
        }

        if (column is not NumericColumn numbers)
        {
            return column.MissingCount == 0 ? null : new ValueClasses(column, null, [], true);
        }

        if (Few(numbers.Values) is { } few)
        {
            return new ValueClasses(column, null, few, false);
        }

        double[] frequent = MostFrequent(numbers.Values) is { } value ? [value] : [];
        return frequent.Length == 0 && column.MissingCount == 0 ? null : new ValueClasses(column, null, frequent, true);
    }

    /// <summary>The kind of each row, 0 where missing, −1 where it is none that was learned.</summary>
    /// <param name="column">The column, in any table.</param>
    public int[] Kinds(Column column)
    {
        var classes = new int[column.Length];
        if (_labels is not null)
        {
            var labels = (CategoricalColumn)column;
            int[] ofLevel = [.. labels.Levels.Select(level => _labels.GetValueOrDefault(level, Unknown))];
            for (int row = 0; row < classes.Length; row++)
            {
                classes[row] = labels.Codes[row] is >= 0 and var code ? ofLevel[code] : 0;
            }

            return classes;
        }

        ReadOnlySpan<double> values = ((QuantitativeColumn)column).Values;
        for (int row = 0; row < classes.Length; row++)
        {
            int place = double.IsNaN(values[row]) ? 0 : _values.AsSpan().IndexOf(values[row]) + 1;
            classes[row] = place > 0 || double.IsNaN(values[row]) ? place : _hasOthers ? Count - 1 : Unknown;
        }

        return classes;
    }

    /// <summary>A kind in words: <c>sex = male</c>, <c>income ≠ 0</c>, <c>closed missing</c>.</summary>
    public string Name(int kind) => kind == 0 ? $"{Column} missing"
        : _labels is not null ? $"{Column} = {_labels.First(l => l.Value == kind).Key}"
        : kind <= _values.Length ? $"{Column} = {Text(kind - 1)}"
        : _values.Length > 0 ? $"{Column} ≠ {Text(0)}"
        : $"{Column} there";

    private static double[]? Few(ReadOnlySpan<double> values)
    {
        var found = new SortedSet<double>();
        foreach (double value in values)
        {
            if (!double.IsNaN(value) && found.Add(value) && found.Count > MostNumbers)
            {
                return null;
            }
        }

        return [.. found];
    }

    // A value of so many rows is among every so many of them.
    private static double? MostFrequent(ReadOnlySpan<double> values)
    {
        var sample = new List<double>();
        for (int row = 0; row < values.Length; row += Math.Max(1, values.Length / Sample))
        {
            if (!double.IsNaN(values[row]))
            {
                sample.Add(values[row]);
            }
        }

        double? most = sample.CountBy(v => v).OrderByDescending(c => c.Value).ThenBy(c => c.Key).Select(c => (double?)c.Key).FirstOrDefault();
        return most is { } value && values.Count(value) >= Frequent * values.Length ? value : null;
    }

    private string Text(int place) => _values[place].ToString("R", CultureInfo.InvariantCulture);
}
