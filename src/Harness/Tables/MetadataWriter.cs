using System.Globalization;
using System.Text.Json.Nodes;

namespace Harness.Tables;

/// <summary>
/// Writes the columns of a table as SDV's metadata of version 2, which SDV 2.0 loads and finds valid, and its rows beside, and <see cref="TableSchemaReader"/> reads back.
/// What metadata declare of the values is kept, the rest is what the rows have: the file holds real values.
/// </summary>
internal static class MetadataWriter
{
    private const int MostLabels = 500;
    private const int MostDecimals = 15;

    private static readonly string[] Truths = ["True", "TRUE", "true", "False", "FALSE", "false"];

    /// <summary>The metadata object.</summary>
    /// <param name="table">All real rows.</param>
    /// <param name="name">The name of the table.</param>
    public static JsonObject Write(Table table, string name)
    {
        var columns = new JsonObject(table.Columns.Select(c => KeyValuePair.Create<string, JsonNode?>(c.Name, Column(c))));
        var one = new JsonObject();
        SdvTable given = table.Schema[0].Sdv?.Table ?? new SdvTable();
        if (given.Primary.Count > 0)
        {
            one["primary_key"] = Key(given.Primary);
        }
        else if (table.Columns.OfType<CategoricalColumn>().FirstOrDefault(c => IsKey(c) && !given.Alternate.Contains(c.Name)) is { } key)
        {
            one["primary_key"] = key.Name;
        }

        if (given.Others.Count > 0)
        {
            one["alternate_keys"] = new JsonArray([.. given.Others.Select(Key)]);
        }

        one["columns"] = columns;
        return new JsonObject
        {
            ["tables"] = new JsonObject { [name] = one },
            ["relationships"] = new JsonArray(),
            ["METADATA_SPEC_VERSION"] = "V2",
        };
    }

    /// <summary>What a column is known by that SDV refuses in its metadata, for <c>dataset.json</c>: <c>pii</c> of a column that is modelled, <c>regex_format</c> of one that is no id.</summary>
    /// <param name="schema">The columns.</param>
    /// <returns>An object by column; <see langword="null"/> where there is nothing.</returns>
    public static JsonObject? Beside(TableSchema schema)
    {
        var all = new JsonObject();
        foreach (ColumnSchema column in schema)
        {
            string sdtype = SdtypeOf(column);
            var one = new JsonObject();
            if (column.Personal != PersonalKind.None && (column.Kind != ColumnKind.Id || sdtype == "id"))
            {
                one["pii"] = true;
            }

            if (column.Pattern is { } pattern && sdtype != "id")
            {
                one["regex_format"] = pattern;
            }

            if (one.Count > 0)
            {
                all[column.Name] = one;
            }
        }

        return all.Count > 0 ? all : null;
    }

    private static JsonNode Key(IReadOnlyList<string> columns) => columns.Count == 1 ? JsonValue.Create(columns[0]) : new JsonArray([.. columns.Select(c => (JsonNode?)JsonValue.Create(c))]);

    private static bool IsKey(CategoricalColumn column) =>
        column.Schema is { Kind: ColumnKind.Id, Personal: PersonalKind.None } && SdtypeOf(column.Schema) == "id" && column.Length > 0 && column.MissingCount == 0
        && column.Codes.ToArray().Distinct().Count() == column.Length;

    private static string SdtypeOf(ColumnSchema column) => column switch
    {
        { IsOrdinal: true } => "ordinal",
        { Kind: not ColumnKind.Id } => column.Kind.ToString().ToLowerInvariant(),
        { Sdv.Sdtype: var sdtype } when PersonalTypes.Has(sdtype) => sdtype,
        { Personal: PersonalKind.Own } => "email",
        { Personal: PersonalKind.Shared } => "unknown",
        _ => "id",
    };

    private static JsonObject Column(Column column)
    {
        ColumnSchema schema = column.Schema;
        string sdtype = SdtypeOf(schema);
        var json = new JsonObject { ["sdtype"] = sdtype };
        if (schema.Kind == ColumnKind.Id)
        {
            if (sdtype == "id" && schema.Pattern is { } pattern)
            {
                json["regex_format"] = pattern;
            }

            // An unknown column that is not personal needs no word, one of SDV's kinds does.
            if (sdtype != "id" && (schema.Personal != PersonalKind.None || sdtype != "unknown"))
            {
                json["pii"] = schema.Personal != PersonalKind.None;
            }

            return json;
        }

        if (schema.DateTimeFormat is { } format)
        {
            json["datetime_format"] = format.Pattern;
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

            // pandas knows no other words for true and false, and SDV no other booleans.
            case CategoricalColumn words when !Used(words, words.Spelling).All(Truths.Contains):
                json["sdtype"] = "categorical";
                Labels(words, json);
                break;
        }

        return json;
    }

    private static void Numbers(NumericColumn column, JsonObject json)
    {
        double[] present = column.Present();
        DeclaredValues declared = column.Schema.Declared ?? new DeclaredValues();
        if ((declared.Minimum ?? (present.Length > 0 ? PandasText.Bound(present.Min(), isUpper: false) : (double?)null)) is { } least)
        {
            json["range_min"] = PandasText.Number(least);
        }

        if ((declared.Maximum ?? (present.Length > 0 ? PandasText.Bound(present.Max(), isUpper: true) : (double?)null)) is { } most)
        {
            json["range_max"] = PandasText.Number(most);
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
        if ((declared.Minimum is { } first ? DateTimeColumn.TicksOf(first) : present.Length > 0 ? present.Min() : (long?)null) is { } least && PandasText.Date(least, format) is { } from)
        {
            json["range_min"] = from;
        }

        if ((declared.Maximum is { } last ? DateTimeColumn.TicksOf(last) : present.Length > 0 ? present.Max() : (long?)null) is { } most && PandasText.Date(most, format) is { } until)
        {
            json["range_max"] = until;
        }
    }

    private static void Labels(CategoricalColumn column, JsonObject json)
    {
        bool isOrdinal = column.Schema.IsOrdinal;
        IReadOnlyList<string> labels = column.Schema.Order ?? column.Schema.Declared?.Labels?.Texts ?? Used(column, column.Spelling);
        if (isOrdinal && column.Schema.Order is null && new DeclaredLabels(labels).AreNumbers)
        {
            labels = [.. labels.OrderBy(l => DeclaredLabels.Number(l)!.Value)];
        }

        bool hasGaps = column.MissingCount > 0;
        IReadOnlyList<object>? values = column.Schema.Sdv?.Values is { } given
            ? isOrdinal && !given.Any(v => v is string or bool) ? [.. given.OrderBy(v => Convert.ToDouble(v, CultureInfo.InvariantCulture))] : given
            : PandasText.Values(labels, hasGaps);
        if (column.Schema.Declared?.IsNullable is null && labels.Any(PandasText.IsMissing))
        {
            json["range_is_nullable"] = true;
        }

        int count = values?.Count ?? labels.Count;
        json["high_cardinality"] = count >= MostLabels;
        if (values is { Count: > 0 and < MostLabels })
        {
            json["range_values"] = new JsonArray([.. values.Distinct().Select(PandasText.Node)]);
        }
    }

    private static string[] Used(CategoricalColumn column, IReadOnlyList<string> texts)
    {
        HashSet<int> used = [.. column.Codes];
        return [.. texts.Where((_, code) => used.Contains(code))];
    }
}
