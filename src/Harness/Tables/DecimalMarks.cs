using Harness.Tables.Raw;

namespace Harness.Tables;

/// <summary>Whether the numbers of a file agree on their decimal mark.</summary>
internal static class DecimalMarks
{
    /// <summary>What is wrong, beginning with the place; <see langword="null"/> where they agree.</summary>
    /// <param name="columns">The columns of numbers.</param>
    /// <param name="rules">How cells are read.</param>
    public static string? Complaint(IEnumerable<NumberParser> columns, CellRules rules)
    {
        NumberParser[] commas = [.. columns.Where(c => c.Comma is not null)];
        if (commas.Length == 0 || rules.DecimalMark is not null)
        {
            return null;
        }

        NumberParser first = commas[0];
        string place = $"line {first.MarkLine}, column '{CellText.Show(first.Schema.Name)}': '{CellText.Show(first.Comma)}'";
        if (columns.FirstOrDefault(c => c.Point is not null) is { } point)
        {
            return $"{place} has a comma, but column '{CellText.Show(point.Schema.Name)}' has '{CellText.Show(point.Point)}' with a point (line {point.MarkLine}). Write all numbers of the file with one decimal mark and without signs between thousands.";
        }

        return commas.Any(c => c.IsSurelyComma)
            ? null
            : $"{place} may be {first.Comma!.Trim().Replace(",", "", StringComparison.Ordinal)} with a comma between thousands, or {first.Comma.Trim().Replace(',', '.')}; no number of the file tells. Name the decimal mark (--decimal ,), or write the numbers like 1234.5.";
    }
}
