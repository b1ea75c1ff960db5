using System.Text.Json;
using System.Text.Json.Nodes;
using Harness.Datasets.Constraints;
using Harness.SdMetrics.Constraints;

namespace Harness.SdMetrics;

/// <summary>The constraints of a dataset as SDMetrics takes them.</summary>
internal static class SdvConstraints
{
    /// <summary>
    /// A constraint as it was written, without what SDMetrics refuses of SDV's own. Where its <c>table_name</c> is missing or null, as before SDV has fitted it,
    /// it stays so: SDMetrics leaves such a constraint out.
    /// </summary>
    /// <param name="constraint">The constraint.</param>
    /// <param name="table">The table's name.</param>
    public static TableConstraint Of(Constraint constraint, string table)
    {
        JsonObject parameters = JsonNode.Parse(constraint.Parameters)!.AsObject();
        parameters.Remove("learning_strategy");
        if (parameters["table_name"] is not null)
        {
            parameters["table_name"] = table;
        }

        return new TableConstraint(constraint.ClassName, JsonSerializer.SerializeToElement(parameters));
    }
}
