using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Datasets.Constraints;
using Harness.Metrics;
using Harness.Metrics.Rules;
using Harness.Tables;

namespace Harness.Tests.Datasets.Constraints;

public class ConstraintsReaderTests
{
    private static readonly double None = double.NaN;

    private static readonly Table Train = Table([1, 2, 3, 4], [2, 3, 4, 6], [3, 5, 6, 8], ["a", "a", "b", null], ["x", "y", "x", "x"]);

    [Theory]
    [InlineData("""{ "class_name": "Inequality", "parameters": { "low_column_name": "lo", "high_column_name": "hi", "strict_boundaries": false, "table_name": null } }""", "Inequality: lo ≤ hi")]
    [InlineData("""{ "class_name": "Range", "parameters": { "low_column_name": "lo", "middle_column_name": "mid", "high_column_name": "hi", "strict_boundaries": true, "table_name": "t" } }""", "Range: lo < mid < hi")]
    [InlineData("""{ "class_name": "ChainedInequality", "parameters": { "column_names": ["lo", "mid"] } }""", "ChainedInequality: lo < mid")]
    [InlineData("""{ "class_name": "FixedCombinations", "parameters": { "column_names": ["c", "d"] } }""", "FixedCombinations: combinations of c, d as in train")]
    [InlineData("""{ "class_name": "FixedIncrements", "parameters": { "column_name": "lo", "increment_value": 1 } }""", "FixedIncrements: lo a multiple of 1")]
    [InlineData("""{ "class_name": "FixedNullCombinations", "parameters": { "column_names": ["c", "lo"] } }""", "FixedNullCombinations: c, lo missing together as in train, with the same labels")]
    [InlineData("""{ "class_name": "MixedScales", "parameters": { "mixed_scale_column_name": "hi", "segment_column_names": ["c"] } }""", "MixedScales: hi within train's range of each c")]
    [InlineData("""{ "class_name": "DenormalizedTable", "parameters": { "denormalized_primary_key": "lo", "denormalized_column_names": ["mid", "c"] } }""", "DenormalizedTable: mid, c the same for each lo")]
    public void Each_class_is_read_and_says_what_it_asks(string constraint, string expected)
    {
        ConstraintReading reading = Read($"[{constraint}]", "t");

        Assert.Equal(expected, Assert.Single(reading.Constraints).ToString());
        Assert.Empty(reading.Notes);
    }

