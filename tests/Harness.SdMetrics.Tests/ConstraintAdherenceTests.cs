using System.Text.Json;
using Harness.SdMetrics.Constraints;
using Harness.SdMetrics.Encoding;
using Harness.Tables;

namespace Harness.SdMetrics.Tests;

/// <summary>Expected is what SDMetrics 0.32.0 gave for the same rows.</summary>
public class ConstraintAdherenceTests
{
    private const double Gap = double.NaN;

    private static readonly Table Real = Numbers(("lo", [1, 2, 3, 4]), ("mid", [2, 3, 4, 5]), ("hi", [3, 4, 5, 6]), ("o0", [1, 0, 1, 0]), ("o1", [0, 1, 0, 1]));

    private static readonly Table Synthetic = Numbers(("lo", [1, 9, 3, Gap]), ("mid", [1, 3, 7, 5]), ("hi", [5, 5, 5, 0]), ("o0", [1, 1, 0, 0]), ("o1", [0, 1, 0, 1]));

    [Theory]
    [InlineData("Inequality", """{"low_column_name": "lo", "high_column_name": "hi", "table_name": "t"}""", 0.75)]
    [InlineData("Inequality", """{"low_column_name": "lo", "high_column_name": "mid", "strict_boundaries": true, "table_name": "t"}""", 0.5)]
    [InlineData("Range", """{"low_column_name": "lo", "middle_column_name": "mid", "high_column_name": "hi", "strict_boundaries": true, "table_name": "t"}""", 0.0)]
    [InlineData("Range", """{"low_column_name": "lo", "middle_column_name": "mid", "high_column_name": "hi", "strict_boundaries": false, "table_name": "t"}""", 0.25)]
    [InlineData("ChainedInequality", """{"column_names": ["lo", "mid", "hi"], "table_name": "t"}""", 0.0)]
    [InlineData("ChainedInequality", """{"column_names": ["lo", "mid", "hi"], "strict_boundaries": false, "table_name": "t"}""", 0.25)]
    [InlineData("FixedIncrements", """{"column_name": "mid", "increment_value": 2, "table_name": "t"}""", 0.0)]
    [InlineData("OneHotEncoding", """{"column_names": ["o0", "o1"], "table_name": "t"}""", 0.5)]
    public void The_share_of_rows_that_keep_it(string name, string parameters, double expected) =>
        Assert.Equal(expected, Score(name, parameters).Value);

    [Theory]
    [InlineData("Inequality", """{"low_column_name": "lo", "high_column_name": "absent", "table_name": "t"}""", false)]
    [InlineData("Inequality", """{"low_column_name": "lo", "high_column_name": "hi", "table_name": "other"}""", false)]
    [InlineData("Inequality", """{"low_column_name": "lo", "high_column_name": "hi", "table_name": null}""", true)]
    [InlineData("OneHotEncoding", """{"column_names": ["o0", "o1"], "learning_strategy": "one_hot", "table_name": "t"}""", true)]
    [InlineData("Range", """{"low_column_name": "lo", "middle_column_name": "mid", "high_column_name": "hi", "table_name": "t"}""", true)]
    [InlineData("ColumnFormula", """{"module_name": "os", "table_name": "t"}""", true)]
    public void What_cannot_be_checked_has_no_score(string name, string parameters, bool isError)
    {
        ParityScore score = Score(name, parameters);

        Assert.False(score.HasValue);
        Assert.Equal(isError, score.Error is not null);
    }

    [Fact]
    public void Rows_of_a_key_agree()
    {
        // One of the key's three rows has another value, so none of the three is valid.
        Table table = Numbers(("key", [1, 1, 1, 2]), ("value", [5, 5, 6, 7]));
        TableConstraint constraint = Constraint("DenormalizedTable", """{"table_name": "t", "denormalized_primary_key": "key", "denormalized_column_names": ["value"]}""");

        Assert.Equal(0.25, ConstraintAdherence.Compute(table, table, constraint).Value);
    }

    [Fact]
    public void A_list_that_is_none_is_refused_with_its_place()
    {
        using JsonDocument list = JsonDocument.Parse("""[{"class_name": "Inequality"}]""");

        Assert.StartsWith("Constraint 1 ", Assert.Throws<InputException>(() => TableConstraint.ReadList(list.RootElement)).Message, StringComparison.Ordinal);
    }

    private static ParityScore Score(string name, string parameters) =>
        ConstraintAdherence.Compute(Real, Synthetic, Constraint(name, parameters), new TableMetadata { Name = "t" });

    private static TableConstraint Constraint(string name, string parameters)
    {
        using JsonDocument list = JsonDocument.Parse($$"""[{"class_name": "{{name}}", "parameters": {{parameters}}}]""");
        return TableConstraint.ReadList(list.RootElement)[0];
    }

    private static Table Numbers(params (string Name, double[] Values)[] columns) =>
        new(columns.Select(c => new NumericColumn(new ColumnSchema(c.Name, ColumnKind.Numerical), c.Values)));
}
