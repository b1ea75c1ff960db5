using System.Globalization;
using System.Text.RegularExpressions;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Harness.Benchmarks;

/// <summary>What the pictures of the documents have in common.</summary>
internal static partial class Picture
{
    /// <summary>Makes an axis logarithmic: its values are powers of ten, its ticks stand at whole powers and say the number.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="format">A format of numbers.</param>
    public static void ShowDecades(IAxis axis, string format) => axis.TickGenerator = new NumericAutomatic
    {
        IntegerTicksOnly = true,
        MinorTickGenerator = new LogMinorTickGenerator(),
        LabelFormatter = power => Math.Pow(10, power).ToString(format, CultureInfo.InvariantCulture),
    };

    /// <summary>Names the axes, in letters of the size of the ticks'.</summary>
    /// <param name="plot">What is drawn.</param>
    /// <param name="bottom">The horizontal axis.</param>
    /// <param name="left">The vertical axis.</param>
    public static void NameAxes(Plot plot, string bottom, string left)
    {
        plot.Font.Set(Fonts.Sans);
        foreach ((IAxis axis, string name) in new (IAxis, string)[] { (plot.Axes.Bottom, bottom), (plot.Axes.Left, left) })
        {
            axis.Label.Text = name;
            axis.Label.Bold = false;
            axis.Label.FontSize = 13;
        }
    }

    /// <summary>Writes a picture as SVG.</summary>
    /// <param name="plot">What is drawn.</param>
    /// <param name="path">The file.</param>
    /// <param name="width">Its width in pixels.</param>
    /// <param name="height">Its height in pixels.</param>
    public static void Save(Plot plot, string path, int width, int height)
    {
        AtomicFile.Write(path, FontFamily().Replace(plot.GetSvgXml(width, height), "font-family=\"sans-serif\"") + "\n");
        Console.WriteLine($"{path} is drawn.");
    }

    // The font that this machine has is not one that every reader's has.
    [GeneratedRegex("font-family=\"[^\"]*\"")]
    private static partial Regex FontFamily();
}
