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
    public static TableSchema Read(JsonElement metadata, string source)
    {
        if (metadata.ValueKind != JsonValueKind.Object)
        {
            throw new InputException($"{source}: expected SDV metadata, an object with 'columns', but found {metadata.ValueKind}.");
        }

        if (metadata.TryGetProperty("tables", out JsonElement tables) && tables.ValueKind == JsonValueKind.Object)
        {
            JsonProperty[] named = [.. tables.EnumerateObject()];
            return named.Length == 1
                ? Read(named[0].Value, $"{source}.tables.{named[0].Name}")
                : throw new InputException($"{source}.tables: expected exactly one table, but found {named.Length}; make one dataset a table.");
        }

        if (!metadata.TryGetProperty("columns", out JsonElement columns) || columns.ValueKind != JsonValueKind.Object)
        {
            throw new InputException($"{source}: 'columns' is missing; it maps each column's name to {{\"sdtype\": \"numerical\"}} or another kind.");
        }

        ColumnSchema[] each = [.. columns.EnumerateObject().Select(column => ReadColumn(column, $"{source}.columns.{column.Name}"))];
        return each.Length > 0
            ? new TableSchema(each)
            : throw new InputException($"{source}.columns: there is no column; name each column of the table with its sdtype.");
    }

    private static ColumnSchema ReadColumn(JsonProperty column, string source)
    {
        if (column.Value.ValueKind != JsonValueKind.Object
            || !column.Value.TryGetProperty("sdtype", out JsonElement sdtype)
            || sdtype.ValueKind != JsonValueKind.String)
        {
            throw new InputException($"{source}: 'sdtype' is missing; use numerical, categorical, boolean, datetime or id.");
        }

        string text = sdtype.GetString()!;
        ColumnKind kind = text switch
        {
            "numerical" => ColumnKind.Numerical,
            "categorical" => ColumnKind.Categorical,
            "boolean" => ColumnKind.Boolean,
            "datetime" => ColumnKind.DateTime,
            _ when Named.Contains(text) || column.Value.TryGetProperty("pii", out _) => ColumnKind.Id,
            _ => throw new InputException($"{source}.sdtype: '{text}' is not known; use numerical, categorical, boolean, datetime or id. If it is one of SDV's kinds of personal data, add \"pii\": true; such a column is kept but not measured."),
        };
        if (kind != ColumnKind.DateTime)
        {
            return new ColumnSchema(column.Name, kind);
        }

        if (!column.Value.TryGetProperty("datetime_format", out JsonElement format) || format.ValueKind != JsonValueKind.String)
        {
            throw new InputException($"{source}: a datetime column needs its 'datetime_format', for example \"%Y-%m-%d\"; it is never guessed.");
        }

        try
        {
            return new ColumnSchema(column.Name, kind, new DateTimeFormat(format.GetString()!));
        }
        catch (InputException e)
        {
            throw new InputException($"{source}: {e.Message}", e);
        }
    }
}
