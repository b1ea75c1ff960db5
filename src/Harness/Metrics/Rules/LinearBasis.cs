namespace Harness.Metrics.Rules;

/// <summary>Sums of columns that are known, so that those that follow from them are not told again: a year of quarters where the quarters and the half-years are sums already.</summary>
/// <param name="columns">Number of columns.</param>
internal sealed class LinearBasis(int columns)
{
    private const double Zero = 1e-9;

    private readonly List<(int Pivot, double[] Row)> _rows = [];

    /// <summary>Adds a sum.</summary>
    /// <param name="parts">Places of its parts.</param>
    /// <param name="total">Place of the total.</param>
    /// <returns>Whether it was not known: no combination of the others.</returns>
    public bool Add(IEnumerable<int> parts, int total)
    {
        var row = new double[columns];
        foreach (int part in parts)
        {
            row[part] = 1;
        }

        row[total] = -1;
        foreach ((int pivot, double[] known) in _rows)
        {
            double factor = row[pivot];
            for (int i = 0; i < columns && factor != 0; i++)
            {
                row[i] -= factor * known[i];
            }
        }

        int place = Array.FindIndex(row, v => Math.Abs(v) > Zero);
        if (place < 0)
        {
            return false;
        }

        double scale = row[place];
        _rows.Add((place, Array.ConvertAll(row, v => v / scale)));
        return true;
    }
}
