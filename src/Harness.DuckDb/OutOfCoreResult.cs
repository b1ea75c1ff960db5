namespace Harness.DuckDb;

/// <summary>Two tables compared with every row of both.</summary>
/// <param name="RealRows">Rows of the real file.</param>
/// <param name="SyntheticRows">Rows of the synthetic file.</param>
/// <param name="Columns">The columns but ids, in the order of the schema.</param>
/// <param name="Pairs">Pairs of those, in the same order; at most as many as the options allow.</param>
/// <param name="Notes">What was found out, decided or left out, a sentence each.</param>
public sealed record OutOfCoreResult(long RealRows, long SyntheticRows, IReadOnlyList<ColumnComparison> Columns, IReadOnlyList<PairComparison> Pairs, IReadOnlyList<string> Notes)
{
    /// <summary>The worst columns and pairs as a table for people.</summary>
    /// <param name="most">Columns, and pairs, to show at most.</param>
    public string ToText(int most = 10) => OutOfCoreText.Of(this, most);
}
