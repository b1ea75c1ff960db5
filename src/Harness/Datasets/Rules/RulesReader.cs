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
    /// <param name="csv">The name of the file of the rows in messages.</param>
    /// <exception cref="InputException">A rule is wrong, or a real row breaks it.</exception>
    public static IReadOnlyList<Rule> Read(JsonReader root, Table real, string csv)
    {
        var read = new List<Rule>();
        foreach (JsonReader item in root.Find("rules")?.Items(Forms) ?? [])
        {
            Rule rule = ReadRule(item, real);
            if (read.Any(other => other.ToString() == rule.ToString()))
            {
                throw item.Wrong($"the rule '{rule}' stands here twice; remove one.");
            }

            if (rule.Violations(real) is { Count: > 0 } broken)
            {
                throw item.Wrong($"{broken.Count} of {real.RowCount} real rows break '{rule}'; the first is {rule.Show(real, broken[0])} of {csv}. A rule must hold in every real row: correct the rule or the rows.");
            }

            read.Add(rule);
        }

        return read;
    }

    private static Rule ReadRule(JsonReader item, Table real)
    {
        string[] names = [.. item.Entries.Select(e => e.Name)];
        string[] kinds = [.. names.Where(Options.ContainsKey)];
        if (kinds.Length != 1)
        {
            string hint = kinds.Length == 0 && names.Select(n => NearestName.Find(n, Options.Keys)).OfType<string>().FirstOrDefault() is { } nearest ? $" Did you mean '{nearest}'?" : "";
            throw item.Wrong($"a rule has exactly one of {string.Join(", ", Options.Keys)}; {Forms}.{hint}");
        }

        string kind = kinds[0];
        if (names.FirstOrDefault(n => n != kind && !Options[kind].Contains(n)) is { } unknown)
        {
            throw item.Wrong($"'{unknown}' is no part of a rule '{kind}'; it may have {(Options[kind].Length == 0 ? "nothing else" : string.Join(", ", Options[kind]))}.");
        }

        JsonReader value = item.Get(kind, Forms);
        switch (kind)
        {
            case "ordered":
                string[] ordered = Columns(value, 2, real);
                RequireKind(ordered, real, c => c.Kind == real[ordered[0]].Schema.Kind && c.IsQuantitative, "all numerical or all datetime", value);
                return new OrderRule(ordered, item.Find("strict")?.Flag() ?? false);
            case "sum":
                string[] parts = Columns(value, 2, real);
                JsonReader equals = item.Get("equals", "it names the column of the sum");
                string total = equals.Text("it names the column of the sum");
                RequireColumn(total, real, equals);
                RequireKind([.. parts, total], real, c => c.Kind == ColumnKind.Numerical, "numerical", item);
                return new SumRule(parts, total, item.Find("tolerance") is { } tolerance ? Tolerance(tolerance) : SumRule.Usual);
            case "combinations":
                string[] labels = Columns(value, 2, real);
                RequireKind(labels, real, c => c.IsCategorical, "categorical or boolean", value);
                return item.Find("allowed") is { } allowed ? new CombinationRule(labels, Combinations(allowed, labels.Length)) : CombinationRule.Of(labels, real);
            default:
                return new UniqueRule(Columns(value, 1, real));
        }
    }

    private static string[] Columns(JsonReader value, int fewest, Table real)
    {
        JsonReader[] items = value.Kind == JsonValueKind.Array ? [.. value.Items()] : [];
        if (items.Length < fewest || items.Any(i => i.Kind != JsonValueKind.String))
        {
            throw value.Wrong($"expected the names of {(fewest == 1 ? "one or more columns" : "two or more columns")}, but found {value.Raw}.");
        }

        string[] each = [.. items.Select(i => i.Text())];
        foreach (string name in each)
        {
            RequireColumn(name, real, value);
        }

        return each.Distinct(StringComparer.Ordinal).Count() == each.Length
            ? each
            : throw value.Wrong($"a column is named twice in {value.Raw}; name each once.");
    }

    private static void RequireColumn(string name, Table real, JsonReader place)
    {
        if (real.Schema.IndexOf(name) < 0)
        {
            string[] known = [.. real.Schema.Select(c => c.Name)];
            string hint = NearestName.Find(name, known) is { } nearest ? $" Did you mean '{nearest}'?" : "";
            throw place.Wrong($"'{name}' is not a column.{hint} The columns are {string.Join(", ", known)}.");
        }
    }

    private static void RequireKind(string[] columns, Table real, Predicate<ColumnSchema> fits, string needed, JsonReader place)
    {
        if (columns.FirstOrDefault(name => !fits(real[name].Schema)) is { } odd)
        {
            throw place.Wrong($"the columns must be {needed}, but '{odd}' is {real[odd].Schema.Kind.ToString().ToLowerInvariant()}.");
        }
    }

    private static double Tolerance(JsonReader value) => value.Number("write a number of at least 0") is >= 0 and var tolerance
        ? tolerance
        : throw value.Wrong($"expected a number of at least 0, but found {value.Raw}.");

    private static IReadOnlyList<IReadOnlyList<string?>> Combinations(JsonReader value, int columns)
    {
        if (value.Kind != JsonValueKind.Array || value.Items().Count == 0)
        {
            throw value.Wrong($"expected an array of combinations, but found {value.Raw}; leave 'allowed' out to allow those of the real rows.");
        }

        return [.. value.Items().Select(row =>
            row.Kind == JsonValueKind.Array && row.Items().Count == columns && row.Items().All(v => v.Kind is JsonValueKind.String or JsonValueKind.Null)
                ? (IReadOnlyList<string?>)[.. row.Items().Select(v => v.Label())]
                : throw row.Wrong($"expected {columns} labels (null where missing), but found {row.Raw}."))];
    }
}
