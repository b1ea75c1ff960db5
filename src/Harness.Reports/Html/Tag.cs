using System.Globalization;
using System.Xml.Linq;

namespace Harness.Reports.Html;

/// <summary>Elements of HTML and SVG as trees: text and attributes are escaped where the tree is written, never before.</summary>
internal static class Tag
{
    /// <summary>An element.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="content">Attributes, elements, text, and lists of them; <see langword="null"/> is nothing.</param>
    public static XElement El(string name, params object?[] content) => new(name, content.Select(Clean));

    /// <summary>An element with a class.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="css">The class.</param>
    /// <param name="content">What it holds.</param>
    public static XElement Of(string name, string css, params object?[] content) => new(name, new XAttribute("class", css), content.Select(Clean));

    /// <summary>A block with a class.</summary>
    /// <param name="css">The class.</param>
    /// <param name="content">What it holds.</param>
    public static XElement Div(string css, params object?[] content) => Of("div", css, content);

    /// <summary>Text with a class.</summary>
    /// <param name="css">The class.</param>
    /// <param name="content">What it holds.</param>
    public static XElement Span(string css, params object?[] content) => Of("span", css, content);

    /// <summary>An attribute; numbers are written with as few digits as a picture needs.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public static XAttribute At(string name, object value) => new(name, value switch
    {
        double number => Number(number),
        string text => Clean(text),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    });

    /// <summary>A link.</summary>
    /// <param name="address">Where it leads.</param>
    /// <param name="content">What it shows.</param>
    public static XElement Link(string address, params object?[] content) => El("a", [At("href", address), .. content]);

    /// <summary>A picture with its text alternative.</summary>
    /// <param name="width">Width in units of the picture.</param>
    /// <param name="height">Height.</param>
    /// <param name="title">What it shows, for those who cannot see it.</param>
    /// <param name="content">What is drawn.</param>
    public static XElement Svg(double width, double height, string title, params object?[] content) => El(
        "svg",
        At("viewBox", $"0 0 {Number(width)} {Number(height)}"),
        At("width", width),
        At("height", height),
        At("role", "img"),
        At("aria-label", title),
        El("title", title),
        content);

    /// <summary>A rectangle.</summary>
    public static XElement Rect(string css, double x, double y, double width, double height, params object?[] content) =>
        Of("rect", css, [At("x", x), At("y", y), At("width", Math.Max(0, width)), At("height", Math.Max(0, height)), .. content]);

    /// <summary>A line.</summary>
    public static XElement Line(string css, double x1, double y1, double x2, double y2, params object?[] content) =>
        Of("line", css, [At("x1", x1), At("y1", y1), At("x2", x2), At("y2", y2), .. content]);

    /// <summary>A dot.</summary>
    public static XElement Dot(string css, double x, double y, double radius, params object?[] content) =>
        Of("circle", css, [At("cx", x), At("cy", y), At("r", radius), .. content]);

    /// <summary>Text in a picture.</summary>
    /// <param name="css">The class, which says size, colour and anchor: <c>end</c>, <c>middle</c>.</param>
    /// <param name="x">Its place.</param>
    /// <param name="y">Its base line.</param>
    /// <param name="content">The text.</param>
    public static XElement Label(string css, double x, double y, params object?[] content) => Of("text", css, [At("x", x), At("y", y), .. content]);

    /// <summary>A path.</summary>
    /// <param name="css">The class.</param>
    /// <param name="points">Its points.</param>
    /// <param name="isClosed">Whether it goes back to the first.</param>
    public static XElement Path(string css, IEnumerable<(double X, double Y)> points, bool isClosed = false) =>
        Of("path", css, At("d", string.Concat(points.Select((p, i) => $"{(i == 0 ? "M" : "L")}{Number(p.X)} {Number(p.Y)}")) + (isClosed ? "Z" : "")));

    /// <summary>A number in a picture, to a tenth of a unit.</summary>
    /// <param name="value">The number.</param>
    public static string Number(double value) => Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);

    // XML has no place for most control characters and lone surrogates; they are shown as unknown.
    private static object? Clean(object? content) => content switch
    {
        string text => Clean(text),
        IEnumerable<object?> many => many.Select(Clean),
        _ => content,
    };

    private static string Clean(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!System.Xml.XmlConvert.IsXmlChar(text[i]))
            {
                return string.Create(text.Length, text, static (span, from) =>
                {
                    for (int at = 0; at < span.Length; at++)
                    {
                        bool pair = at + 1 < span.Length && char.IsSurrogatePair(from[at], from[at + 1]);
                        bool second = at > 0 && char.IsSurrogatePair(from[at - 1], from[at]);
                        span[at] = pair || second || System.Xml.XmlConvert.IsXmlChar(from[at]) ? from[at] : '\uFFFD';
                    }
                });
            }
        }

        return text;
    }
}
