using Harness.Tables;

namespace Harness.Pictures;

/// <summary>The cells of one column: twelve of equal width over the real range of a number, or the most frequent labels and the others.</summary>
/// <param name="Labels">The labels, from the first cell on, the last for all others where <paramref name="HasOthers"/>; empty for numbers and dates.</param>
/// <param name="HasOthers">Whether the last cell is for all other labels.</param>
/// <param name="Low">The real least of a number.</param>
/// <param name="High">The real greatest of a number.</param>
internal sealed record CellAxis(IReadOnlyList<string> Labels, bool HasOthers, double Low, double High)
{
    private const int Numbers = 12;
    private const int MostLabels = 8;

    /// <summary>Number of cells, at least one.</summary>
    public int Count => Labels.Count > 0 ? Labels.Count : Numbers;

    /// <summary>Whether the cells are those of a number or a date.</summary>
    public bool IsNumber => Labels.Count == 0;

    /// <summary>The cells of a column.</summary>
    /// <param name="real">The column of the train part.</param>
    public static CellAxis Of(Column real)
    {
        if (real is QuantitativeColumn number)
        {
            double[] present = number.Present();
            return new CellAxis([], false, present.Length == 0 ? 0 : present.Min(), present.Length == 0 ? 0 : present.Max());
        }

        var labels = (CategoricalColumn)real;
        (string Label, int Rows)[] counts = [.. labels.Codes.ToArray().Where(c => c >= 0).GroupBy(c => c).Select(g => (labels.Levels[g.Key], g.Count())).OrderByDescending(g => g.Item2).ThenBy(g => g.Item1, StringComparer.Ordinal)];
        string[] named = [.. counts.Where(c => c.Rows >= LabelPicture.LeastRealRows).Take(counts.Length > MostLabels ? MostLabels - 1 : MostLabels).Select(c => c.Label)];
        return named.Length == counts.Length && named.Length > 0
            ? new CellAxis(named, false, 0, 0)
            : new CellAxis([.. named, ""], true, 0, 0);
    }

    /// <summary>The cell of each row; −1 for a missing value and, where there is no cell for others, for a label without one.</summary>
    /// <param name="column">A column of the same kind.</param>
    public int[] Place(Column column)
    {
        if (column is QuantitativeColumn number)
        {
            double[] values = number.Values.ToArray();
            // Of halves, whose difference is always finite.
            double width = (High / 2 - Low / 2) / Numbers;
            return Array.ConvertAll(values, v => double.IsNaN(v) ? -1 : width > 0 ? (int)Math.Clamp((v / 2 - Low / 2) / width, 0, Numbers - 1) : v < Low ? 0 : v > High ? Numbers - 1 : Numbers / 2);
        }

        var labels = (CategoricalColumn)column;
        int others = HasOthers ? Labels.Count - 1 : -1;
        int named = HasOthers ? Labels.Count - 1 : Labels.Count;
        int[] place = [.. labels.Levels.Select(l => Enumerable.Range(0, named).FirstOrDefault(i => Labels[i] == l, others))];
        return Array.ConvertAll(labels.Codes.ToArray(), c => c < 0 ? -1 : place[c]);
    }
}
