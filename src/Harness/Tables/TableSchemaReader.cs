using System.Text.Json;

namespace Harness.Tables;

/// <summary>Reads the columns of a table from SDV's metadata: the V1 single-table form, or the multi-table form with one table.</summary>
public static class TableSchemaReader
{
    // Kept, never modelled: ids, and the kinds of personal data that SDV's documentation lists. Others carry "pii".
    private static readonly HashSet<string> Named = new(StringComparer.Ordinal)
    {
        "id", "unknown", "address", "email", "ipv4_address", "ipv6_address", "mac_address", "name", "first_name", "last_name",
        "phone_number", "ssn", "license_plate", "credit_card_number", "user_agent_string", "administrative_unit", "city",
        "country_code", "postcode", "street_address", "secondary_address", "state", "state_abbr", "latitude", "longitude",
        "iban", "swift11", "swift8", "vin",
    };

    /// <summary>Reads a metadata object.</summary>
    /// <param name="metadata">The JSON object that has <c>columns</c>, or <c>tables</c> with a single table.</param>
    /// <param name="source">The name of the object in error messages: file and path in the file.</param>
    /// <exception cref="InputException">The object is not such metadata.</exception>
    public static TableSchema Read(JsonElement metadata, string source) => Read(new JsonReader(metadata, source));

    internal static TableSchema Read(JsonReader metadata)
    {
        if (metadata.Object("it holds SDV's metadata, an object with 'columns'").Find("tables") is { Kind: JsonValueKind.Object } tables)
        {
            return tables.Entries is [var table]
                ? Read(table)
                : throw tables.Wrong($"expected exactly one table, but found {tables.Entries.Count}; make one dataset a table.");
        }

        JsonReader columns = metadata.Get("columns", "it maps each column's name to {\"sdtype\": \"numerical\"} or another kind").Object();
        ColumnSchema[] each = [.. columns.Entries.Select(ReadColumn)];
        return each.Length > 0
            ? new TableSchema(each)
            : throw columns.Wrong("there is no column; name each column of the table with its sdtype.");
    }

    private static ColumnSchema ReadColumn(JsonReader column)
    {
        const string Kinds = "use numerical, categorical, boolean, datetime or id";
        JsonReader sdtype = column.Object("write {\"sdtype\": \"numerical\"} or another kind").Get("sdtype", Kinds);
        string text = sdtype.Text(Kinds);
        ColumnKind kind = text switch
        {
            "numerical" => ColumnKind.Numerical,
            "categorical" => ColumnKind.Categorical,
            "boolean" => ColumnKind.Boolean,
            "datetime" => ColumnKind.DateTime,
            _ when Named.Contains(text) || column.Find("pii") is not null => ColumnKind.Id,
            _ => throw sdtype.Wrong($"'{text}' is not known; {Kinds}. If it is one of SDV's kinds of personal data, add \"pii\": true; such a column is kept but not measured."),
        };
        if (kind != ColumnKind.DateTime)
        {
            return new ColumnSchema(column.Name, kind);
        }

        string format = (column.Find("datetime_format") ?? throw column.Wrong("a datetime column needs its 'datetime_format', for example \"%Y-%m-%d\"; it is never guessed.")).Text();
        try
        {
            return new ColumnSchema(column.Name, kind, new DateTimeFormat(format));
        }
        catch (InputException e)
        {
            throw column.Wrong(e.Message);
        }
    }
}
