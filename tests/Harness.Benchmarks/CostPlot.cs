using ScottPlot;

namespace Harness.Benchmarks;

/// <summary>Draws seconds against rows, both axes logarithmic, one line a piece of work.</summary>
internal static class CostPlot
{
    private const int Labels = 2;

    /// <summary>Draws a table.</summary>
    /// <param name="table">The number of rows in the first column, any text in the second, seconds of one piece of work in each other.</param>
    /// <param name="path">The SVG file.</param>
    public static void Draw(WrittenTable table, string path)
    {
        using var plot = new Plot();
        foreach (int column in Enumerable.Range(Labels, table.Header.Length - Labels))
        {
            (double Rows, double Seconds)[] points =
            [
                .. table.Rows
                    .Select(row => (Rows: WrittenTable.Number(row[0]), Seconds: WrittenTable.Number(row[column])))
                    .Where(point => point.Seconds > 0),
            ];
            var line = plot.Add.Scatter(points.Select(p => Math.Log10(p.Rows)).ToArray(), points.Select(p => Math.Log10(p.Seconds)).ToArray());
            line.LegendText = table.Header[column].Trim('`');
            line.LineWidth = 2;
            line.MarkerSize = 7;
        }

        Picture.ShowDecades(plot.Axes.Bottom, "N0");
        Picture.ShowDecades(plot.Axes.Left, "0.####");
        Picture.NameAxes(plot, "rows of train and of the synthetic table, 15 columns", "processor seconds");
        plot.ShowLegend(Edge.Right);
        Picture.Save(plot, path, 860, 420);
    }
}
