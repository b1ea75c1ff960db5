using Harness.Random;
using Harness.Tables;

namespace Harness.Arbitraries.Damages;

/// <summary>One damage that is to be done.</summary>
/// <param name="Synthetic">The good table.</param>
/// <param name="Real">The real table beside it.</param>
/// <param name="Target">Where.</param>
/// <param name="Strength">How strong, in the damage's own unit.</param>
/// <param name="Stream">The stream of its draws.</param>
public sealed record DamageCase(Table Synthetic, DamageContext Real, DamageTarget Target, double Strength, RandomStream Stream)
{
    /// <summary>The column that is to be changed.</summary>
    public Column Changed => Synthetic[Target.Changed!];

    /// <summary>The same as numbers.</summary>
    public NumericColumn Number => (NumericColumn)Changed;

    /// <summary>The same as labels.</summary>
    public CategoricalColumn Labels => (CategoricalColumn)Changed;

    /// <summary>Number of synthetic rows.</summary>
    public int Rows => Synthetic.RowCount;

    /// <summary>The table with the changed column in its place.</summary>
    public Table With(Column column) => Synthetic.With(column);
}
