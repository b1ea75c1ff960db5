using System.Text.Json;
using Harness.Tables;

namespace Harness.Datasets.Rules;

/// <summary>Reads <c>rules</c> of <c>dataset.json</c>: an array of objects, each with one of <c>ordered</c>, <c>sum</c>, <c>combinations</c>, <c>unique</c>.</summary>
internal static class RulesReader
{
    private const string Forms = """use {"ordered": ["low", "high"]}, {"sum": ["a", "b"], "equals": "total"}, {"combinations": ["city", "country"]} or {"unique": ["id"]}""";

    private static readonly Dictionary<string, string[]> Options = new(StringComparer.Ordinal)
    {
        ["ordered"] = ["strict"],
        ["sum"] = ["equals", "tolerance"],
        ["combinations"] = ["allowed"],
        ["unique"] = [],
    };

    /// <summary>Reads the rules and holds them against the real rows.</summary>
    /// <param name="root">The dataset's JSON object.</param>
    /// <param name="real">All real rows.</param>
    /// <param name="json">The path of <c>dataset.json</c>.</param>
    /// <param name="csv">The path of the rows.</param>
    /// <exception cref="InputException">A rule is wrong, or a real row breaks it.</exception>
    public static IReadOnlyList<Rule> Read(JsonElement root, Table real, string json, string csv)
    {
        if (!root.TryGetProperty("rules", out JsonElement rules))
        {
            return [];
        }

        if (rules.ValueKind != JsonValueKind.Array)
        {
            throw new InputException($"{json}: rules: expected an array, but found {rules.ValueKind}; {Forms}.");
        }

        var read = new List<Rule>();
        foreach ((int index, JsonElement element) in rules.EnumerateArray().Index())
        {
            string place = $"{json}: rules[{index}]";
            Rule rule = ReadRule(element, real, place);
            if (read.Any(other => other.ToString() == rule.ToString()))
            {
                throw new InputException($"{place}: the rule '{rule}' stands here twice; remove one.");
            }

            if (rule.Violations(real) is { Count: > 0 } broken)
            {
                throw new InputException($"{place}: {broken.Count} of {real.RowCount} real rows break '{rule}'; the first is {rule.Show(real, broken[0])} of {csv}. A rule must hold in every real row: correct the rule or the rows.");
            }

            read.Add(rule);
        }

        return read;
    }

    private static Rule ReadRule(JsonElement element, Table real, string place)
    {
        string[] names = element.ValueKind == JsonValueKind.Object ? [.. element.EnumerateObject().Select(p => p.Name)] : [];
        string[] kinds = [.. names.Where(Options.ContainsKey)];
        if (kinds.Length != 1)
        {
            string hint = kinds.Length == 0 && names.Select(n => NearestName.Find(n, Options.Keys)).OfType<string>().FirstOrDefault() is { } nearest ? $" Did you mean '{nearest}'?" : "";
            throw new InputException($"{place}: a rule has exactly one of {string.Join(", ", Options.Keys)}; {Forms}.{hint}");
        }

        string kind = kinds[0];
        if (names.FirstOrDefault(n => n != kind && !Options[kind].Contains(n)) is { } unknown)
        {
            throw new InputException($"{place}: '{unknown}' is no part of a rule '{kind}'; it may have {(Options[kind].Length == 0 ? "nothing else" : string.Join(", ", Options[kind]))}.");
        }

        JsonElement value = element.GetProperty(kind);
        switch (kind)
        {
            case "ordered":
                string[] ordered = Columns(value, 2, real, $"{place}.ordered");
                RequireKind(ordered, real, c => c.Kind == real[ordered[0]].Schema.Kind && c.IsQuantitative, "all numerical or all datetime", $"{place}.ordered");
                return new OrderRule(ordered, Flag(element, "strict", place));
            case "sum":
                string[] parts = Columns(value, 2, real, $"{place}.sum");
                string total = element.TryGetProperty("equals", out JsonElement equals) && equals.ValueKind == JsonValueKind.String
                    ? equals.GetString()!
                    : throw new InputException($"{place}: 'equals' is missing; it names the column of the sum.");
                RequireColumn(total, real, $"{place}.equals");
                RequireKind([.. parts, total], real, c => c.Kind == ColumnKind.Numerical, "numerical", place);
                return new SumRule(parts, total, Tolerance(element, place));
            case "combinations":
                string[] labels = Columns(value, 2, real, $"{place}.combinations");
                RequireKind(labels, real, c => c.IsCategorical, "categorical or boolean", $"{place}.combinations");
                return element.TryGetProperty("allowed", out JsonElement allowed) ? new CombinationRule(labels, Combinations(allowed, labels.Length, $"{place}.allowed")) : CombinationRule.Of(labels, real);
            default:
                return new UniqueRule(Columns(value, 1, real, $"{place}.unique"));
        }
    }

