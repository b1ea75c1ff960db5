using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Harness.Reports.Html;

/// <summary>A tree of elements as the text of an HTML file.</summary>
internal static class HtmlText
{
    private static readonly HashSet<string> Void = new(StringComparer.Ordinal) { "br", "col", "hr", "img", "input", "link", "meta", "path", "rect", "line", "circle", "polygon" };

    /// <summary>Writes a page.</summary>
    /// <param name="html">The element <c>html</c>.</param>
    /// <returns>The text of the file.</returns>
    public static string Write(XElement html)
    {
        ArgumentNullException.ThrowIfNull(html);
        var text = new StringBuilder("<!doctype html>\n");
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, ConformanceLevel = ConformanceLevel.Fragment, NewLineHandling = NewLineHandling.None }))
        {
            Write(writer, html);
        }

        return text.Append('\n').ToString();
    }

    private static void Write(XmlWriter writer, XElement element)
    {
        string name = element.Name.LocalName;
        writer.WriteStartElement(name);
        foreach (XAttribute attribute in element.Attributes())
        {
            writer.WriteAttributeString(attribute.Name.LocalName, attribute.Value);
        }

        // Style and script are ours alone; HTML reads them as they stand.
        bool isRaw = name is "style" or "script";
        foreach (XNode node in element.Nodes())
        {
            switch (node)
            {
                case XElement child:
                    Write(writer, child);
                    break;
                case XText content when isRaw:
                    writer.WriteRaw(content.Value);
                    break;
                case XText content:
                    writer.WriteString(content.Value);
                    break;
            }
        }

        if (Void.Contains(name) && element.IsEmpty)
        {
            writer.WriteEndElement();
        }
        else
        {
            writer.WriteFullEndElement();
        }
    }
}
