using System.Globalization;
using System.Net;
using System.Text;

namespace Harness.Benchmarks;

/// <summary>Quality against time as an SVG picture: one labelled point a generator, seconds on a logarithmic axis.</summary>
internal static class QualityPlot
{
    private const int Width = 860;
    private const int Height = 520;
    private const int Left = 60;
    private const int Right = 190;
    private const int Top = 20;
    private const int Bottom = 50;
    private const double LabelHeight = 13;
    private const double LetterWidth = 6;
    private const string Ours = "#1a6fb5";
    private const string Theirs = "#c2571a";

    /// <summary>One generator.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Seconds">Its seconds, above 0.</param>
    /// <param name="Quality">Its quality, 0 to 1.</param>
    /// <param name="IsNative">Whether it runs here.</param>
    public sealed record Point(string Name, double Seconds, double Quality, bool IsNative);

    /// <summary>Draws the picture.</summary>
    /// <param name="points">At least one point.</param>
    public static string Draw(IReadOnlyList<Point> points)
    {
        double first = Math.Floor(points.Min(p => Math.Log10(p.Seconds)));
        double last = Math.Ceiling(points.Max(p => Math.Log10(p.Seconds)));
        double low = Math.Floor(10 * points.Min(p => p.Quality)) / 10;
        double X(double seconds) => Left + (Math.Log10(seconds) - first) / (last - first) * (Width - Left - Right);
        double Y(double quality) => Height - Bottom - (quality - low) / (1 - low) * (Height - Top - Bottom);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"11\">\n<rect width=\"{Width}\" height=\"{Height}\" fill=\"white\"/>\n");
        for (double power = first; power <= last; power++)
        {
            double x = X(Math.Pow(10, power));
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{x:F1} {Top}V{Height - Bottom}\" stroke=\"#ddd\"/><text x=\"{x:F1}\" y=\"{Height - Bottom + 16}\" text-anchor=\"middle\">{Math.Pow(10, power):0.###} s</text>\n");
        }

        for (double quality = low; quality < 1.01; quality += 0.1)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{Left} {Y(quality):F1}H{Width - Right}\" stroke=\"#ddd\"/><text x=\"{Left - 6}\" y=\"{Y(quality) + 4:F1}\" text-anchor=\"end\">{quality:F1}</text>\n");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 10}\" text-anchor=\"middle\">processor seconds of fit and sample, geometric mean over the datasets</text>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text transform=\"translate(14 {Height / 2}) rotate(-90)\" text-anchor=\"middle\">SDMetrics' quality, mean over the datasets</text>\n");
        foreach ((int i, string colour, string name) in new[] { (0, Ours, "ours"), (1, Theirs, "recordings of libraries") })
        {
            svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{Width - Right + 14}\" cy=\"{Top + 8 + 18 * i}\" r=\"4\" fill=\"{colour}\"/><text x=\"{Width - Right + 25}\" y=\"{Top + 12 + 18 * i}\">{name}</text>\n");
        }

        // A label stands as near to its point as others, and the points themselves, leave room for it.
        var taken = points.Select(p => new Box(X(p.Seconds) - 5, Y(p.Quality) - 5, 10, 10)).ToList();
        foreach (Point point in points.OrderByDescending(p => p.Quality))
        {
            (double x, double y) = (X(point.Seconds), Y(point.Quality));
            double shift = Shifts().First(shift => !taken.Exists(Label(shift).Overlaps));
            Box label = Label(shift);
            taken.Add(label);
            svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x:F1}\" cy=\"{y:F1}\" r=\"4\" fill=\"{(point.IsNative ? Ours : Theirs)}\"/><path d=\"M{x:F1} {y:F1}L{x + 9:F1} {y + shift:F1}\" stroke=\"#999\"/><text x=\"{label.X:F1}\" y=\"{y + shift + 4:F1}\">{WebUtility.HtmlEncode(point.Name)}</text>\n");

            Box Label(double shift) => new(x + 11, y + shift - LabelHeight / 2, LetterWidth * point.Name.Length, LabelHeight);
        }

        return svg.Append("</svg>\n").ToString();
    }

    // 0, 2, -2, 4, -4, …: there is a free place far enough away.
    private static IEnumerable<double> Shifts() => Enumerable.Range(0, Height).Select(i => (i + 1) / 2 * (i % 2 == 0 ? -2.0 : 2));

    private readonly record struct Box(double X, double Y, double Width, double Height)
    {
        public bool Overlaps(Box other) => X < other.X + other.Width && other.X < X + Width && Y < other.Y + other.Height && other.Y < Y + Height;
    }
}
