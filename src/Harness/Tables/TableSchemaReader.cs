using System.Text.Json;

namespace Harness.Tables;

/// <summary>Reads the columns of a table from SDV's metadata: the V1 single-table form, or the multi-table form with one table.</summary>
public static class TableSchemaReader
{
    /// <summary>Reads a metadata object.</summary>
    /// <param name="metadata">The JSON object that has <c>columns</c>, or <c>tables</c> with a single table.</param>
    /// <param name="source">What error messages call it: file and path in the file.</param>
    /// <exception cref="InputException">The object is not such metadata.</exception>
    public static TableSchema Read(JsonElement metadata, string source)
    {
        if (metadata.ValueKind != JsonValueKind.Object)
        {
            throw new InputException($"{source}: expected SDV metadata, an object with 'columns', but found {metadata.ValueKind}.");
        }

        if (metadata.TryGetProperty("tables", out JsonElement tables) && tables.ValueKind == JsonValueKind.Object)
        {
            JsonProperty[] each = [.. tables.EnumerateObject()];
            return each.Length == 1
                ? Read(each[0].Value, $"{source}.tables.{each[0].Name}")
                : throw new InputException($"{source}.tables: expected exactly one table, but found {each.Length}; make one dataset a table.");
        }

        if (!metadata.TryGetProperty("columns", out JsonElement columns) || columns.ValueKind != JsonValueKind.Object)
        {
            throw new InputException($"{source}: 'columns' is missing; it maps each column's name to {{\"sdtype\": \"numerical\"}} or another kind.");
        }

        return new TableSchema(columns.EnumerateObject().Select(column => ReadColumn(column, $"{source}.columns.{column.Name}")));
    }

    private static ColumnSchema ReadColumn(JsonProperty column, string source)
    {
        if (column.Value.ValueKind != JsonValueKind.Object
            || !column.Value.TryGetProperty("sdtype", out JsonElement sdtype)
            || sdtype.ValueKind != JsonValueKind.String)
        {
            throw new InputException($"{source}: 'sdtype' is missing; use numerical, categorical, boolean, datetime or id.");
        }

        ColumnKind kind = sdtype.GetString() switch
        {
            "numerical" => ColumnKind.Numerical,
            "categorical" => ColumnKind.Categorical,
            "boolean" => ColumnKind.Boolean,
            "datetime" => ColumnKind.DateTime,
            _ => ColumnKind.Id, // SDV's id, unknown and its kinds of personal data (email, name, …) are not modelled.
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
