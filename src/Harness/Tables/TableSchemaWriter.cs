using System.Text.Json.Nodes;

namespace Harness.Tables;

/// <summary>Writes the columns of a table as SDV's metadata of one table, version V1, that <see cref="TableSchemaReader"/> reads back.</summary>
internal static class TableSchemaWriter
{
    /// <summary>The metadata object.</summary>
    /// <param name="schema">The columns.</param>
    public static JsonObject Write(TableSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return new JsonObject
        {
            ["METADATA_SPEC_VERSION"] = "V1",
            ["columns"] = new JsonObject(schema.Select(c => KeyValuePair.Create<string, JsonNode?>(c.Name, Column(c)))),
        };
    }

    /// <summary>The object of a column.</summary>
    /// <param name="column">The column.</param>
    internal static JsonObject Column(ColumnSchema column)
    {
        var json = new JsonObject
        {
            ["sdtype"] = column switch
            {
                { Kind: ColumnKind.Id, Personal: PersonalKind.Own } => "email",
                { Kind: ColumnKind.Id, Personal: PersonalKind.Shared } => "unknown",
                { Kind: ColumnKind.Id } => "id",
                _ => column.Kind.ToString().ToLowerInvariant(),
            },
        };
        if (column.Personal != PersonalKind.None)
        {
            json["pii"] = true;
        }

        if (column.DateTimeFormat is { } format)
        {
            json["datetime_format"] = format.Pattern;
        }

        if (column.Pattern is { } pattern)
        {
            json["regex_format"] = pattern;
        }

        return json;
    }
}
