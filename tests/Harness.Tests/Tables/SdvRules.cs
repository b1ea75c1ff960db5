using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Harness.Tests.Tables;

/// <summary>
/// What <c>validate</c> of SDV 2.0's metadata refuses, written from its documentation and the fixtures of what it does: keys of another sdtype, bounds of another type or order,
/// lists that are empty or hold missing values, dates not as <c>strftime</c> writes them, keys that are no ids.
/// </summary>
internal static class SdvRules
{
    private static readonly string[] Bounds = ["range_min", "range_max"];
    private static readonly string[] TableKeys = ["primary_key", "alternate_keys"];

    private static readonly Dictionary<string, string[]> Keys = new(StringComparer.Ordinal)
    {
        ["numerical"] = ["range_min", "range_max", "range_is_nullable", "decimal_places"],
        ["datetime"] = ["datetime_format", "range_min", "range_max", "range_is_nullable"],
        ["categorical"] = ["range_values", "range_is_nullable", "high_cardinality"],
        ["ordinal"] = ["range_values", "range_is_nullable", "high_cardinality"],
        ["boolean"] = ["range_is_nullable"],
        ["id"] = ["regex_format", "range_is_nullable"],
        ["unknown"] = ["pii", "range_is_nullable"],
    };

    /// <summary>What is wrong with a file of metadata, a sentence each.</summary>
    public static IReadOnlyList<string> Broken(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        JsonElement root = document.RootElement;
        List<string> wrong = [.. Others(root, "the file", "tables", "relationships", "METADATA_SPEC_VERSION")];
        foreach (JsonProperty table in root.GetProperty("tables").EnumerateObject())
        {
            wrong.AddRange(Others(table.Value, table.Name, "columns", "primary_key", "alternate_keys", "sequence_key", "sequence_index", "column_relationships"));
            JsonElement columns = table.Value.GetProperty("columns");
            foreach (string key in KeyColumns(table.Value))
            {
                string sdtype = columns.GetProperty(key).GetProperty("sdtype").GetString()!;
                wrong.AddRange(sdtype is "numerical" or "datetime" or "categorical" or "ordinal" or "boolean" or "unknown" ? [$"{key}: a key is {sdtype}"] : []);
            }

            wrong.AddRange(columns.EnumerateObject().SelectMany(Column));
        }

        return wrong;
    }

    private static IEnumerable<string> Column(JsonProperty column)
    {
        JsonElement json = column.Value;
        string sdtype = json.GetProperty("sdtype").GetString()!;
        foreach (string other in Others(json, column.Name, ["sdtype", .. Keys.GetValueOrDefault(sdtype, ["pii", "range_is_nullable"])]))
        {
            yield return other;
        }

        if (json.TryGetProperty("range_values", out JsonElement values))
        {
            JsonElement[] all = [.. values.EnumerateArray()];
            if (all.Length == 0 || all.Any(v => v.ValueKind == JsonValueKind.Null) || json.GetProperty("high_cardinality").GetBoolean())
            {
                yield return $"{column.Name}: a list that is empty, holds null or stands beside high_cardinality";
            }

            // Python: 1 == 1.0 == True.
            if (all.DistinctBy(v => v.ValueKind switch { JsonValueKind.Number => (object)v.GetDouble(), JsonValueKind.True => 1.0, JsonValueKind.False => 0.0, _ => v.GetString()! }).Count() < all.Length)
            {
                yield return $"{column.Name}: a label twice";
            }
        }

        if (json.TryGetProperty("decimal_places", out JsonElement decimals) && (!decimals.TryGetInt32(out int places) || places < 0))
        {
            yield return $"{column.Name}: decimal_places {decimals}";
        }

        JsonElement[] bounds = [.. Bounds.Where(k => json.TryGetProperty(k, out _)).Select(k => json.GetProperty(k))];
        string format = json.TryGetProperty("datetime_format", out JsonElement given) ? given.GetString()! : "";
        if (bounds.Any(b => sdtype == "datetime" ? !IsDate(b, format) : b.ValueKind != JsonValueKind.Number))
        {
            yield return $"{column.Name}: a bound that is no {sdtype}: {json}";
        }
        else if (bounds.Length == 2 && sdtype == "numerical" && bounds[1].GetDouble() < bounds[0].GetDouble())
        {
            yield return $"{column.Name}: the maximum is below the minimum";
        }
    }

    // As strftime writes it: two digits for day, month and time, within the years that 64 bits of nanoseconds hold, six digits of a second.
    private static bool IsDate(JsonElement bound, string format)
    {
        string pattern = Regex.Replace(Regex.Escape(format.Replace("%%", "\0", StringComparison.Ordinal)), "%(-?.)", m => m.Groups[1].Value switch
        {
            "Y" => "(?<y>[0-9]{4})",
            "f" => "[0-9]{6}",
            "z" => "[+-][0-9]{4}",
            "b" or "B" or "a" or "A" => "[A-Za-z]+",
            "p" => "(AM|PM)",
            var directive when directive.StartsWith('-') => "(?!)",
            _ => "[0-9]{2}",
        });
        Match match = Regex.Match(bound.ToString(), $@"\A{pattern.Replace("\0", "%", StringComparison.Ordinal)}\z");
        return bound.ValueKind == JsonValueKind.String && match.Success && (!match.Groups["y"].Success || int.Parse(match.Groups["y"].Value, CultureInfo.InvariantCulture) is > 1677 and < 2262);
    }

    private static IEnumerable<string> Others(JsonElement json, string place, params string[] known) =>
        json.EnumerateObject().Where(p => !known.Contains(p.Name)).Select(p => $"{place}: '{p.Name}' has no place there");

    private static IEnumerable<string> KeyColumns(JsonElement table) =>
        TableKeys.Where(k => table.TryGetProperty(k, out _)).SelectMany(k => Names(table.GetProperty(k)));

    private static IEnumerable<string> Names(JsonElement key) => key.ValueKind == JsonValueKind.Array ? key.EnumerateArray().SelectMany(Names) : [key.GetString()!];
}