    private static string[] Columns(JsonElement value, int fewest, Table real, string place)
    {
        string?[] names = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(v => v.ValueKind == JsonValueKind.String ? v.GetString() : null)] : [];
        if (names.Length < fewest || names.Contains(null))
        {
            throw new InputException($"{place}: expected the names of {(fewest == 1 ? "one or more columns" : "two or more columns")}, but found {value.GetRawText()}.");
        }

        string[] each = [.. names.OfType<string>()];
        foreach (string name in each)
        {
            RequireColumn(name, real, place);
        }

        return each.Distinct(StringComparer.Ordinal).Count() == each.Length
            ? each
            : throw new InputException($"{place}: a column is named twice in {value.GetRawText()}; name each once.");
    }

    private static void RequireColumn(string name, Table real, string place)
    {
        if (real.Schema.IndexOf(name) < 0)
        {
            string[] known = [.. real.Schema.Select(c => c.Name)];
            string hint = NearestName.Find(name, known) is { } nearest ? $" Did you mean '{nearest}'?" : "";
            throw new InputException($"{place}: '{name}' is not a column.{hint} The columns are {string.Join(", ", known)}.");
        }
    }

    private static void RequireKind(string[] columns, Table real, Predicate<ColumnSchema> fits, string needed, string place)
    {
        if (columns.FirstOrDefault(name => !fits(real[name].Schema)) is { } odd)
        {
            throw new InputException($"{place}: the columns must be {needed}, but '{odd}' is {real[odd].Schema.Kind.ToString().ToLowerInvariant()}.");
        }
    }

    private static bool Flag(JsonElement element, string name, string place) => !element.TryGetProperty(name, out JsonElement value) ? false
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
        : throw new InputException($"{place}.{name}: expected true or false, but found {value.GetRawText()}.");

    private static double Tolerance(JsonElement element, string place) => !element.TryGetProperty("tolerance", out JsonElement value) ? 1e-6
        : value.ValueKind == JsonValueKind.Number && value.GetDouble() is >= 0 and < double.PositiveInfinity and var tolerance ? tolerance
        : throw new InputException($"{place}.tolerance: expected a number of at least 0, but found {value.GetRawText()}.");

    private static IReadOnlyList<IReadOnlyList<string?>> Combinations(JsonElement value, int columns, string place)
    {
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() == 0)
        {
            throw new InputException($"{place}: expected an array of combinations, but found {value.GetRawText()}; leave 'allowed' out to allow those of the real rows.");
        }

        return [.. value.EnumerateArray().Select((row, i) =>
            row.ValueKind == JsonValueKind.Array && row.GetArrayLength() == columns && row.EnumerateArray().All(v => v.ValueKind is JsonValueKind.String or JsonValueKind.Null)
                ? (IReadOnlyList<string?>)[.. row.EnumerateArray().Select(v => v.GetString())]
                : throw new InputException($"{place}[{i}]: expected {columns} labels (null where missing), but found {row.GetRawText()}."))];
    }
}
