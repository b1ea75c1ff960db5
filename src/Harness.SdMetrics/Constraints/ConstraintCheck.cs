using Harness.Datasets.Rules;

namespace Harness.SdMetrics.Constraints;

/// <summary>What a constraint asks of each row, with the parameters that SDMetrics takes and the defaults that it has.</summary>
/// <param name="Table">The table that it is for.</param>
/// <param name="Rule">The rule.</param>
internal sealed record ConstraintCheck(string Table, Rule Rule)
{
    private const string TableName = "table_name";

    /// <summary>The check of a constraint; <see langword="null"/> where its class is not known.</summary>
    /// <exception cref="ArgumentException">A parameter is wrong.</exception>
    public static ConstraintCheck? Of(TableConstraint constraint)
    {
        var with = new ConstraintParameters(constraint);
        return constraint.ClassName switch
        {
            "Inequality" => Check(
                ["low_column_name", "high_column_name", "strict_boundaries"],
                () => new OrderRule([with.Text("low_column_name"), with.Text("high_column_name")], with.Flag("strict_boundaries", false))),
            "Range" => Check(
                ["low_column_name", "middle_column_name", "high_column_name", "strict_boundaries"],
                () => new OrderRule([with.Text("low_column_name"), with.Text("middle_column_name"), with.Text("high_column_name")], with.Flag("strict_boundaries", null))),
            "ChainedInequality" => Check(
                ["column_names", "strict_boundaries"],
                () => new OrderRule(with.Texts("column_names", 1), with.Flag("strict_boundaries", true))),
            "FixedCombinations" => Check(["column_names"], () => new SeenRule(with.Texts("column_names", 2))),
            "FixedNullCombinations" => Check(
                ["column_names", "fix_category_values"],
                () => new NullRule(with.Texts("column_names", 2), with.Flag("fix_category_values", true))),
            "FixedIncrements" => Check(["column_name", "increment_value"], () => new IncrementRule(with.Text("column_name"), with.Whole("increment_value"))),
            "OneHotEncoding" => Check(["column_names"], () => new OneHotRule(with.Texts("column_names", 0))),
            "MixedScales" => Check(
                ["mixed_scale_column_name", "segment_column_names"],
                () => new ScaleRule(with.Text("mixed_scale_column_name"), with.Texts("segment_column_names", 1))),
            "DenormalizedTable" => Check(
                ["denormalized_primary_key", "denormalized_column_names"],
                () => new AgreementRule(with.Text("denormalized_primary_key"), with.TextsOrNone("denormalized_column_names"))),
            _ => null,
        };

        ConstraintCheck Check(string[] parameters, Func<Rule> rule)
        {
            with.Allow([.. parameters, TableName]);
            Rule asked = rule();
            return new ConstraintCheck(with.Text(TableName), asked);
        }
    }
}
