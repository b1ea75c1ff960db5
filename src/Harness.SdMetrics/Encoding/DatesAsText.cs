using Harness.Tables;

namespace Harness.SdMetrics.Encoding;

/// <summary>A synthetic table as pandas has it: a column of dates in which one is not in the column's format stays text.</summary>
internal static class DatesAsText
{
    /// <summary>The table; itself where every date is in its format.</summary>
    /// <param name="synthetic">The table as read.</param>
    public static Table Of(Table synthetic) => synthetic.Columns.OfType<DateTimeColumn>().Where(IsText).ToArray() is { Length: > 0 } texts
        ? new Table(synthetic.Columns.Select(c => texts.Contains(c) ? Text((DateTimeColumn)c) : c))
        : synthetic;

    private static bool IsText(DateTimeColumn dates)
    {
        if (dates is not { Texts: { } texts, Schema: { DateTimeFormat: { } format, Sdv: null or { HasFormat: true } } })
        {
            return false;
        }

        // What pandas cannot read as a format, it cannot read dates by either.
        try
        {
            var pandas = PandasDates.Of(format.Pattern);
            return texts.Values.Any(text => !pandas.TryParse(text, out _));
        }
        catch (FormatException)
        {
            return true;
        }
    }

    private static CategoricalColumn Text(DateTimeColumn dates) => CategoricalColumn.FromLabels(
        new ColumnSchema(dates.Name, ColumnKind.Categorical),
        [.. Enumerable.Range(0, dates.Length).Select(row => dates.Texts!.TryGetValue(row, out string? text) ? text : dates.IsMissing(row) ? null : dates.Format(row))]);
}
