using System.Globalization;
using System.Text;
using Harness.Reports.Markdown;

namespace Harness.Reports.Documents;

/// <summary>A document as it is written: paragraphs, each apart from the next by an empty line.</summary>
internal sealed class DocumentText
{
    private readonly StringBuilder _text = new();

    /// <summary>A heading, or a paragraph.</summary>
    /// <param name="line">Its text.</param>
    public void Add(FormattableString line) => Block(FormattableString.Invariant(line) + "\n");

    /// <summary>A list; none where there is nothing to say.</summary>
    /// <param name="sentences">The sentences; <see langword="null"/> is one that the scores do not bear.</param>
    /// <param name="numbered">Whether they are counted.</param>
    public void List(IEnumerable<string?> sentences, bool numbered = false)
    {
        string[] all = [.. sentences.OfType<string>()];
        if (all.Length > 0)
        {
            Block(string.Concat(all.Select((s, i) => string.Create(CultureInfo.InvariantCulture, $"{(numbered ? $"{i + 1}." : "*")} {s}\n"))));
        }
    }

    /// <summary>A table; none where it has a head alone.</summary>
    /// <param name="rows">Its rows, the head first.</param>
    public void Table(IReadOnlyList<string[]> rows)
    {
        if (rows.Count > 1)
        {
            Block(MarkdownTable.Write(rows));
        }
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private void Block(string text) => _text.Append(_text.Length == 0 ? "" : "\n").Append(text);
}
