using System.Text.Json;
using Harness.Datasets.Constraints;
using Harness.Datasets.Rules;
using Harness.SdMetrics.Constraints;
using Harness.Tables;

namespace Harness.SdMetrics;

/// <summary>The constraints of a dataset as SDV writes them.</summary>
internal static class SdvConstraints
{
    /// <summary>A constraint.</summary>
    /// <param name="constraint">The constraint as it was read.</param>
    /// <param name="schema">The columns of its table.</param>
    /// <param name="table">The table's name.</param>
    public static TableConstraint Of(Constraint constraint, TableSchema schema, string table)
    {
        Dictionary<string, object> parameters = constraint.Rule switch
        {
            OrderRule { Columns: [var low, var high], IsStrict: var strict } when constraint.ClassName == "Inequality" =>
                new() { ["low_column_name"] = low, ["high_column_name"] = high, ["strict_boundaries"] = strict },
            OrderRule { Columns: [var low, var middle, var high], IsStrict: var strict } when constraint.ClassName == "Range" =>
                new() { ["low_column_name"] = low, ["middle_column_name"] = middle, ["high_column_name"] = high, ["strict_boundaries"] = strict },
            OrderRule order => new() { ["column_names"] = order.Columns, ["strict_boundaries"] = order.IsStrict },
            SeenRule seen => new() { ["column_names"] = seen.Columns },
            IncrementRule multiple => new() { ["column_name"] = multiple.Column, ["increment_value"] = multiple.Increment },
            NullRule gaps => new() { ["column_names"] = gaps.Columns, ["fix_category_values"] = gaps.WithLabels },
            OneHotRule hot => new() { ["column_names"] = hot.Columns },
            ScaleRule scale => new() { ["mixed_scale_column_name"] = scale.Column, ["segment_column_names"] = scale.Segments },

            // All other columns are what a constraint that names none is read as; SDMetrics then asks nothing of them.
            AgreementRule agreement => agreement.Others.Count == schema.Count - 1
                ? new() { ["denormalized_primary_key"] = agreement.Key }
                : new() { ["denormalized_primary_key"] = agreement.Key, ["denormalized_column_names"] = agreement.Others },
            _ => throw new ArgumentException($"'{constraint}' is none of SDV's constraints.", nameof(constraint)),
        };
        parameters["table_name"] = table;
        return new TableConstraint(constraint.ClassName, JsonSerializer.SerializeToElement(parameters));
    }
}
