using System.Xml.Linq;
using Harness.Pictures;
using Harness.Reports.Words;
using static Harness.Reports.Html.Tag;

namespace Harness.Reports.Html.Pair;

/// <summary>A number or a date: real values as bars, synthetic ones as a step line, the mean of the seeds, with a band of their range.</summary>
internal static class NumberChart
{
    private const double Width = 260;
    private const double Height = 118;
    private const double Top = 14;
    private const double Bottom = 98;
    private const double Outer = 14;
    private const double Gap = 5;

    // What a label of a cut bar takes.
    private const double Apart = 100;

    /// <summary>Draws a column.</summary>
    /// <param name="column">A column of numbers or dates with a picture.</param>
    /// <param name="withExtremes">Whether the ends may be labelled, which are values of single rows.</param>
    /// <param name="small">Whether it is a picture in a row of a table: no text.</param>
    public static XElement Of(ColumnPicture column, bool withExtremes, bool small = false)
    {
        NumberPicture picture = column.Number!;
        int bins = picture.Edges.Count - 1;
        double[] real = [.. picture.Real];
        double[] mean = [.. Enumerable.Range(0, bins + 2).Select(i => picture.Synthetic.Count == 0 ? 0 : picture.Synthetic.Average(s => s[i]))];
        double[] low = [.. Enumerable.Range(0, bins + 2).Select(i => picture.Synthetic.Select(s => s[i]).DefaultIfEmpty(0).Min())];
        double[] high = [.. Enumerable.Range(0, bins + 2).Select(i => picture.Synthetic.Select(s => s[i]).DefaultIfEmpty(0).Max())];
        double left = Outer + Gap;
        double step = (Width - 2 * left) / bins;
        double end = End([.. real.Skip(1).Take(bins).Zip(mean.Skip(1).Take(bins), Math.Max)]);
        double Y(double share) => Bottom - (Bottom - Top) * Math.Min(share, end) / end;
        double X(int bin) => bin == 0 ? 0 : bin == bins + 1 ? Width - Outer : left + (bin - 1) * step;
        double W(int bin) => bin == 0 || bin == bins + 1 ? Outer : step;
        var drawn = new List<object>();
        double scale = Nice(end);
        drawn.Add(Line("grid", left, Y(scale), Width - left, Y(scale)));
        for (int bin = 0; bin < bins + 2; bin++)
        {
            if (real[bin] > 0)
            {
                drawn.Add(Rect("f-real", X(bin), Y(real[bin]), Math.Max(0.5, W(bin) - 0.6), Bottom - Y(real[bin])));
                drawn.Add(Line("t-real", X(bin), Y(real[bin]), X(bin) + Math.Max(0.5, W(bin) - 0.6), Y(real[bin])));
            }

            if (high[bin] > low[bin])
            {
                drawn.Add(Rect("band", X(bin), Y(high[bin]), W(bin), Y(low[bin]) - Y(high[bin])));
            }
        }

        drawn.Add(Path("t-syn", Enumerable.Range(1, bins).SelectMany(bin => new[] { (X(bin), Y(mean[bin])), (X(bin) + step, Y(mean[bin])) })));
        foreach (int bin in new[] { 0, bins + 1 }.Where(b => mean[b] > 0))
        {
            drawn.Add(Line("t-syn", X(bin), Y(mean[bin]), X(bin) + Outer, Y(mean[bin])));
        }

        drawn.Add(Line("axis", left, Bottom, Width - left, Bottom));
        if (!small)
        {
            drawn.Add(Label("s soft end", Width - left, Y(scale) - 3, Numbers.Percent(scale)));
            drawn.AddRange(Broken(picture, real, mean, end, bin => X(bin) + W(bin) / 2, Y));
            drawn.AddRange(Ends(column, picture, withExtremes, left, mean, real));
        }

        string title = $"{column.Name}: distribution of the real and the synthetic values";
        return small ? Svg(Width, Bottom + 2, title, drawn) : Svg(Width, Height, title, drawn);
    }

