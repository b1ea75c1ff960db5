using System.Xml.Linq;
using static Harness.Reports.Html.Tag;

namespace Harness.Reports.Html;

/// <summary>The frame of every page: one file with its style and script, no request to anywhere, readable without the script.</summary>
internal static class Page
{
    /// <summary>A page.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="trail">Links above the title, from the study on.</param>
    /// <param name="subtitle">The line below the title.</param>
    /// <param name="content">Its sections.</param>
    /// <param name="foot">Its last lines.</param>
    public static string Write(string title, IReadOnlyList<object> trail, object subtitle, IReadOnlyList<object?> content, IReadOnlyList<object?> foot) => HtmlText.Write(
        El(
            "html",
            At("lang", "en"),
            El(
                "head",
                El("meta", At("charset", "utf-8")),
                El("meta", At("name", "viewport"), At("content", "width=device-width, initial-scale=1")),
                El("meta", At("http-equiv", "Content-Security-Policy"), At("content", "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:")),
                El("meta", At("name", "color-scheme"), At("content", "light dark")),
                El("title", title),
                El("style", Resource("report.css"))),
            El(
                "body",
                Of("a", "skip", At("href", "#content"), "to the content"),
                Of(
                    "header",
                    "page",
                    Of("nav", "trail", At("aria-label", "you are here"), trail.SelectMany((t, i) => i == 0 ? [t] : new object[] { " › ", t })),
                    El("h1", title),
                    Of("p", "subtitle", subtitle)),
                Of("main", "page", At("id", "content"), content),
                Of("footer", "page", foot.Where(f => f is not null).Select(f => El("p", f))),
                El("script", Resource("report.js")))));

    /// <summary>A section with a heading that can be linked to.</summary>
    /// <param name="id">Its name in links.</param>
    /// <param name="title">The heading.</param>
    /// <param name="explanation">The line below it; none is left out.</param>
    /// <param name="content">What it holds.</param>
    public static XElement Section(string id, string title, object? explanation, params object?[] content) => El(
        "section",
        At("id", id),
        At("aria-labelledby", id + "-title"),
        El("h2", At("id", id + "-title"), title),
        explanation is null ? null : Of("p", "lead", explanation),
        content);

    /// <summary>A part that is folded until somebody asks for it.</summary>
    /// <param name="title">What it holds.</param>
    /// <param name="content">Its content.</param>
    public static XElement Folded(string title, params object?[] content) => El("details", El("summary", title), content);

    private static string Resource(string name)
    {
        using Stream stream = typeof(Page).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The assembly lacks its resource {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
