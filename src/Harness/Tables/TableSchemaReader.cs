using System.Text.Json;

namespace Harness.Tables;

/// <summary>Reads the columns of a table from SDV's metadata: the V1 single-table form, or the multi-table form with one table.</summary>
public static class TableSchemaReader
{
    // Kept, never modelled: ids, and the kinds of personal data that SDV's documentation lists. Others carry "pii".
    private static readonly Dictionary<string, PersonalKind> Named = new(StringComparer.Ordinal)
    {
        ["id"] = PersonalKind.None,
        ["unknown"] = PersonalKind.None,
        ["email"] = PersonalKind.Own,
        ["phone_number"] = PersonalKind.Own,
        ["ssn"] = PersonalKind.Own,
        ["credit_card_number"] = PersonalKind.Own,
        ["iban"] = PersonalKind.Own,
        ["license_plate"] = PersonalKind.Own,
        ["vin"] = PersonalKind.Own,
        ["mac_address"] = PersonalKind.Own,
        ["ipv4_address"] = PersonalKind.Own,
        ["ipv6_address"] = PersonalKind.Own,
        ["name"] = PersonalKind.Shared,
        ["first_name"] = PersonalKind.Shared,
        ["last_name"] = PersonalKind.Shared,
        ["address"] = PersonalKind.Shared,
        ["street_address"] = PersonalKind.Shared,
        ["secondary_address"] = PersonalKind.Shared,
        ["administrative_unit"] = PersonalKind.Shared,
        ["city"] = PersonalKind.Shared,
        ["country_code"] = PersonalKind.Shared,
        ["postcode"] = PersonalKind.Shared,
        ["state"] = PersonalKind.Shared,
        ["state_abbr"] = PersonalKind.Shared,
        ["latitude"] = PersonalKind.Shared,
        ["longitude"] = PersonalKind.Shared,
        ["swift11"] = PersonalKind.Shared,
        ["swift8"] = PersonalKind.Shared,
        ["user_agent_string"] = PersonalKind.Shared,
    };

    /// <summary>Every <c>sdtype</c> that is known by itself.</summary>
    internal static IReadOnlyList<string> KnownTypes { get; } = ["numerical", "categorical", "boolean", "datetime", .. Named.Keys];

    /// <summary>Reads a file of metadata.</summary>
    /// <param name="path">SDV's JSON file.</param>
    /// <exception cref="InputException">The file is missing or is not such metadata; the message names the path in it.</exception>
    public static TableSchema ReadFile(string path) => new(Read(JsonReader.Parse(CsvTableReader.ReadText(path), path))) { Source = Path.GetFileName(path) };

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
            _ when Named.ContainsKey(text) || column.Find("pii") is not null => ColumnKind.Id,
            _ => throw sdtype.Wrong($"'{text}' is not known; {Kinds}. If it is one of SDV's kinds of personal data, add \"pii\": true; such a column is kept but not measured."),
        };
        var schema = new ColumnSchema(column.Name, kind) { Personal = Personal(text, column), Pattern = Pattern(column) };
        if (kind != ColumnKind.DateTime)
        {
            return schema;
        }

        string format = (column.Find("datetime_format") ?? throw column.Wrong("a datetime column needs its 'datetime_format', for example \"%Y-%m-%d\"; it is never guessed.")).Text();
        try
        {
            return schema with { DateTimeFormat = new DateTimeFormat(format) };
        }
        catch (InputException e)
        {
            throw column.Wrong(e.Message);
        }
    }

    /// <summary>The kind of personal data: that of the sdtype, unless <c>pii</c> says otherwise.</summary>
    private static PersonalKind Personal(string sdtype, JsonReader column)
    {
        PersonalKind named = Named.GetValueOrDefault(sdtype);
        return column.Find("pii")?.Flag() switch
        {
            true when named == PersonalKind.None => PersonalKind.Shared,
            false => PersonalKind.None,
            _ => named,
        };
    }

    private static string? Pattern(JsonReader column)
    {
        if (column.Find("regex_format") is not { } format)
        {
            return null;
        }

        string pattern = format.Text("write a regular expression, or leave it out");
        try
        {
            _ = WholePattern.Of(pattern);
            return pattern;
        }
        catch (ArgumentException e)
        {
            throw format.Wrong($"the pattern '{pattern}' of column '{column.Name}' is no regular expression: {e.Message} Correct it, or leave it out.");
        }
    }
}
