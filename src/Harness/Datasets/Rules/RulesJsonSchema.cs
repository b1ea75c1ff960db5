using System.Text.Json.Nodes;

namespace Harness.Datasets.Rules;

/// <summary>The shape of <c>rules</c> in <c>dataset.json</c>, as <see cref="RulesReader"/> reads them.</summary>
internal static class RulesJsonSchema
{
    /// <summary>The shape of the array.</summary>
    public static JsonObject Write() => JsonShape.OrNull(JsonShape.Items(new JsonObject
    {
        ["oneOf"] = new JsonArray(
            JsonShape.Object(
                ["ordered"],
                JsonShape.Key("ordered", "Columns whose values rise from left to right in every row: all numerical or all datetime.", Columns(2)),
                JsonShape.Key("strict", "Whether equal values break the rule. Default: they do not.", JsonShape.OrNull(JsonShape.Value("boolean")))),
            JsonShape.Object(
                ["sum", "equals"],
                JsonShape.Key("sum", "Numerical columns that add up to another.", Columns(2)),
                JsonShape.Key("equals", "The column of the sum.", JsonShape.Text()),
                JsonShape.Key("tolerance", "How far the sum may be off. Default: 0.000001.", JsonShape.OrNull(JsonShape.Value("number", 0)))),
            JsonShape.Object(
                ["combinations"],
                JsonShape.Key("combinations", "Columns of labels that go together only as in the real rows, or as 'allowed' says.", Columns(2)),
                JsonShape.Key("allowed", "Every combination that may be, its labels in the order of the columns; null where missing. Default: those of the real rows.", JsonShape.OrNull(JsonShape.Items(JsonShape.Items(JsonShape.OrNull(JsonShape.Value("string")), 2), 1)))),
            JsonShape.Object(
                ["unique"],
                JsonShape.Key("unique", "Columns whose values together are in no two rows the same.", Columns(1)))),
    }));

    private static JsonObject Columns(int fewest)
    {
        JsonObject columns = JsonShape.Items(JsonShape.Text(), fewest);
        columns["uniqueItems"] = true;
        return columns;
    }
}