    // A bar over three times the third tallest would press all others to the ground.
    private static double End(double[] bars)
    {
        double[] tallest = [.. bars.OrderDescending()];
        double end = tallest.Length > 2 && tallest[2] > 0 && tallest[0] > 3 * tallest[2] ? 1.6 * tallest[2] : tallest.Length > 0 ? 1.05 * tallest[0] : 1;
        return end > 0 ? end : 1;
    }

    private static double Nice(double end)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(end)));
        return (end >= 5 * power ? 5 : end >= 2 * power ? 2 : 1) * power;
    }

    private static IEnumerable<object> Broken(NumberPicture picture, double[] real, double[] mean, double end, Func<int, double> middle, Func<double, double> y)
    {
        int[] bins = [.. Enumerable.Range(1, real.Length - 2).Where(bin => Math.Max(real[bin], mean[bin]) > end)];
        foreach (double x in bins.Select(middle))
        {
            yield return Line("cut", x - 8, y(end) + 10, x + 8, y(end) + 6);
            yield return Line("cut", x - 8, y(end) + 15, x + 8, y(end) + 11);
        }

        // At most two: neighbours share a label, from left to right.
        bool areNear = bins.Length > 1 && middle(bins[^1]) - middle(bins[0]) < Apart;
        foreach (int[] labelled in areNear ? [bins] : bins.Select(bin => new[] { bin }))
        {
            double x = labelled.Average(middle);
            double room = labelled.Length * Apart / 2;
            string css = "s b " + (x < room ? "" : x > Width - room ? "end" : "middle");
            yield return Label(css, x, Top - 4, string.Join(", ", labelled.Select(bin => $"{Numbers.PercentNumber(real[bin])} → {Numbers.Percent(mean[bin])}")));
        }
    }

    private static IEnumerable<object> Ends(ColumnPicture column, NumberPicture picture, bool withExtremes, double left, double[] mean, double[] real)
    {
        double first = picture.Edges[0];
        double last = picture.Edges[^1];
        foreach (Spike spike in picture.Spikes.Where(s => s.Value >= first && s.Value <= last))
        {
            double at = left + (Width - 2 * left) * (spike.Value - first) / (last - first);
            yield return Tag.Of("polygon", spike.Synthetic.Average() > spike.Real ? "d-syn" : "d-real", At("points", $"{Number(at)},{Number(Bottom + 1)} {Number(at - 4)},{Number(Bottom + 8)} {Number(at + 4)},{Number(Bottom + 8)}"));
        }

        bool isBelow = mean[0] > 0 || real[0] > 0;
        bool isAbove = mean[^1] > 0 || real[^1] > 0;
        (double X, string Css, double Value)[] marks =
        [
            .. isBelow || !withExtremes ? Array.Empty<(double, string, double)>() : [(left, "s soft", picture.IsValue ? first + 0.5 : first)],
            (Width / 2, "s soft middle", picture.IsValue ? Math.Round((first + last) / 2) : first / 2 + last / 2),
            .. isAbove || !withExtremes ? Array.Empty<(double, string, double)>() : [(Width - left, "s soft end", picture.IsValue ? last - 0.5 : last)],
        ];
        IReadOnlyList<string> texts = AxisText.Of(column, [.. marks.Select(m => m.Value)]);
        for (int i = 0; i < marks.Length; i++)
        {
            yield return Label(marks[i].Css, marks[i].X, Bottom + 19, texts[i]);
        }

        if (isBelow)
        {
            yield return Label("s syn", 0, Bottom + 19, "‹ ", Numbers.Percent(mean[0]));
        }

        if (isAbove)
        {
            yield return Label("s syn end", Width, Bottom + 19, Numbers.Percent(mean[^1]), " ›");
        }
    }
}
