namespace Harness.Metrics.Consistency;

/// <summary>The logarithms of the probabilities of some rows' labels, added up.</summary>
/// <param name="Sum">Their sum.</param>
/// <param name="Rows">Rows that have a label.</param>
internal readonly record struct LabelSums(double Sum, int Rows)
{
    /// <summary>The mean; NaN where no row has a label.</summary>
    public double Mean => Rows == 0 ? double.NaN : Sum / Rows;

    /// <summary>Adds up all rows.</summary>
    /// <param name="found">One a row, NaN where it has no label.</param>
    public static LabelSums Of(ReadOnlySpan<double> found) => Of(found, [], 1)[0];

    /// <summary>Adds up the rows of each group.</summary>
    /// <param name="found">One a row, NaN where it has no label.</param>
    /// <param name="places">The place of each row in the order in which rows are dealt to groups; empty for one group.</param>
    /// <param name="groups">Number of groups, at least 1.</param>
    public static LabelSums[] Of(ReadOnlySpan<double> found, ReadOnlySpan<int> places, int groups)
    {
        var sums = new LabelSums[groups];
        for (int row = 0; row < found.Length; row++)
        {
            if (!double.IsNaN(found[row]))
            {
                sums[places.IsEmpty ? 0 : places[row] % groups] += new LabelSums(found[row], 1);
            }
        }

        return sums;
    }

    public static LabelSums operator +(LabelSums first, LabelSums second) => new(first.Sum + second.Sum, first.Rows + second.Rows);

    public static LabelSums operator -(LabelSums first, LabelSums second) => new(first.Sum - second.Sum, first.Rows - second.Rows);
}
