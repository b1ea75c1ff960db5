using System.Text.Json;
using Harness.Datasets.Rules;
using Harness.Tables;

namespace Harness.Datasets.Constraints;

/// <summary>Makes the rule of a constraint from its parameters.</summary>
/// <param name="parameters">The parameters.</param>
/// <param name="schema">The columns of the table.</param>
internal sealed class ConstraintRule(JsonReader parameters, TableSchema schema)
{
    private string? _complaint;

    /// <summary>The rule, or the reason why there is none.</summary>
    /// <param name="name">SDV's name of the class.</param>
    /// <exception cref="InputException">A parameter is missing or of another type.</exception>
    public (Rule? Rule, string? Complaint) Of(string name)
    {
        Rule rule = name switch
        {
            "Inequality" => new OrderRule([Column("low_column_name"), Column("high_column_name")], Flag("strict_boundaries", false)),
            "Range" => new OrderRule([Column("low_column_name"), Column("middle_column_name"), Column("high_column_name")], Flag("strict_boundaries", true)),
            "ChainedInequality" => new OrderRule(Columns("column_names", 2), Flag("strict_boundaries", true)),
            "FixedCombinations" => new SeenRule(Columns("column_names", 2)),
            "FixedIncrements" => new IncrementRule(Column("column_name"), Increment()),
            "FixedNullCombinations" => new NullRule(Columns("column_names", 2), Flag("fix_category_values", true)),
            "OneHotEncoding" => new OneHotRule(Columns("column_names", 1)),
            "MixedScales" => new ScaleRule(Column("mixed_scale_column_name"), Columns("segment_column_names", 1)),
            _ => Agreement(),
        };
        return _complaint is null ? (rule, null) : (null, _complaint);
    }

    private AgreementRule Agreement()
    {
        string key = Column("denormalized_primary_key");
        return new AgreementRule(key, parameters.Find("denormalized_column_names") is null ? [.. schema.Select(c => c.Name).Where(n => n != key)] : Columns("denormalized_column_names", 1));
    }

    private string Column(string key) => Known(key, parameters.Get(key, "it names a column").Text("it names a column"));

    private string[] Columns(string key, int fewest)
    {
        JsonReader value = parameters.Get(key, "it lists the names of columns");
        string[] names = value.Kind == JsonValueKind.Array ? [.. value.Items().Select(i => Known(key, i.Text("name a column")))] : [];
        return names.Length >= fewest && names.Distinct(StringComparer.Ordinal).Count() == names.Length
            ? names
            : throw value.Wrong($"expected the names of {(fewest == 1 ? "one or more columns" : "two or more columns")}, each once, but found {value.Raw}.");
    }

    private bool Flag(string key, bool otherwise) => parameters.Find(key)?.Flag() ?? otherwise;

    private double Increment()
    {
        JsonReader value = parameters.Get("increment_value", "it is the number whose multiples are right");
        return value.Number() is > 0 and var number && number == Math.Truncate(number) ? number : throw value.Wrong($"expected a whole number above 0, but found {value.Raw}.");
    }

    private string Known(string key, string name)
    {
        if (schema.IndexOf(name) < 0)
        {
            string hint = NearestName.Find(name, [.. schema.Select(c => c.Name)]) is { } nearest ? $"; did you mean '{nearest}'?" : "";
            _complaint ??= $"'{name}', its {key}, is not a column{hint}";
        }

        return name;
    }
}
