using Harness.Tables;

namespace Harness.Generators.Rules;

/// <summary>Puts rows of one synthetic table in the place of another's.</summary>
internal static class RowExchange
{
    /// <summary>The table with some rows exchanged; ids, which name the place, stay.</summary>
    /// <param name="table">The table.</param>
    /// <param name="places">The rows that are replaced.</param>
    /// <param name="from">A table of the same generator.</param>
    /// <param name="rows">As many rows of it.</param>
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
