using Harness.Tables;

namespace Harness.Generators.Rules;

/// <summary>Replaces rows of a synthetic table by rows of another.</summary>
internal static class RowExchange
{
    /// <summary>The table with some rows replaced; ids stay, since they number the places.</summary>
    /// <param name="table">The table whose rows are replaced.</param>
    /// <param name="places">Zero-based rows that are replaced.</param>
    /// <param name="from">Another table of the same fitted generator.</param>
    /// <param name="rows">As many zero-based rows of <paramref name="from"/>.</param>
    public static Table Put(Table table, ReadOnlySpan<int> places, Table from, ReadOnlySpan<int> rows)
    {
        var columns = new Column[table.Columns.Count];
        for (int i = 0; i < columns.Length; i++)
        {
            columns[i] = table.Columns[i].Schema.IsModelled ? Put(table.Columns[i], places, from.Columns[i], rows) : table.Columns[i];
        }

        return new Table(columns);
    }

    private static Column Put(Column column, ReadOnlySpan<int> places, Column from, ReadOnlySpan<int> rows)
    {
        switch (column, from)
        {
            case (NumericColumn numbers, NumericColumn others):
                return new NumericColumn(numbers.Schema, Put(numbers.Values, places, others.Values, rows), numbers.Style);
            case (DateTimeColumn dates, DateTimeColumn others):
                return new DateTimeColumn(dates.Schema, Put(dates.Ticks, places, others.Ticks, rows));
            case (CategoricalColumn labels, CategoricalColumn others) when labels.Levels.SequenceEqual(others.Levels, StringComparer.Ordinal):
                return new CategoricalColumn(labels.Schema, Put(labels.Codes, places, others.Codes, rows), [.. labels.Levels], [.. labels.Spelling]);
            default:
                string?[] texts = [.. Enumerable.Range(0, column.Length).Select(row => Text(column, row))];
                for (int i = 0; i < places.Length; i++)
                {
                    texts[places[i]] = Text(from, rows[i]);
                }

                return CategoricalColumn.FromLabels(column.Schema, texts);
        }
    }

    private static string? Text(Column column, int row) => column.IsMissing(row) ? null : column.Format(row);

    private static T[] Put<T>(ReadOnlySpan<T> values, ReadOnlySpan<int> places, ReadOnlySpan<T> from, ReadOnlySpan<int> rows)
    {
        T[] put = values.ToArray();
        for (int i = 0; i < places.Length; i++)
        {
            put[places[i]] = from[rows[i]];
        }

        return put;
    }
}
