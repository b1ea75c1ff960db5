using System.Globalization;
using System.Text.Json.Nodes;

namespace Harness.Tables;

/// <summary>
/// Writes the columns of a table as SDV's metadata of version 2, which SDV 2.0 loads and finds valid and <see cref="TableSchemaReader"/> reads back. What metadata declare of
/// the values is kept, the rest is what the rows have: the file holds real values.
/// </summary>
internal static class MetadataWriter
{
    private const int MostLabels = 500;
    private const int MostDecimals = 15;

    /// <summary>The metadata object.</summary>
    /// <param name="table">All real rows.</param>
    /// <param name="name">The name of the table.</param>
    public static JsonObject Write(Table table, string name)
    {
        var columns = new JsonObject(table.Columns.Select(c => KeyValuePair.Create<string, JsonNode?>(c.Name, Column(c))));
        var one = new JsonObject();
        if (table.Columns.OfType<CategoricalColumn>().FirstOrDefault(IsKey) is { } key)
        {
            one["primary_key"] = key.Name;
        }

        one["columns"] = columns;
        return new JsonObject
        {
            ["tables"] = new JsonObject { [name] = one },
            ["relationships"] = new JsonArray(),
            ["METADATA_SPEC_VERSION"] = "V2",
        };
    }

    private static bool IsKey(CategoricalColumn column) =>
        column.Schema is { Kind: ColumnKind.Id, Personal: PersonalKind.None } && column.Length > 0 && column.MissingCount == 0
        && column.Codes.ToArray().Distinct().Count() == column.Length;

    private static JsonObject Column(Column column)
    {
        ColumnSchema schema = column.Schema;
        JsonObject json = TableSchemaWriter.Column(schema);
        if (schema.Kind == ColumnKind.Id)
        {
            return json;
        }

        if (schema.IsOrdinal)
        {
            json["sdtype"] = "ordinal";
        }

        json["range_is_nullable"] = schema.Declared?.IsNullable ?? column.MissingCount > 0;
        switch (column)
        {
            case NumericColumn numbers:
                Numbers(numbers, json);
                break;
            case DateTimeColumn dates:
                Dates(dates, json);
                break;
            case CategoricalColumn { Schema.Kind: ColumnKind.Categorical } labels:
                Labels(labels, json);
                break;
        }

        return json;
    }

    private static void Numbers(NumericColumn column, JsonObject json)
    {
        double[] present = column.Present();
        DeclaredValues declared = column.Schema.Declared ?? new DeclaredValues();
        if ((declared.Minimum ?? (present.Length > 0 ? present.Min() : (double?)null)) is { } least)
        {
            json["range_min"] = Number(least);
        }

        if ((declared.Maximum ?? (present.Length > 0 ? present.Max() : (double?)null)) is { } most)
        {
            json["range_max"] = Number(most);
        }

        // Beyond 15 the last digits are those of binary arithmetic.
        if ((declared.Decimals ?? (present.Length > 0 ? present.Max(DecimalPlaces.Of) : (int?)null)) is { } decimals && (declared.Decimals is not null || decimals <= MostDecimals))
        {
            json["decimal_places"] = decimals;
        }
    }

    private static void Dates(DateTimeColumn column, JsonObject json)
    {
        long[] present = [.. column.Ticks.ToArray().Where(t => t != DateTimeColumn.Missing)];
        DeclaredValues declared = column.Schema.Declared ?? new DeclaredValues();
        DateTimeFormat format = column.Schema.DateTimeFormat!;
        if ((declared.Minimum is { } first ? DateTimeColumn.TicksOf(first) : present.Length > 0 ? present.Min() : (long?)null) is { } least && Text(least) is { } from)
        {
            json["range_min"] = from;
        }

        if ((declared.Maximum is { } last ? DateTimeColumn.TicksOf(last) : present.Length > 0 ? present.Max() : (long?)null) is { } most && Text(most) is { } until)
        {
            json["range_max"] = until;
        }

        // A format that leaves the time out cannot say where a day ends.
        string? Text(long ticks) => format.Format(new DateTime(ticks)) is var text && format.TryParse(text, out DateTime read) && read.Ticks == ticks ? text : null;
    }

    private static void Labels(CategoricalColumn column, JsonObject json)
    {
        HashSet<int> used = [.. column.Codes];
        IReadOnlyList<string> labels = column.Schema.Order ?? column.Schema.Declared?.Labels?.Texts ?? [.. column.Levels.Where((_, code) => used.Contains(code))];
        if (column.Schema is { IsOrdinal: true, Order: null } && new DeclaredLabels(labels).AreNumbers)
        {
            labels = [.. labels.OrderBy(l => DeclaredLabels.Number(l)!.Value)];
        }

        json["high_cardinality"] = labels.Count >= MostLabels;
        if (labels.Count is > 0 and < MostLabels)
        {
            json["range_values"] = new JsonArray([.. Values(labels)]);
        }
    }

    // As pandas reads the column: numbers where all are, true and false where all are, else texts.
    private static IEnumerable<JsonNode?> Values(IReadOnlyList<string> labels) =>
        labels.All(l => DeclaredLabels.Number(l) is not null) ? labels.Select(l => long.TryParse(l, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole) ? JsonValue.Create(whole) : JsonValue.Create(DeclaredLabels.Number(l)))
        : labels.All(l => l is "True" or "False") ? labels.Select(l => (JsonNode?)JsonValue.Create(l == "True"))
        : labels.Select(l => (JsonNode?)JsonValue.Create(l));

    private static JsonNode Number(double value) => value == Math.Truncate(value) && Math.Abs(value) < 1e15 ? JsonValue.Create((long)value) : JsonValue.Create(value);
}
