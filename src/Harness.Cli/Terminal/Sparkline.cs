using System.Text;
using Harness.Studies.History;

namespace Harness.Cli.Terminal;

/// <summary>A series as a line of blocks, from its smallest value to its largest.</summary>
internal static class Sparkline
{
    private const string Blocks = "▁▂▃▄▅▆▇█";
    private const int Most = 40;

    /// <summary>Draws a series.</summary>
    /// <param name="points">The points, oldest first; of more than forty the last forty. A gap is <c>·</c>, and <c>|</c> stands where the definition of the metric changed.</param>
    public static string Of(IReadOnlyList<TrendPoint> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        TrendPoint[] shown = [.. points.Skip(Math.Max(0, points.Count - Most))];
        double[] values = [.. shown.Where(p => p.Value is not null).Select(p => p.Value!.Value)];
        if (values.Length == 0)
        {
            return "";
        }

        (double low, double high) = (values.Min(), values.Max());
        var text = new StringBuilder();
        for (int i = 0; i < shown.Length; i++)
        {
            if (i > 0 && shown[i] is { Value: not null } && shown.Take(i).LastOrDefault(p => p.Value is not null) is { Value: not null } last && last.Version != shown[i].Version)
            {
                text.Append('|');
            }

            text.Append(shown[i].Value is { } value ? Blocks[high > low ? (int)Math.Round((value - low) / (high - low) * (Blocks.Length - 1)) : 0] : '·');
        }

        return text.ToString();
    }
}
