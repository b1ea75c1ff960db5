using System.Text.Json;
using Harness.SdMetrics.Encoding;
using Harness.Tables;

namespace Harness.Conformance.SdMetrics.V032;

/// <summary>Metadata of SDV 2 of one table, as far as SDMetrics 0.32 reads them.</summary>
/// <param name="Schema">Names and kinds; an ordinal column holds labels.</param>
/// <param name="Table">The rest.</param>
internal sealed record Metadata(TableSchema Schema, TableMetadata Table)
{
    public static Metadata Read(string path)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        JsonProperty table = document.RootElement.GetProperty("tables").EnumerateObject().Single();
        JsonProperty[] columns = [.. table.Value.GetProperty("columns").EnumerateObject()];
        return new Metadata(new TableSchema(columns.Select(Column)), new TableMetadata
        {
            Name = table.Name,
            Keys = new TableKeys
            {
                Primary = Names(table.Value, "primary_key"),
                Alternate = Names(table.Value, "alternate_keys"),
                SequenceIndex = Names(table.Value, "sequence_index").FirstOrDefault(),
            },
            Ordinal = columns.Where(c => Text(c.Value, "sdtype") == "ordinal").Select(c => c.Name).ToHashSet(StringComparer.Ordinal),
            Ranges = columns.ToDictionary(c => c.Name, c => Range(c.Value), StringComparer.Ordinal),
        });
    }

    public static ColumnRange Range(JsonElement column)
    {
        JsonElement? least = Find(column, "range_min");
        JsonElement? greatest = Find(column, "range_max");
        return new ColumnRange
        {
            Minimum = least is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null,
            Maximum = greatest is { ValueKind: JsonValueKind.Number } other ? other.GetDouble() : null,
            Earliest = least is { ValueKind: JsonValueKind.String } text ? text.GetString() : null,
            Latest = greatest is { ValueKind: JsonValueKind.String } last ? last.GetString() : null,
            Values = Find(column, "range_values") is { ValueKind: JsonValueKind.Array } values ? Values(values) : null,
            IsNullable = Find(column, "range_is_nullable") is { ValueKind: JsonValueKind.True or JsonValueKind.False } flag ? flag.GetBoolean() : null,
        };
    }

    public static IReadOnlyList<object?> Values(JsonElement list) => [.. list.EnumerateArray().Select(v => v.ValueKind switch
    {
        JsonValueKind.String => (object?)v.GetString(),
        JsonValueKind.Number => v.GetDouble(),
        JsonValueKind.True or JsonValueKind.False => v.GetBoolean(),
        _ => null,
    })];

    private static ColumnSchema Column(JsonProperty column)
    {
        string sdtype = Text(column.Value, "sdtype")!;
        ColumnKind kind = sdtype switch
        {
            "numerical" => ColumnKind.Numerical,
            "datetime" => ColumnKind.DateTime,
            "categorical" or "ordinal" => ColumnKind.Categorical,
            "boolean" => ColumnKind.Boolean,
            _ => ColumnKind.Id,
        };
        return new ColumnSchema(column.Name, kind, kind == ColumnKind.DateTime ? new DateTimeFormat(Text(column.Value, "datetime_format")!) : null)
        {
            Pattern = sdtype == "id" ? Text(column.Value, "regex_format") : null,
            Personal = sdtype == "id" ? PersonalKind.None : PersonalKind.Own,
        };
    }

    private static string[] Names(JsonElement table, string name) => Find(table, name) switch
    {
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(k => k.GetString()!)],
        { ValueKind: JsonValueKind.String } one => [one.GetString()!],
        _ => [],
    };

    private static string? Text(JsonElement column, string name) => Find(column, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement? Find(JsonElement column, string name) => column.TryGetProperty(name, out JsonElement value) ? value : null;
}
