using Harness.Tables;

namespace Harness.Pictures;

/// <summary>Two columns in one picture: shares of rows on cells that both tables share.</summary>
/// <param name="Across">The column that goes across.</param>
/// <param name="Up">The column that goes up.</param>
/// <param name="AcrossAxis">What stands at its cells.</param>
/// <param name="UpAxis">What stands at its cells.</param>
/// <param name="Real">Shares of the real rows where both are present, by row of cells from below, each from the left.</param>
/// <param name="Synthetic">The same, mean over seeds.</param>
internal sealed record CellPicture(string Across, string Up, CellAxis AcrossAxis, CellAxis UpAxis, IReadOnlyList<IReadOnlyList<double>> Real, IReadOnlyList<IReadOnlyList<double>> Synthetic)
{
    /// <summary>Draws two columns; a number goes across where only one of them is a number.</summary>
    /// <param name="train">The train part.</param>
    /// <param name="synthetic">The synthetic table of each seed.</param>
    /// <param name="first">A column.</param>
    /// <param name="second">Another one.</param>
    public static CellPicture Of(Table train, IReadOnlyList<Table> synthetic, string first, string second)
    {
        (string across, string up) = train[first] is QuantitativeColumn || train[second] is not QuantitativeColumn ? (first, second) : (second, first);
        var acrossAxis = CellAxis.Of(train[across]);
        var upAxis = CellAxis.Of(train[up]);
        double[][][] seeds = [.. synthetic.Select(t => Shares(t, across, up, acrossAxis, upAxis))];
        return new CellPicture(across, up, acrossAxis, upAxis, Shares(train, across, up, acrossAxis, upAxis), [.. Enumerable.Range(0, upAxis.Count).Select(y => Enumerable.Range(0, acrossAxis.Count).Select(x => seeds.Average(s => s[y][x])).ToArray())]);
    }

    private static double[][] Shares(Table table, string across, string up, CellAxis acrossAxis, CellAxis upAxis)
    {
        int[] xs = acrossAxis.Place(table[across]);
        int[] ys = upAxis.Place(table[up]);
        double[][] shares = [.. Enumerable.Range(0, upAxis.Count).Select(_ => new double[acrossAxis.Count])];
        int rows = 0;
        for (int row = 0; row < xs.Length; row++)
        {
            if (xs[row] >= 0 && ys[row] >= 0)
            {
                shares[ys[row]][xs[row]]++;
                rows++;
            }
        }

        foreach (double[] line in shares)
        {
            for (int x = 0; x < line.Length && rows > 0; x++)
            {
                line[x] /= rows;
            }
        }

        return shares;
    }
}
