using ScottPlot;

namespace Harness.Benchmarks;

/// <summary>Draws quality against time: one labelled point a generator, seconds on a logarithmic axis.</summary>
internal static class QualityPlot
{
    private const int Width = 900;
    private const int Height = 540;
    private const float Gap = 10;
    private const float Step = 2;

    private static readonly Color Ours = Color.FromHex("#1a6fb5");
    private static readonly Color Theirs = Color.FromHex("#c2571a");

    /// <summary>One generator.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Seconds">Its seconds, above 0.</param>
    /// <param name="Quality">Its quality, 0 to 1.</param>
    /// <param name="IsOurs">Whether it belongs to this repository; others are recordings of libraries.</param>
    public sealed record Point(string Name, double Seconds, double Quality, bool IsOurs)
    {
        /// <summary>Where the point stands on the axes.</summary>
        public Coordinates Place => new(Math.Log10(Seconds), Quality);
    }

    /// <summary>Draws the picture.</summary>
    /// <param name="points">At least one point.</param>
    /// <param name="path">The SVG file.</param>
    public static void Draw(IReadOnlyList<Point> points, string path)
    {
        using var plot = new Plot();
        foreach (IGrouping<bool, Point> group in points.GroupBy(point => point.IsOurs))
        {
            var markers = plot.Add.ScatterPoints(group.Select(point => point.Place).ToArray(), group.Key ? Ours : Theirs);
            markers.LegendText = group.Key ? "generators of this repository" : "recordings of libraries";
            markers.MarkerSize = 8;
        }

        Picture.ShowDecades(plot.Axes.Bottom, "0.###");
        Picture.NameAxes(plot, "processor seconds of fit and sample, geometric mean over the datasets", "SDMetrics' quality score, mean over the datasets");
        plot.Axes.SetLimits(
            Math.Floor(points.Min(point => point.Place.X)) - 0.1,
            Math.Ceiling(points.Max(point => point.Place.X)) + 0.6, // Room for the labels of the slowest.
            Math.Floor(10 * points.Min(point => point.Quality)) / 10 - 0.02,
            1.02);
        plot.ShowLegend(Alignment.LowerLeft);
        plot.RenderInMemory(Width, Height); // Lays out the axes, so that pixels are known.

        // A label stands as near to its point as other labels, and the points, leave room for it.
        var taken = points.Select(point => new PixelRect(plot.GetPixel(point.Place), Gap / 2)).ToList();
        foreach (Point point in points.OrderByDescending(point => point.Quality))
        {
            var label = plot.Add.Text(point.Name, point.Place);
            label.LabelFontSize = 11;
            label.LabelFontName = Fonts.Sans;
            label.LabelAlignment = Alignment.MiddleLeft;
            label.OffsetX = Gap;
            using var paint = Paint.NewDisposablePaint();
            PixelSize size = label.LabelStyle.Measure(point.Name, paint).Size;
            Pixel from = plot.GetPixel(point.Place);
            label.OffsetY = Shifts().First(shift => !taken.Exists(other => Overlap(other, Box(shift))));
            taken.Add(Box(label.OffsetY));
            var line = plot.Add.Line(point.Place, plot.GetCoordinates(from.X + Gap, from.Y + label.OffsetY));
            line.Color = Colors.Gray;
            line.LineWidth = 1;

            PixelRect Box(float shift) => new(from.X + Gap, from.X + Gap + size.Width, from.Y + shift + size.Height / 2, from.Y + shift - size.Height / 2);
        }

        Picture.Save(plot, path, Width, Height);
    }

    private static bool Overlap(PixelRect a, PixelRect b) => a.Left < b.Right && b.Left < a.Right && a.Top < b.Bottom && b.Top < a.Bottom;

    // 0, then ever further down and up in turn: far enough away there is room.
    private static IEnumerable<float> Shifts() => Enumerable.Range(0, Height).Select(i => (i + 1) / 2 * (i % 2 == 0 ? -Step : Step));
}
