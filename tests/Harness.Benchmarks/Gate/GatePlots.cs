using Harness.Arbitraries.Damages;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Harness.Benchmarks.Gate;

/// <summary>The pictures of false alarms and of power.</summary>
internal static class GatePlots
{
    private const int Width = 900;
    private const int LineHeight = 22;
    private const int Margins = 90;
    private const double Aside = 0.16;

    private static readonly Color Bar = Color.FromHex("#1a6fb5");
    private static readonly Color Snapshot = Color.FromHex("#c2571a");

    /// <summary>Draws shares with their intervals, one line a label, the bar and the snapshot beside each other.</summary>
    /// <param name="lines">From the top.</param>
    /// <param name="axis">What the shares are of.</param>
    /// <param name="goal">Where a line is drawn, in percent.</param>
    /// <param name="most">The right end, in percent.</param>
    /// <param name="path">The SVG file.</param>
    public static void Draw(IReadOnlyList<(string Label, Counted Bar, Counted Snapshot)> lines, string axis, double goal, double most, string path)
    {
        using var plot = new Plot();
        Add(plot, [.. lines.Select(l => l.Bar)], Bar, "by the bar", Aside);
        Add(plot, [.. lines.Select(l => l.Snapshot)], Snapshot, "by its snapshot", -Aside);
        var line = plot.Add.VerticalLine(goal);
        line.Color = Colors.Gray;
        line.LineWidth = 1;
        Picture.NameAxes(plot, axis, "");
        plot.Axes.Left.TickGenerator = new NumericManual([.. lines.Select((_, i) => -(double)i)], [.. lines.Select(l => l.Label)]);
        plot.Axes.SetLimits(-0.02 * most, 1.02 * most, -lines.Count + 0.3, 0.7);
        plot.ShowLegend(Edge.Bottom);
        Picture.Save(plot, path, Width, Margins + LineHeight * lines.Count);
    }

    /// <summary>The lines of the damages at their promised strengths.</summary>
    public static IReadOnlyList<(string, Counted, Counted)> Promised(IReadOnlyList<JudgedTable> bar, IReadOnlyList<JudgedTable> snapshots) =>
    [
        .. from damage in DamageCatalogue.All
           let byBar = damage.PromisedByBar is { } b ? Counted.In(PowerText.At(TableGroup.BySize[0].In(bar), damage, b), t => t.IsCaught) : default
           let bySnapshot = damage.PromisedBySnapshot is { } s ? Counted.In(PowerText.At(snapshots, damage, s), t => t.IsCaught) : default
           where byBar.Of + bySnapshot.Of > 0
           select (damage.Id, byBar, bySnapshot),
    ];

    private static void Add(Plot plot, Counted[] shares, Color colour, string name, double aside)
    {
        bool isNamed = false;
        for (int i = 0; i < shares.Length; i++)
        {
            if (shares[i].Of == 0)
            {
                continue;
            }

            (double low, double high) = shares[i].Interval;
            double place = aside - i;
            var range = plot.Add.Line(100 * low, place, 100 * high, place);
            range.Color = colour;
            range.LineWidth = 1.5f;
            var point = plot.Add.Marker(100 * shares[i].Share, place, MarkerShape.FilledCircle, 7, colour);
            if (!isNamed)
            {
                point.LegendText = name;
                isNamed = true;
            }
        }
    }
}
