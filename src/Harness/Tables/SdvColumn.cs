using System.Globalization;
using System.Text.Json;

namespace Harness.Tables;

/// <summary>What SDV's metadata say of a column, as it is written there: SDMetrics reads some of it otherwise than it is meant.</summary>
/// <param name="Sdtype">Its type.</param>
internal sealed record SdvColumn(string Sdtype)
{
    /// <summary>The table that it is of.</summary>
    public SdvTable Table { get; init; } = new();

    /// <summary>Whether there is a <c>datetime_format</c>.</summary>
    public bool HasFormat { get; init; }

    /// <summary><c>range_min</c> of numbers, where it is a number.</summary>
    public double? Minimum { get; init; }

    /// <summary><c>range_max</c> of numbers, where it is a number.</summary>
    public double? Maximum { get; init; }

    /// <summary><c>range_min</c> of dates, where it is text.</summary>
    public string? Earliest { get; init; }

    /// <summary><c>range_max</c> of dates, where it is text.</summary>
    public string? Latest { get; init; }

    /// <summary><c>range_values</c>: text, numbers and booleans.</summary>
    public IReadOnlyList<object>? Values { get; init; }

    /// <summary><c>range_is_nullable</c>.</summary>
    public bool? IsNullable { get; init; }

    /// <summary>Whether <c>high_cardinality</c> says that there are too many labels to list.</summary>
    public bool HasManyLabels { get; init; }

    /// <summary><c>pii</c>.</summary>
    public bool? IsPersonal { get; init; }

    /// <summary>Reads it from a column's object that was found right.</summary>
    /// <param name="column">The object.</param>
    /// <param name="sdtype">Its type.</param>
    public static SdvColumn Of(JsonReader column, string sdtype)
    {
        bool isLabel = sdtype is "categorical" or "ordinal";
        JsonReader? least = column.Find("range_min");
        JsonReader? most = column.Find("range_max");
        return new SdvColumn(sdtype)
        {
            HasFormat = column.Find("datetime_format") is not null,
            Minimum = Number(least),
            Maximum = Number(most),
            Earliest = least is { Kind: JsonValueKind.String } ? least.Label() : null,
            Latest = most is { Kind: JsonValueKind.String } ? most.Label() : null,
            Values = isLabel && column.Find("range_values") is { Kind: JsonValueKind.Array } values ? [.. values.Items().Select(Value).OfType<object>()] : null,
            IsNullable = column.Find("range_is_nullable") is { Kind: JsonValueKind.True or JsonValueKind.False } flag ? flag.Flag() : null,
            HasManyLabels = column.Find("high_cardinality") is { Kind: JsonValueKind.True },
            IsPersonal = column.Find("pii")?.Flag(),
        };
    }

    // Lists are shown by their items, so that two columns that differ in one are told apart.
    /// <inheritdoc/>
    public override string ToString() =>
        $"{Sdtype} {HasFormat} {Minimum} {Maximum} {Earliest} {Latest} {IsNullable} {(Values is null ? "" : JsonSerializer.Serialize(Values))} {Table}";

    // Python counts true as 1.
    private static double? Number(JsonReader? bound) => bound switch
    {
        { Kind: JsonValueKind.True } => 1,
        { Kind: JsonValueKind.False } => 0,
        { Kind: JsonValueKind.Number } => PythonJson.IsNaN(bound.Raw) ? double.NaN : bound.Extended(),
        _ => null,
    };

    private static object? Value(JsonReader value) => value.Kind switch
    {
        JsonValueKind.String => value.Label(),

        // Whole numbers of more digits than a double keeps.
        JsonValueKind.Number when value.Raw.Length > 15 && ulong.TryParse(value.Raw, NumberStyles.None, CultureInfo.InvariantCulture, out ulong whole) => whole,
        JsonValueKind.Number when value.Raw.Length > 15 && long.TryParse(value.Raw, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole) => whole,
        JsonValueKind.Number => value.Extended(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };
}
