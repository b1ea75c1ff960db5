namespace Harness.SdMetrics.Constraints;

/// <summary>What a constraint asks of each row.</summary>
/// <param name="Table">The table that it is for.</param>
/// <param name="Columns">The columns that it reads.</param>
/// <param name="Rows">Whether each synthetic row keeps it; <see langword="null"/> where the columns are not of the kinds that it is for.</param>
internal sealed record RowCheck(string Table, IReadOnlyList<string> Columns, Func<ConstraintTables, bool[]?> Rows)
{
    private const string TableName = "table_name";

    /// <summary>The check of a constraint; <see langword="null"/> where its class is not known.</summary>
    /// <exception cref="ArgumentException">A parameter is wrong.</exception>
    public static RowCheck? Of(TableConstraint constraint)
    {
        var with = new ConstraintParameters(constraint);
        switch (constraint.ClassName)
        {
            case "Inequality":
                with.Allow("low_column_name", "high_column_name", "strict_boundaries", TableName);
                string[] two = [with.Text("low_column_name"), with.Text("high_column_name")];
                bool strict = with.Flag("strict_boundaries", false);
                return new RowCheck(with.Text(TableName), two, t => OrderChecks.EveryPair(t, two, strict));
            case "Range":
                with.Allow("low_column_name", "middle_column_name", "high_column_name", "strict_boundaries", TableName);
                string[] three = [with.Text("low_column_name"), with.Text("middle_column_name"), with.Text("high_column_name")];
                bool isOpen = with.Flag("strict_boundaries", null);
                return new RowCheck(with.Text(TableName), three, t => OrderChecks.EveryPair(t, three, isOpen));
            case "ChainedInequality":
                with.Allow("column_names", "strict_boundaries", TableName);
                string[] chain = with.Texts("column_names", 1);
                bool rises = with.Flag("strict_boundaries", true);
                return new RowCheck(with.Text(TableName), chain, t => OrderChecks.Chain(t, chain, rises));
            case "FixedCombinations":
                with.Allow("column_names", TableName);
                string[] fixedNames = with.Texts("column_names", 2);
                return new RowCheck(with.Text(TableName), fixedNames, t => GroupChecks.Combinations(t, fixedNames));
            case "FixedNullCombinations":
                with.Allow("column_names", "fix_category_values", TableName);
                string[] nulls = with.Texts("column_names", 2);
                bool fixLabels = with.Flag("fix_category_values", true);
                return new RowCheck(with.Text(TableName), nulls, t => GroupChecks.NullCombinations(t, nulls, fixLabels));
            case "FixedIncrements":
                with.Allow("column_name", "increment_value", TableName);
                string column = with.Text("column_name");
                double increment = with.Whole("increment_value");
                return new RowCheck(with.Text(TableName), [column], t => !t.IsNumerical(column) ? null : [.. t.Numbers(column)!.Select(v => double.IsNaN(v) || v % increment == 0)]);
            case "OneHotEncoding":
                with.Allow("column_names", TableName);
                string[] hot = with.Texts("column_names", 0);
                return new RowCheck(with.Text(TableName), hot, t => OneHot(t, hot));
            case "MixedScales":
                with.Allow("mixed_scale_column_name", "segment_column_names", TableName);
                string mixed = with.Text("mixed_scale_column_name");
                string[] segments = with.Texts("segment_column_names", 1);
                return new RowCheck(with.Text(TableName), [mixed, .. segments], t => GroupChecks.MixedScales(t, mixed, segments));
            case "DenormalizedTable":
                with.Allow("denormalized_primary_key", "denormalized_column_names", TableName);
                string key = with.Text("denormalized_primary_key");
                string[] repeated = with.TextsOrNone("denormalized_column_names");
                return new RowCheck(with.Text(TableName), [key, .. repeated], t => GroupChecks.Denormalized(t, key, repeated));
            default:
                return null;
        }
    }

    private static bool[] OneHot(ConstraintTables tables, string[] columns)
    {
        double[][] values = [.. columns.Select(c => tables.Numbers(c) ?? throw new ArgumentException($"TypeError: column '{c}' holds dates"))];
        return [.. Enumerable.Range(0, tables.Rows).Select(row =>
        {
            double[] cells = [.. values.Select(v => v[row])];
            return cells.Length > 0 && !cells.Any(double.IsNaN) && cells.Sum() == 1 && cells.Max() == 1 && cells.Min() == 0;
        })];
    }
}
