using Harness.SdMetrics.Encoding;
using Harness.Tables;

namespace Harness.SdMetrics.Constraints;

/// <summary>
/// ConstraintAdherence of SDMetrics 0.32: the share of synthetic rows that keep a constraint of SDV of one table. What a
/// constraint has to learn, such as combinations, it learns from the real table.
/// </summary>
public static class ConstraintAdherence
{
    /// <summary>Checks every row. O(columns · rows).</summary>
    /// <param name="real">The real table.</param>
    /// <param name="synthetic">The synthetic table.</param>
    /// <param name="constraint">The constraint. Those that need several tables or run code of their own are refused.</param>
    /// <param name="metadata">The table's name and ordinal columns; any name and none where <see langword="null"/>.</param>
    /// <returns>No score where there is no row, or a column or the table is absent or of a kind that cannot be checked; an error where the constraint is none.</returns>
    public static ParityScore Compute(Table real, Table synthetic, TableConstraint constraint, TableMetadata? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(synthetic);
        ArgumentNullException.ThrowIfNull(constraint);
        metadata ??= new TableMetadata();
        try
        {
            ConstraintCheck? check = ConstraintCheck.Of(constraint);
            if (check is null)
            {
                return ParityScore.Failed($"ValueError: Unsupported constraint class '{constraint.ClassName}'.");
            }

            bool isThere = (metadata.Name ?? check.Table) == check.Table && check.Rule.Columns.All(c => real.Schema.IndexOf(c) >= 0 && synthetic.Schema.IndexOf(c) >= 0);
            if (!isThere || synthetic.RowCount == 0 || new ComparedColumns(real, synthetic, metadata).For(check.Rule) is not var (learned, judged))
            {
                return ParityScore.None;
            }

            return ParityScore.Of(1 - (double)check.Rule.Learn(learned).Violations(judged).Count / judged.RowCount);
        }
        catch (ArgumentException e)
        {
            return ParityScore.Failed(e.Message);
        }
    }
}
