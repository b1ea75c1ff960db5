using System.Globalization;
using System.Text.Json.Nodes;
using Harness.Tables.Raw;

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
        else if (table.Columns.OfType<CategoricalColumn>().FirstOrDefault(c => IsKey(c) && !IsOtherKey(c.Schema) && !given.Related.Contains(c.Name)) is { } key)
        {
            one["primary_key"] = key.Name;
        }

        if (given.Others.Count > 0)
        {
            one["alternate_keys"] = new JsonArray([.. given.Others.Select(Key)]);
        }

        if (given.SequenceKey.Count > 0)
        {
            one["sequence_key"] = Key(given.SequenceKey);
        }

        if (given.SequenceIndex is { } index)
        {
            one["sequence_index"] = index;
        }

        if (given.Relationships is { } relationships)
        {
            one["column_relationships"] = JsonNode.Parse(relationships);
        }

        one["columns"] = columns;
        return new JsonObject
        {
            ["tables"] = new JsonObject { [name] = one },
            ["relationships"] = new JsonArray(),
            ["METADATA_SPEC_VERSION"] = "V2",
        };
    }

    /// <summary>What metadata declare and those that are written do not have, a sentence each.</summary>
    /// <param name="table">All real rows.</param>
    public static IEnumerable<string> Left(Table table)
    {
        foreach (Column column in table.Columns.Where(c => c.Schema.Sdv is not null))
        {
            SdvColumn given = column.Schema.Sdv!;
            JsonObject written = Column(column);
            string name = CellText.Show(column.Name);
            if (written["sdtype"]!.GetValue<string>() is var sdtype && sdtype != given.Sdtype && sdtype != "ordinal")
            {
                yield return $"Column '{name}': its sdtype '{CellText.Show(given.Sdtype)}' is written as '{sdtype}', {(given.Sdtype == "boolean" ? "since pandas reads no words but True and False as booleans" : "since it is not among those that are known")}.";
            }

            if (column.Schema.Declared?.IsNullable == true && !written.ContainsKey("range_is_nullable"))
            {
                yield return $"Column '{name}': 'range_is_nullable' is not written, since the column is a key, of which SDV has none that may be missing.";
            }

            if ((given.Earliest is not null && !written.ContainsKey("range_min")) || (given.Latest is not null && !written.ContainsKey("range_max")))
            {
                yield return $"Column '{name}': a bound that is declared is not written, since it is no date that Python writes in the format {column.Schema.DateTimeFormat!.Pattern}.";
            }
        }
    }

    /// <summary>What a column is known by that SDV refuses in its metadata, for <c>dataset.json</c>: <c>pii</c> of a column that is modelled, <c>regex_format</c> of one that is no id, and an <c>order</c> of labels that their list would not tell.</summary>
    /// <param name="schema">The columns.</param>
    /// <returns>An object by column; <see langword="null"/> where there is nothing.</returns>
    public static JsonObject? Beside(TableSchema schema)
    {
        var all = new JsonObject();
        foreach (ColumnSchema column in schema)
        {
            string sdtype = SdtypeOf(column);
            var one = new JsonObject();
            bool isPersonal = column.Personal != PersonalKind.None;
            if ((isPersonal || column.Sdv?.IsPersonal is false) && (column.Kind != ColumnKind.Id || sdtype == "id"))
            {
                one["pii"] = isPersonal;
            }

            if (column.Pattern is { } pattern && sdtype != "id")
            {
                one["regex_format"] = pattern;
            }

            if (column is { IsOrdinal: true, Order: { } order } && !IsReadBack(order))
            {
                one["order"] = new JsonArray([.. order.Select(l => (JsonNode?)JsonValue.Create(l))]);
            }

            if (one.Count > 0)
            {
                all[column.Name] = one;
            }
        }

        return all.Count > 0 ? all : null;
    }

    // Numbers are read in their own order, and labels that pandas takes for missing are written last.
    private static bool IsReadBack(IReadOnlyList<string> order) =>
        PandasText.Values(order, hasGaps: false) is not null
        && (new DeclaredLabels(order).AreNumbers ? order.Zip(order.Skip(1)).All(p => DeclaredLabels.Number(p.First) <= DeclaredLabels.Number(p.Second)) : !order.Any(PandasText.IsMissing));

    private static JsonNode Key(IReadOnlyList<string> columns) => columns.Count == 1 ? JsonValue.Create(columns[0]) : new JsonArray([.. columns.Select(c => (JsonNode?)JsonValue.Create(c))]);

    private static bool IsKey(CategoricalColumn column) =>
        column.Schema is { Kind: ColumnKind.Id, Personal: PersonalKind.None } && column.Schema.Declared?.IsNullable != true && SdtypeOf(column.Schema) == "id" && column.Length > 0 && column.MissingCount == 0
        && column.Codes.ToArray().Distinct().Count() == column.Length;

    private static bool IsOtherKey(ColumnSchema column) => column.Sdv is { Table: var table } && (table.Alternate.Contains(column.Name) || table.SequenceKey.Contains(column.Name));

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
            if (sdtype != "id" && (schema.Personal != PersonalKind.None || sdtype != "unknown" || schema.Sdv?.IsPersonal is not null))
            {
                json["pii"] = schema.Personal != PersonalKind.None;
            }

            // SDV has no key that may be missing.
            if (schema.Declared?.IsNullable is { } isNullable && !(isNullable && IsOtherKey(schema)))
            {
                json["range_is_nullable"] = isNullable;
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
        // Python writes a bound that bounds nothing as Infinity, which JSON knows as a number beyond all.
        if (column.Schema.Sdv?.Minimum is { } open && double.IsInfinity(open))
        {
            json["range_min"] = PythonJson.Infinite(open);
        }
        else if ((declared.Minimum ?? (present.Length > 0 ? PandasText.Bound(present.Min(), isUpper: false) : (double?)null)) is { } least)
        {
            json["range_min"] = PandasText.Number(least);
        }

        if (column.Schema.Sdv?.Maximum is { } end && double.IsInfinity(end))
        {
            json["range_max"] = PythonJson.Infinite(end);
        }
        else if ((declared.Maximum ?? (present.Length > 0 ? PandasText.Bound(present.Max(), isUpper: true) : (double?)null)) is { } most)
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
            ? InOrder(given, column.Schema.Order)
            : PandasText.Values(labels, hasGaps);
        if (column.Schema.Declared?.IsNullable is null && labels.Any(PandasText.IsMissing))
        {
            json["range_is_nullable"] = true;
        }

        // What is declared is kept, however long.
        bool isDeclared = column.Schema.Sdv?.Values is not null;
        json["high_cardinality"] = column.Schema.Sdv?.HasManyLabels == true || (!isDeclared && (values?.Count ?? labels.Count) >= MostLabels);
        if (values is { Count: > 0 } && !json["high_cardinality"]!.GetValue<bool>())
        {
            json["range_values"] = new JsonArray([.. values.Distinct().Select(PandasText.Node)]);
        }
    }

    // Two that are the same label, 1 and "1", stay as they stand.
    private static IReadOnlyList<object> InOrder(IReadOnlyList<object> values, IReadOnlyList<string>? order)
    {
        if (order is null)
        {
            return values;
        }

        var places = new Dictionary<object, int>();
        for (int i = 0; i < order.Count; i++)
        {
            places.TryAdd(Label(order[i]), i);
        }

        return [.. values.OrderBy(v => places.GetValueOrDefault(Label(Convert.ToString(v, CultureInfo.InvariantCulture)!), int.MaxValue))];

        static object Label(string text) => DeclaredLabels.Number(text) is { } number ? number : text;
    }

    private static string[] Used(CategoricalColumn column, IReadOnlyList<string> texts)
    {
        HashSet<int> used = [.. column.Codes];
        return [.. texts.Where((_, code) => used.Contains(code))];
    }
}
