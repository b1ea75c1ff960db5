using System.Text.Json.Nodes;
using Harness.Datasets.Constraints;
using Harness.Datasets.Rules;
using Harness.Tables;

namespace Harness.Datasets;

/// <summary>The JSON Schema of <c>dataset.json</c>, as <see cref="DatasetReader"/> reads it.</summary>
internal static class DatasetJsonSchema
{
    /// <summary>The text of the schema, ended by a line break.</summary>
    public static string Write()
    {
        JsonObject shape = JsonShape.Object(
            ["name", "title", "source", "license", "metadata"],
            JsonShape.SchemaKey(),
            JsonShape.Key("name", "The name of the folder.", JsonShape.Text()),
            JsonShape.Key("title", "The title that reports show.", JsonShape.Text()),
            JsonShape.Key("source", "Where the rows come from.", JsonShape.Text()),
            JsonShape.Key("license", "The licence of the rows.", JsonShape.Text()),
            JsonShape.Key("target", "The column that models predict. Without it nothing is said of usefulness.", JsonShape.OrNull(JsonShape.Text())),
            JsonShape.Key("task", "What the target is: one of two labels, one of several, or a number. It stands beside a target.", JsonShape.OrNull(JsonShape.OneOf(Enum.GetNames<TaskKind>().Select(n => n.ToLowerInvariant())))),
            JsonShape.Key("metadata", "SDV's metadata of the table: the object of its file as it is, or the name of a file beside this one.", TableJsonSchema.WriteOrName()),
            JsonShape.Key("table", "The table of the metadata that the rows are, where there are several.", JsonShape.OrNull(JsonShape.Text())),
            JsonShape.Key("columns", "What SDV's metadata of version 2 have no place for, by column.", JsonShape.Map(JsonShape.Object(
                [],
                JsonShape.Key("pii", "Whether the values of a column that is measured say who a person is.", JsonShape.Value("boolean")),
                JsonShape.Key("regex_format", "The regular expression that every cell of a column fits that is no id.", JsonShape.Text()),
                JsonShape.Key("order", "The labels of an ordinal column from the lowest to the highest, where they are numbers in another order than their own.", JsonShape.Items(new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") }))))),
            JsonShape.Key("rules", "What holds in every real row; 'rule-violations' counts the synthetic rows that break it.", RulesJsonSchema.Write()),
            JsonShape.Key("constraints", "SDV's constraints, as its get_constraints writes them: the list, or the name of a file beside this one. 'rule-violations' counts the synthetic rows that break one; real ones may.", ConstraintsJsonSchema.Write()),
            JsonShape.Key("missing", "Texts that mean a missing value, in every column: [\"NA\", \"?\"]. An empty cell always does.", JsonShape.OrNull(JsonShape.Items(JsonShape.Text()))));
        return JsonShape.Write("dataset.json", "A real table that synthetic ones are judged by; data.csv, or train.csv and holdout.csv, lie beside it.", shape, TableJsonSchema.Definitions());
    }
}
