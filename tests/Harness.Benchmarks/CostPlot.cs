using System.Globalization;
using System.Net;
using System.Text;

namespace Harness.Benchmarks;

/// <summary>Seconds against rows as an SVG picture, both axes logarithmic, one line a piece of work.</summary>
internal static class CostPlot
{
    private const int Width = 760;
    private const int Height = 400;
    private const int Left = 60;
    private const int Right = 210;
    private const int Top = 20;
    private const int Bottom = 50;
    private const double LabelHeight = 14;

    private static readonly string[] Colours = ["#1a6fb5", "#c2571a", "#8a4fb0", "#3b8f4a", "#555"];

    /// <summary>One piece of work.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Points">Rows and seconds, both above 0, by ascending rows.</param>
    public sealed record Line(string Name, IReadOnlyList<(double Rows, double Seconds)> Points);

    /// <summary>Draws the picture.</summary>
    /// <param name="lines">At least one line of at least two points.</param>
    public static string Draw(IReadOnlyList<Line> lines)
    {
        double[] rows = [.. lines.SelectMany(l => l.Points).Select(p => Math.Log10(p.Rows))];
        double[] seconds = [.. lines.SelectMany(l => l.Points).Select(p => Math.Log10(p.Seconds))];
        (double first, double last) = (Math.Floor(rows.Min()), Math.Ceiling(rows.Max()));
        (double low, double high) = (Math.Floor(seconds.Min()), Math.Ceiling(seconds.Max()));
        double X(double power) => Left + (power - first) / (last - first) * (Width - Left - Right);
        double Y(double power) => Height - Bottom - (power - low) / (high - low) * (Height - Top - Bottom);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"11\">\n<rect width=\"{Width}\" height=\"{Height}\" fill=\"white\"/>\n");
        for (double power = first; power <= last; power++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{X(power):F1} {Top}V{Height - Bottom}\" stroke=\"#ddd\"/><text x=\"{X(power):F1}\" y=\"{Height - Bottom + 16}\" text-anchor=\"middle\">{Math.Pow(10, power):N0}</text>\n");
        }

        for (double power = low; power <= high; power++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{Left} {Y(power):F1}H{Width - Right}\" stroke=\"#ddd\"/><text x=\"{Left - 6}\" y=\"{Y(power) + 4:F1}\" text-anchor=\"end\">{Math.Pow(10, power):0.###} s</text>\n");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 10}\" text-anchor=\"middle\">rows of train and of the synthetic table, 15 columns</text>\n");
        var next = new Dictionary<double, double>(); // By where lines end.
        foreach ((Line line, int i) in lines.Select((l, i) => (l, i)).OrderBy(l => Y(Math.Log10(l.l.Points[^1].Seconds))))
        {
            string points = string.Join(' ', line.Points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{X(Math.Log10(p.Rows)):F1},{Y(Math.Log10(p.Seconds)):F1}")));
            double below = next.GetValueOrDefault(line.Points[^1].Rows);
            double end = Math.Max(below, Y(Math.Log10(line.Points[^1].Seconds)) + 4);
            next[line.Points[^1].Rows] = end + LabelHeight;
            svg.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{points}\" fill=\"none\" stroke=\"{Colours[i % Colours.Length]}\" stroke-width=\"2\"/><text x=\"{X(Math.Log10(line.Points[^1].Rows)) + 8:F1}\" y=\"{end:F1}\" fill=\"{Colours[i % Colours.Length]}\">{WebUtility.HtmlEncode(line.Name)}</text>\n");
        }

        return svg.Append("</svg>\n").ToString();
    }
}
