using System.Globalization;
using System.Text.Json;
using Harness.Datasets.Rules;
using Harness.Tables;

namespace Harness.Metrics.Rules;

/// <summary>What is said of a rule in messages.</summary>
internal static class RuleNote
{
    private const int Most = 3;

    /// <summary>The first rows that break a rule, counted from 1.</summary>
    public static int[] Rows(IReadOnlyList<int> broken) => [.. broken.Take(Most).Select(row => row + 1)];

    /// <summary>The first row that breaks a rule, with its values.</summary>
    public static string? Example(Rule rule, IReadOnlyList<int> broken, Table table) => broken.Count == 0 ? null : rule.Show(table, broken[0]);

    /// <summary>The first rows that break a rule, with their values.</summary>
    public static string Examples(Rule rule, IReadOnlyList<int> broken, Table table) => string.Join("; ", broken.Take(Most).Select(row => rule.Show(table, row)));

    /// <summary>How a dataset declares a rule, <see langword="null"/> where it cannot.</summary>
    public static string? Declaration(Rule rule) => rule switch
    {
        OrderRule order => $$"""the rule { "ordered": {{Names(order.Columns)}} }""",
        SumRule sum => $$"""the rule { "sum": {{Names(sum.Parts)}}, "equals": {{Name(sum.Total)}} }""",
        DependencyRule => $$"""the constraint { "class_name": "FixedCombinations", "parameters": { "column_names": {{Names(rule.Columns)}} } }""",
        OneHotRule => $$"""the constraint { "class_name": "OneHotEncoding", "parameters": { "column_names": {{Names(rule.Columns)}} } }""",
        IncrementRule { Offset: 0 } step when step.Increment == Math.Truncate(step.Increment) =>
            string.Create(CultureInfo.InvariantCulture, $$"""the constraint { "class_name": "FixedIncrements", "parameters": { "column_name": {{Name(step.Column)}}, "increment_value": {{step.Increment}} } }"""),
        _ => null,
    };

    private static string Names(IEnumerable<string> columns) => $"[{string.Join(", ", columns.Select(Name))}]";

    private static string Name(string column) => JsonSerializer.Serialize(column, Readable);

    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
