using System.Runtime.CompilerServices;
using Harness.Tables.Raw;

namespace Harness.Tables;

/// <summary>Labels and ids, as they are written.</summary>
internal sealed class LabelParser(ColumnSchema schema, CellRules rules, CsvRecords records) : ColumnParser(schema, rules, records)
{
    private readonly CellList<int> _codes = new();
    private readonly LabelCodes _first = new();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override string? Add(ReadOnlySpan<char> cell)
    {
        _codes.Add(cell.IsEmpty ? CategoricalColumn.Missing : _first.Of(cell));
        return null;
    }

    public override Column Build()
    {
        string[] texts = [.. _first.All.Keys];
        string?[] labels = [.. texts];
        if (!Rules.IsPlain)
        {
            Interpret(texts, labels);
        }

        string[] levels = [.. labels.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        int[] codes = _codes.ToArray();
        var sorted = new int[texts.Length];
        string[] spelling = [.. levels];
        for (int i = texts.Length - 1; i >= 0; i--)
        {
            sorted[i] = labels[i] is { } label ? Array.BinarySearch(levels, label, StringComparer.Ordinal) : CategoricalColumn.Missing;
            if (sorted[i] >= 0)
            {
                spelling[sorted[i]] = texts[i];
            }
        }

        if (texts.Length != levels.Length)
        {
            Count(texts, labels, codes);
        }

        for (int i = 0; i < codes.Length; i++)
        {
            codes[i] = codes[i] < 0 ? CategoricalColumn.Missing : sorted[codes[i]];
        }

        return new CategoricalColumn(Schema, codes, levels, spelling);
    }

    /// <summary>Turns texts into labels: <see langword="null"/> where they are missing values.</summary>
    private void Interpret(string[] texts, string?[] labels)
    {
        string name = CellText.Show(Schema.Name);
        for (int i = 0; i < texts.Length; i++)
        {
            labels[i] = Rules.Missing.Contains(texts[i]) || Rules.Missing.Contains(texts[i].Trim()) ? null : texts[i];
        }

        // pandas writes whole numbers so where a column has gaps.
        if (labels.Any(l => l is not null && WholeText.HasPoint(l)) && labels.All(l => l is null || WholeText.Of(l) is not null))
        {
            Notes.Add($"Column '{name}': its labels are whole numbers with decimals ('{labels.First(l => l is not null && WholeText.HasPoint(l))}'), read without them ('{WholeText.Of(labels.First(l => l is not null && WholeText.HasPoint(l))!)}').");
            for (int i = 0; i < labels.Length; i++)
            {
                labels[i] = labels[i] is { } label ? WholeText.Of(label) : null;
            }
        }

        if (labels.FirstOrDefault(l => l?.Contains('\uFFFD', StringComparison.Ordinal) == true) is { } garbled)
        {
            Notes.Add($"Column '{name}': the label '{CellText.Show(garbled)}' holds the sign for a letter that was lost (U+FFFD): the file was garbled before it came here.");
        }

        string[] spelled = [.. labels.OfType<string>().Where(l => MissingSpellings.IsWellKnown(l.AsSpan().Trim()) && Schema.Declared?.Labels?.Contains(l) != true).Order(StringComparer.Ordinal)];
        if (spelled.Length > 0)
        {
            Notes.Add($"Column '{name}': {CellText.List(spelled)} {(spelled.Length == 1 ? "is read as a label" : "are read as labels")}, as written; where it means a missing value, say so: \"missing\": [\"{spelled[0]}\"] in dataset.json, or --missing {spelled[0]}.");
        }
    }

    private void Count(string[] texts, string?[] labels, int[] codes)
    {
        var cells = new int[texts.Length];
        foreach (int code in codes)
        {
            if (code >= 0)
            {
                cells[code]++;
            }
        }

        for (int i = 0; i < texts.Length; i++)
        {
            if (labels[i] is null)
            {
                CountMissing(texts[i], cells[i]);
            }
        }
    }
}
