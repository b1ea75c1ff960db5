using System.Text;
using System.Xml.Linq;
using Harness.Metrics;
using Harness.Studies;
using Harness.Studies.Gate;
using static Harness.Reports.Html.Tag;

namespace Harness.Reports.Html.Study;

/// <summary>The picture of a cell: a bar a limit in one order, and a dot for what models keep. Bars of a kind are one path, since there are hundreds of cells.</summary>
internal sealed class CellPicture
{
    private const double BarTop = 1;
    private const double BarBottom = 11;
    private const double LineAt = 17;
    private readonly (string Id, double X)[] _places;
    private readonly double _pitch;

    /// <summary>Places the bars.</summary>
    /// <param name="limits">The limits, in order; families stand a little apart.</param>
    public CellPicture(IReadOnlyList<MetricDescriptor> limits)
    {
        int gaps = limits.Zip(limits.Skip(1)).Count(p => p.First.Family != p.Second.Family);
        _pitch = limits.Count == 0 ? 0 : Math.Clamp((Width - 4 - 3 * gaps) / limits.Count, 1.4, 7);
        double x = 2 + _pitch / 2;
        _places = new (string, double)[limits.Count];
        for (int i = 0; i < limits.Count; i++)
        {
            x += i > 0 && limits[i].Family != limits[i - 1].Family ? 3 : 0;
            _places[i] = (limits[i].Id, x);
            x += _pitch;
        }
    }

    /// <summary>Width of the picture.</summary>
    public static double Width => 99;

    /// <summary>Height of the picture.</summary>
    public static double Height => 22;

    /// <summary>Draws a pair.</summary>
    /// <param name="pair">The pair.</param>
    public XElement Of(PairOutcome pair)
    {
        var paths = new SortedDictionary<string, StringBuilder>(StringComparer.Ordinal);
        foreach (LimitVerdict verdict in pair.Gate.Verdicts)
        {
            double x = _places.First(p => p.Id == verdict.Score.Descriptor.Id).X;
            string kind = verdict.DoesNotApply ? "ln" : verdict.Verdict switch
            {
                Verdict.Pass => "lo",
                Verdict.Inconclusive => "lh",
                _ => "lx",
            };
            // Hollow ones are lower: at two units a bar height tells more than filling.
            (double top, double bottom) = kind switch { "ln" => (9.0, BarBottom), "lo" => (6.0, BarBottom), _ => (BarTop, BarBottom) };
            Path(paths, kind, x, top, bottom);
            if (kind == "lh")
            {
                Path(paths, "li", x, (BarTop + BarBottom) / 2, BarBottom);
            }
        }

        return Svg(Width, Height, Cell.Words(pair), paths.Select(p => Tag.Of("path", p.Key, At("d", p.Value.ToString()))), Kept(Cell.Kept(pair)));
    }

    private void Path(SortedDictionary<string, StringBuilder> paths, string kind, double x, double top, double bottom)
    {
        StringBuilder path = paths.TryGetValue(kind, out StringBuilder? found) ? found : paths[kind] = new StringBuilder();
        double half = Math.Max(0.5, (_pitch - (kind is "lx" or "li" ? 0.4 : 1.1)) / 2);
        path.Append('M').Append(Number(x - half)).Append(' ').Append(Number(top)).Append('h').Append(Number(2 * half)).Append('v').Append(Number(bottom - top)).Append('h').Append(Number(-2 * half)).Append('z');
    }

    private static IEnumerable<XElement> Kept(double? kept)
    {
        if (kept is not { } value)
        {
            yield break;
        }

        double x = 4 + (Width - 8) * Math.Clamp(value, 0, 1);
        yield return Tag.Of("path", "rule", At("d", $"M4 {Number(LineAt)}h{Number(Width - 8)}"));
        yield return value < 0 ? Tag.Of("path", "f-ink", At("d", $"M1 {Number(LineAt)}l6 -3.5v7z")) : Dot("f-ink", x, LineAt, 3);
    }
}
