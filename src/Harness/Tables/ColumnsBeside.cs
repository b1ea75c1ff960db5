namespace Harness.Tables;

/// <summary>What <c>dataset.json</c> says of columns that SDV's metadata have no place for: <c>pii</c> of a column that is measured, <c>regex_format</c> of one that is no id, <c>order</c> of labels that the list of SDV does not tell.</summary>
internal static class ColumnsBeside
{
    /// <summary>The same schema with what is said beside.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="columns">An object by column.</param>
    /// <exception cref="InputException">It names no column, or says something else.</exception>
    public static TableSchema Read(TableSchema schema, JsonReader columns)
    {
        Dictionary<string, JsonReader> named = columns.Object("it maps a column's name to {\"pii\": true} or {\"regex_format\": \"…\"}").Entries.ToDictionary(e => e.Name, StringComparer.Ordinal);
        foreach (JsonReader entry in named.Values)
        {
            if (schema.IndexOf(entry.Name) < 0)
            {
                throw entry.Unknown("column", entry.Name, [.. schema.Select(c => c.Name)]);
            }

            entry.Object().AllowKeys("pii", "regex_format", "order");
        }

        return new TableSchema(schema.Select(c => named.TryGetValue(c.Name, out JsonReader? entry) ? With(c, entry) : c)) { Source = schema.Source, TableName = schema.TableName, Notes = schema.Notes };
    }

    private static ColumnSchema With(ColumnSchema column, JsonReader entry) => column with
    {
        Personal = entry.Find("pii") is { } pii ? PersonalTypes.Of(column.Sdv?.Sdtype ?? "", pii.Flag()) : column.Personal,
        Pattern = ColumnSchemaReader.Pattern(entry) ?? column.Pattern,
        IsOrdinal = column.IsOrdinal || entry.Find("order") is not null,
        Order = entry.Find("order") is { } order ? ColumnSchemaReader.Order(order) : column.Order,
    };
}
