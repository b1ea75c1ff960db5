using System.Globalization;
using System.Xml.Linq;
using Harness.Reports.Words;
using static Harness.Reports.Html.Tag;

namespace Harness.Reports.Html.Study;

/// <summary>A table that sorts by its heads.</summary>
internal static class SortTable
{
    /// <summary>The table, which scrolls by itself where it is too wide.</summary>
    /// <param name="name">What it holds.</param>
    /// <param name="heads">Its heads; one that begins with # is of numbers.</param>
    /// <param name="rows">Its rows.</param>
    public static XElement Of(string name, IReadOnlyList<string> heads, IEnumerable<XElement> rows) => Div(
        "scroll",
        At("tabindex", 0),
        At("role", "region"),
        At("aria-label", name),
        El(
            "table",
            At("data-sort", ""),
            El("thead", El("tr", heads.Select(h => h.StartsWith('#') ? Tag.Of("th", "n", At("scope", "col"), El("button", At("type", "button"), h[1..])) : El("th", At("scope", "col"), El("button", At("type", "button"), h))))),
            El("tbody", rows)));

    /// <summary>A cell with a number.</summary>
    /// <param name="value">The number that it sorts by.</param>
    /// <param name="text">What it shows.</param>
    public static XElement Number(double? value, string text) => Tag.Of("td", "n", At("data-v", value?.ToString("G6", CultureInfo.InvariantCulture) ?? ""), text);

    /// <summary>A number with its spread.</summary>
    /// <param name="value">The number.</param>
    /// <param name="spread">Its spread over seeds.</param>
    public static XElement Number(double? value, double? spread) => Number(value, value is null ? "–" : spread > 0 ? $"{Numbers.Two(value)} ± {Numbers.Of(spread, 2)}" : Numbers.Two(value));
}