    [Theory]
    [InlineData("""{ "class_name": "Inequality", "parameters": { "low_column_name": "low", "high_column_name": "hi" } }""", "[0]: Inequality is not judged: 'low', its low_column_name, is not a column; did you mean 'lo'?")]
    [InlineData("""{ "class_name": "Inequality", "parameters": { "low_column_name": "lo", "high_column_name": "c" } }""", "[0]: Inequality is not judged: 'c' is categorical, and numbers are compared.")]
    [InlineData("""{ "class_name": "Inequality", "parameters": { "low_column_name": "lo", "high_column_name": "hi", "table_name": "other" } }""", "[0]: Inequality is not judged: it is of the table 'other', and this is 't'.")]
    [InlineData("""{ "class_name": "SelfReferentialHierarchy", "parameters": {} }""", "[0]: SelfReferentialHierarchy is not judged: it speaks of several tables or of rows that name each other.")]
    [InlineData("""{ "class_name": "Mine", "parameters": {} }""", "[0]: Mine is not judged: the class is not known; those that are judged are Inequality, Range")]
    [InlineData("""{ "class_name": "OneHotEncoding", "parameters": { "column_names": ["lo", "mid"], "colour": 1 } }""", "[0]: OneHotEncoding is not judged: its parameter 'colour' is not known.")]
    public void What_cannot_be_judged_is_told(string constraint, string expected)
    {
        ConstraintReading reading = Read($"[{constraint}]", "t");

        Assert.Empty(reading.Constraints);
        Assert.StartsWith(expected, Assert.Single(reading.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "c.json: expected a list of constraints, but this is an object; write [{\"class_name\"")]
    [InlineData("""{ "columns": {}, "constraints": [] }""", "c.json: expected a list of constraints, but this is an object, as the metadata of SDV 1 was; write [{\"class_name\"")]
    [InlineData("""[{ "constraint_class": "Inequality", "constraint_parameters": { "low_column_name": "lo", "high_column_name": "hi" } }]""", "c.json: [0]: 'constraint_class' is the form of SDV 1, and its classes were others. Load the file in SDV 2 and write it anew with get_constraints, or write [{")]
    [InlineData("[{}]", "c.json: [0]: 'class_name' is missing; write")]
    [InlineData("""[{ "class_name": "ColumnFormula", "parameters": { "formula_function_name": "f" } }]""", "c.json: [0]: ColumnFormula runs Python code that the file names, which is never done here.")]
    [InlineData("""[{ "class_name": "SingleTableProgrammableConstraint" }]""", "c.json: [0]: SingleTableProgrammableConstraint runs Python code")]
    [InlineData("""[{ "class_name": "Inequality", "parameters": { "low_column_name": "lo" } }]""", "c.json: [0].parameters: 'high_column_name' is missing; it names a column.")]
    [InlineData("""[{ "class_name": "FixedIncrements", "parameters": { "column_name": "lo", "increment_value": 0.5 } }]""", "c.json: [0].parameters.increment_value: expected a whole number above 0, but found 0.5.")]
    [InlineData("""[{ "class_name": "FixedCombinations", "parameters": { "column_names": ["c"] } }]""", "c.json: [0].parameters.column_names: expected the names of two or more columns, each once, but found [\"c\"].")]
    public void A_mistake_is_named_with_its_place(string json, string expected) =>
        Assert.StartsWith(expected, Assert.Throws<InputException>(() => Read(json, null)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_constraint_that_train_breaks_is_told_and_one_that_stands_twice_counts_once()
    {
        const string Constraint = """{ "class_name": "FixedIncrements", "parameters": { "column_name": "lo", "increment_value": 2, "learning_strategy": "one_hot" } }""";
        ConstraintReading reading = Read($"[{Constraint}, {Constraint}]", null);

        Assert.Single(reading.Constraints);
        Assert.Equal(
            [
                "[0]: 2 of 4 train rows break 'FixedIncrements: lo a multiple of 2' themselves, so synthetic rows that do are counted beside as many real ones.",
                "[1]: 'FixedIncrements: lo a multiple of 2' stands there twice; it counts once.",
            ],
            reading.Notes);
    }

    /// <summary>The shares that SDMetrics 0.32 gives, run for these rows (0.75, 0.5, 0, 0.25, 0, 0.25, 0), and for the rest by hand.</summary>
    [Theory]
    [InlineData("Inequality", """ "low_column_name": "lo", "high_column_name": "hi" """, 0.75)]
    [InlineData("Inequality", """ "low_column_name": "lo", "high_column_name": "mid", "strict_boundaries": true """, 0.5)]
    [InlineData("Range", """ "low_column_name": "lo", "middle_column_name": "mid", "high_column_name": "hi", "strict_boundaries": true """, 0)]
    [InlineData("Range", """ "low_column_name": "lo", "middle_column_name": "mid", "high_column_name": "hi", "strict_boundaries": false """, 0.25)]
    [InlineData("ChainedInequality", """ "column_names": ["lo", "mid", "hi"] """, 0)]
    [InlineData("ChainedInequality", """ "column_names": ["lo", "mid", "hi"], "strict_boundaries": false """, 0.25)]
    [InlineData("FixedIncrements", """ "column_name": "mid", "increment_value": 2 """, 0)]
    [InlineData("FixedCombinations", """ "column_names": ["c", "d"] """, 0.5)]
    [InlineData("FixedNullCombinations", """ "column_names": ["c", "d"] """, 0.5)]
    [InlineData("FixedNullCombinations", """ "column_names": ["c", "d"], "fix_category_values": false """, 0.75)]
    [InlineData("MixedScales", """ "mixed_scale_column_name": "hi", "segment_column_names": ["c"] """, 0.5)]
    [InlineData("DenormalizedTable", """ "denormalized_primary_key": "hi", "denormalized_column_names": ["c"] """, 0.25)]
    public void The_share_of_rows_that_keep_it_is_SDMetrics_s(string name, string parameters, double valid)
    {
        // Combinations: train has (a, y) and (a, x), not (b, y) and (a, missing); of what is missing it has all but the latter. Scales: train has
        // 3 to 5 beside a and 6 beside b, so rows 2 and 4 are outside. Rows 1 to 3 share the key 5 and differ.
        Table synthetic = Table([1, 9, 3, None], [1, 3, 7, 5], [5, 5, 5, 0], ["a", "b", "a", "a"], ["y", "y", null, "x"]);
        Dataset dataset = Dataset.Of(Train, Train).With(Read($$"""[{ "class_name": "{{name}}", "parameters": { {{parameters}} } }]""", null));

        MetricPart part = Assert.Single(new RuleEvaluator().Computed("rule-violations", dataset, synthetic).Parts);
        Assert.Equal(valid, 1 - part.Value, 1e-15);
        Assert.StartsWith("valid: ", part.Note, StringComparison.Ordinal);
    }

    /// <summary>As SDMetrics has it: beside values that train has a missing number keeps the constraint, beside others nothing does.</summary>
    [Fact]
    public void A_missing_number_keeps_a_scale_beside_known_values_alone()
    {
        Table synthetic = Table([1, 1, 1, 1], [1, 1, 1, 1], [None, None, 4, 4], ["a", "z", "a", "z"], ["y", "y", "y", "y"]);
        Dataset dataset = Dataset.Of(Train, Train).With(Read("""[{ "class_name": "MixedScales", "parameters": { "mixed_scale_column_name": "hi", "segment_column_names": ["c"] } }]""", null));

        MetricPart part = Assert.Single(new RuleEvaluator().Computed("rule-violations", dataset, synthetic).Parts);
        Assert.Equal(0.5, part.Value);
        Assert.Contains("row 2: hi missing, c z; row 4:", part.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_tells_how_many_real_rows_keep_it_and_which_rows_do_not()
    {
        // By hand: one of two ones, both, none, missing.
        Table real = Table([1, 0, 1, 0], [0, 1, 1, 1], [0, 0, 0, 0], ["a", "a", "a", "a"], ["a", "a", "a", "a"]);
        Table synthetic = Table([1, 1, 0, None], [0, 1, 0, 1], [0, 0, 0, 0], ["a", "a", "a", "a"], ["a", "a", "a", "a"]);
        Dataset dataset = Dataset.Of(real, real.Take([0, 1])).With(Reader(real, null).Read(JsonReader.ParseAny("""[{ "class_name": "OneHotEncoding", "parameters": { "column_names": ["lo", "mid"] } }]""", "c.json")));

        MetricPart part = Assert.Single(new RuleEvaluator().Computed("rule-violations", dataset, synthetic).Parts);
        Assert.Equal(0.75, part.Value);
        Assert.Equal("valid: 0.25 of synthetic rows, 0.75 of train, 1 of holdout; 3 of 4 rows; row 2: lo 1, mid 1; row 3: lo 0, mid 0; row 4: lo missing, mid 1", part.Note);
    }

    private static ConstraintsReader Reader(Table train, string? table) => new(train, table);

    private static ConstraintReading Read(string json, string? table) => Reader(Train, table).Read(JsonReader.ParseAny(json, "c.json"));

    private static Table Table(double[] low, double[] middle, double[] high, string?[] first, string?[] second) => new(
    [
        new NumericColumn(new ColumnSchema("lo", ColumnKind.Numerical), low, NumberStyle.Integer),
        new NumericColumn(new ColumnSchema("mid", ColumnKind.Numerical), middle, NumberStyle.Integer),
        new NumericColumn(new ColumnSchema("hi", ColumnKind.Numerical), high, NumberStyle.Integer),
        CategoricalColumn.FromLabels(new ColumnSchema("c", ColumnKind.Categorical), first),
        CategoricalColumn.FromLabels(new ColumnSchema("d", ColumnKind.Categorical), second),
    ]);
}
