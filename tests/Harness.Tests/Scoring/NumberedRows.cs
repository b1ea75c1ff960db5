using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Tables;

namespace Harness.Tests.Scoring;

/// <summary>Tables whose rows hold their own number in every column.</summary>
internal static class NumberedRows
{
    /// <summary>Rows from 0 on, in columns x0, x1 …</summary>
    public static Table Table(int rows, int columns = 1) =>
        new(Enumerable.Range(0, columns).Select(c => new NumericColumn(new ColumnSchema($"x{c}", ColumnKind.Numerical), [.. Enumerable.Range(0, rows).Select(i => (double)i)])));

    /// <summary>The first rows are train, the others the holdout.</summary>
    public static Dataset Dataset(int train, int holdout, int columns = 1)
    {
        Table real = Table(train + holdout, columns);
        return TableMaps.Dataset(real, real.Take([.. Enumerable.Range(0, train)]), real.Take([.. Enumerable.Range(train, holdout)]));
    }

    /// <summary>The numbers of a table's rows.</summary>
    public static double[] Of(Table table) => ((NumericColumn)table.Columns[0]).Values.ToArray();
}
