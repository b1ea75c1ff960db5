using System.Text.Json;
using Harness.Tables.Raw;

namespace Harness.Tables;

/// <summary>Reads what SDV's metadata say of the values of a column: <c>range_min</c>, <c>range_max</c>, <c>range_values</c>, <c>range_is_nullable</c>, <c>decimal_places</c>.</summary>
/// <param name="column">The column's object.</param>
/// <param name="sdtype">Its type.</param>
/// <param name="notes">What a person should know of it.</param>
internal sealed class DeclaredReader(JsonReader column, string sdtype, List<string> notes)
{
    private static readonly string[] Keys = ["range_min", "range_max", "range_values", "range_is_nullable", "high_cardinality", "decimal_places"];

    /// <summary>Whether a key is one of those read here.</summary>
    /// <param name="key">The key.</param>
    public static bool Knows(string key) => Keys.Contains(key);

    /// <summary>Reads the keys that the type may have; another is an error.</summary>
    /// <param name="format">The format of dates; <see langword="null"/> where the file tells none.</param>
    /// <exception cref="InputException">A key does not belong to the type, or its value is wrong.</exception>
    public DeclaredValues? Read(DateTimeFormat? format)
    {
        string[] allowed = sdtype switch
        {
            "numerical" => ["range_min", "range_max", "range_is_nullable", "decimal_places"],
            "datetime" => ["range_min", "range_max", "range_is_nullable"],
            "categorical" or "ordinal" => ["range_values", "range_is_nullable", "high_cardinality"],
            _ => ["range_is_nullable"],
        };
        JsonReader[] given = [.. column.Entries.Where(e => Knows(e.Name))];
        foreach (JsonReader entry in given)
        {
            if (!allowed.Contains(entry.Name))
            {
                throw entry.Wrong($"'{entry.Name}' is no part of a column with the sdtype '{sdtype}', which may have {string.Join(", ", allowed)}. Remove it, or correct the sdtype.");
            }

            if (entry.Kind == JsonValueKind.Null)
            {
                throw entry.Wrong($"'{entry.Name}' is null; leave it out where nothing is to be told.");
            }
        }

        if (given.Length == 0)
        {
            return null;
        }

        bool isDate = sdtype == "datetime";
        var declared = new DeclaredValues
        {
            Minimum = isDate ? Date("range_min", format) : Number("range_min"),
            Maximum = isDate ? Date("range_max", format) : Number("range_max"),
            Labels = Labels(),
            IsNullable = column.Find("range_is_nullable")?.Flag(),
            Decimals = column.Find("decimal_places")?.Whole(),
        };
        return declared is { Minimum: { } least, Maximum: { } most } && most < least
            ? throw column.Find("range_max")!.Wrong($"the maximum {column.Find("range_max")!.Raw} is below the minimum {column.Find("range_min")!.Raw}; exchange or correct them.")
            : declared;
    }

    private double? Number(string key)
    {
        if (column.Find(key) is not { } bound)
        {
            return null;
        }

        if (bound.Kind is JsonValueKind.True or JsonValueKind.False || (bound.Kind == JsonValueKind.Number && PythonJson.IsNaN(bound.Raw)))
        {
            notes.Add($"{bound.Path}: {(bound.Kind == JsonValueKind.Number ? "NaN" : bound.Raw)} is no bound; it was left out.");
            return null;
        }

        double number = bound.Extended("write the number without quotes");
        if (key == "range_min" ? double.IsPositiveInfinity(number) : double.IsNegativeInfinity(number))
        {
            throw bound.Wrong("no number lies within this bound; write a number, or leave the bound out.");
        }

        // Infinity on its own side bounds nothing.
        return double.IsInfinity(number) ? null : number;
    }

    private double? Date(string key, DateTimeFormat? format)
    {
        if (column.Find(key) is not { } bound)
        {
            return null;
        }

        if (format is not null)
        {
            string text = bound.Text($"write the date as a text in the column's format {format.Pattern}");
            return format.TryParse(text, out DateTime date)
                ? DateTimeColumn.Seconds(date.Ticks)
                : throw bound.Wrong($"'{text}' is not a date in the column's format {format.Pattern}; write it so, for example {format.Format(new DateTime(2024, 2, 29, 13, 5, 9))}.");
        }

        if (bound.Kind == JsonValueKind.String && IsoDate.TryParse(bound.Label().AsSpan().Trim(), out IsoDate iso))
        {
            return DateTimeColumn.Seconds(iso.Ticks);
        }

        notes.Add($"{bound.Path}: {bound.Raw} is no ISO date and there is no 'datetime_format' to read it by; the bound was left out.");
        return null;
    }

    private DeclaredLabels? Labels()
    {
        bool isLong = column.Find("high_cardinality")?.Flag() ?? false;
        if (column.Find("range_values") is not { } values)
        {
            return null;
        }

        IReadOnlyList<JsonReader> items = values.Items("list the labels that may occur");
        if (isLong)
        {
            throw values.Wrong("there are labels, and 'high_cardinality' is true, which says that there are too many to list; remove one of the two.");
        }

        if (items.Count == 0)
        {
            throw values.Wrong("the list is empty, so no label would be right; name the labels, or leave the list out.");
        }

        bool areNumbers = items.Any(i => i.Kind == JsonValueKind.Number) && items.All(i => i.Kind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False);
        string[] texts = [.. items.Select(i => (areNumbers ? Truth(i) : null) ?? DeclaredLabels.TextOf(i) ?? throw i.Wrong($"{(i.Kind == JsonValueKind.Number ? "NaN" : i.Raw)} is no label; a missing value is allowed by \"range_is_nullable\": true."))];
        ILookup<double?, JsonReader> numbers = items.Where(i => i.Kind == JsonValueKind.Number).ToLookup(i => DeclaredLabels.Number(i.Raw));
        if (numbers.Count > 0 && items.FirstOrDefault(i => i.Kind == JsonValueKind.String && DeclaredLabels.Number(i.Label()!) is { } number && !numbers.Contains(number)) is { } text)
        {
            notes.Add($"{values.Path}: {text.Raw} stands among numbers, as a text. Here a number is the same however it is written; SDV and SDMetrics find no number in it.");
        }

        if (items.DistinctBy(i => i.Raw, StringComparer.Ordinal).Count() < items.Count)
        {
            notes.Add($"{values.Path}: a label stands there twice; it counts once.");
        }

        return new DeclaredLabels([.. texts.Distinct(StringComparer.Ordinal)]);
    }

    // Among numbers true is 1 and false is 0, as Python compares them.
    private static string? Truth(JsonReader item) => item.Kind switch
    {
        JsonValueKind.True => "1",
        JsonValueKind.False => "0",
        _ => null,
    };
}
