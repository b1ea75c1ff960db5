using System.Globalization;

namespace Harness.Tables;

/// <summary>
/// The order of an ordinal column: each label has its rank, from 0. Listed labels come first, as listed, and behind them the
/// others of the real table, alphabetically. Where the listed ones are numbers that ascend, other numbers stand among them by
/// value. Without a list the real table's labels are in the order of their numbers if all are, else alphabetical. A label that
/// only a synthetic table has is half a step above those below it, so at most ½ beyond either end. A number is the same however it is written.
/// </summary>
internal sealed class LabelOrder
{
    private readonly Dictionary<string, int> _ranks = new(StringComparer.Ordinal);

    // Ascending; empty where the labels are not ordered by value.
    private readonly double[] _numbers = [];

    // Behind the first so many, alphabetically.
    private readonly string[] _others;
    private readonly int _first;

    private LabelOrder(IReadOnlyList<string>? listed, string[] used)
    {
        string[] head = [.. listed ?? (used.All(l => DeclaredLabels.Number(l) is not null) ? [.. used.OrderBy(DeclaredLabels.Number)] : [])];
        if (Ascend(head))
        {
            head = [.. head.Concat(used.Where(l => DeclaredLabels.Number(l) is not null)).OrderBy(DeclaredLabels.Number)];
            _numbers = [.. head.Select(DeclaredLabels.Number).OfType<double>().Distinct()];
        }

        Add(head);
        _first = _ranks.Count;
        _others = [.. used.Where(l => !_ranks.ContainsKey(Key(l))).DistinctBy(Key, StringComparer.Ordinal)];
        Add(_others);
    }

    /// <summary>The largest rank; 0 where there is no other.</summary>
    public int Last => Math.Max(0, _ranks.Count - 1);

    /// <summary>Whether all labels are numbers, in their order.</summary>
    public bool AreNumbers => _numbers.Length > 0 && _others.Length == 0;

    /// <summary>Which order it is, in words for a report.</summary>
    public string Words => _numbers.Length > 0 ? "in the order of its numbers" : _first > 0 ? "in the order that is listed" : "in alphabetical order";

    /// <summary>Learns the order. What rows have counts, not which levels the column could hold.</summary>
    /// <param name="real">The column in the real table; its schema has the list, if there is one.</param>
    public static LabelOrder Learn(CategoricalColumn real) => new(real.Schema.Order, [.. real.UsedLevels()]);

    /// <summary>One rank a row, NaN where the label is missing.</summary>
    /// <param name="column">The column in any table.</param>
    public double[] Ranks(CategoricalColumn column)
    {
        double[] ofLevel = [.. column.Levels.Select(Rank)];
        var ranks = new double[column.Length];
        for (int row = 0; row < ranks.Length; row++)
        {
            ranks[row] = column.Codes[row] is >= 0 and var code ? ofLevel[code] : double.NaN;
        }

        return ranks;
    }

    private double Rank(string label)
    {
        if (_ranks.TryGetValue(Key(label), out int rank))
        {
            return rank;
        }

        int below = _numbers.Length > 0 && DeclaredLabels.Number(label) is { } number
            ? ~Array.BinarySearch(_numbers, number)
            : _first + ~Array.BinarySearch(_others, label, StringComparer.Ordinal);
        return below - 0.5;
    }

    private void Add(string[] labels)
    {
        foreach (string label in labels)
        {
            _ranks.TryAdd(Key(label), _ranks.Count);
        }
    }

    private static bool Ascend(string[] labels)
    {
        double?[] numbers = [.. labels.Select(DeclaredLabels.Number)];
        return numbers.Length > 0 && numbers.All(n => n is not null) && numbers.Zip(numbers.Skip(1)).All(n => n.First <= n.Second);
    }

    // −0 is 0.
    private static string Key(string label) => DeclaredLabels.Number(label) is { } number ? (number + 0.0).ToString("R", CultureInfo.InvariantCulture) : label;
}
