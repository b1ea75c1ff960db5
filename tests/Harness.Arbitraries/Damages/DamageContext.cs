using Harness.Datasets;
using Harness.Metrics;
using Harness.Metrics.Dependence;
using Harness.Statistics;
using Harness.Tables;

namespace Harness.Arbitraries.Damages;

/// <summary>What damages need to know of the real table.</summary>
/// <param name="dataset">The dataset.</param>
public sealed class DamageContext(Dataset dataset)
{
    /// <summary>Two columns are related from this association on.</summary>
    public const double Related = 0.3;

    /// <summary>Two columns are unrelated below this association.</summary>
    public const double Unrelated = 0.1;

    private readonly Lazy<(string[] Names, double[,] Values)> _association = new(() =>
    {
        string[] modelled = [.. dataset.Train.Schema.Where(c => c.IsModelled).Select(c => c.Name)];
        return (modelled, TableDependence.Of(dataset.Train, OrderedValues.Learn(dataset.Train), modelled, CancellationToken.None).Association);
    });

    /// <summary>The dataset.</summary>
    public Dataset Dataset { get; } = dataset;

    /// <summary>The real rows that the generator learned from.</summary>
    public Table Train => Dataset.Train;

    /// <summary>Share of train rows that differ from every earlier one.</summary>
    public double DistinctShare { get; } = DistinctRows(dataset.Train) / (double)Math.Max(1, dataset.Train.RowCount);

    /// <summary>The modelled columns that are not constant in train.</summary>
    public IEnumerable<Column> Columns => Train.Columns.Where(c => c.Schema.IsModelled && Used(c) > 1);

    /// <summary>The numerical ones of <see cref="Columns"/>.</summary>
    public IEnumerable<NumericColumn> Numbers => Columns.OfType<NumericColumn>();

    /// <summary>The label columns of <see cref="Columns"/>.</summary>
    public IEnumerable<CategoricalColumn> Labels => Columns.OfType<CategoricalColumn>();

    /// <summary>Pairs of different columns, each in both orders, with their association in train, without what chance gives.</summary>
    public IEnumerable<(string Changed, string Beside, double Association)> Pairs()
    {
        (string[] names, double[,] values) = _association.Value;
        return
            from i in Enumerable.Range(0, names.Length)
            from j in Enumerable.Range(0, names.Length)
            where i != j
            let association = WithoutChance(values[Math.Min(i, j), Math.Max(i, j)], names[i], names[j])
            where !double.IsNaN(association)
            select (names[i], names[j], association);
    }

    /// <summary>The strongest association of a column with another in train; 0 where none is defined.</summary>
    public double Strongest(string column) => Pairs().Where(p => p.Changed == column).Select(p => p.Association).DefaultIfEmpty(0).Max();

    /// <summary>The strongest correlation φ, 0 to 1, of a column's gaps with the values of another in train.</summary>
    public double GapDependence(string column) => Train.Columns.Where(c => c.Schema.IsModelled && c.Name != column && c.MissingCount < c.Length)
        .Select(c => (Cells: GapCells.Learn(c), Column: c))
        .Max(c => GapTable.Of(GapTable.Gaps(Train[column]), c.Cells.Encode(c.Column), c.Cells.Count).Phi);

    /// <summary>The pairs of like columns of train, each column in its turn as the changed one.</summary>
    public IEnumerable<(string Changed, string Beside)> LikePairs() => LikeColumns.Of(new DatasetContext(Dataset)).Pairs.Select(p => (p.Second, p.First));

    /// <summary>The association of two columns of a table.</summary>
    public static double Association(Column first, Column second)
    {
        var table = new Table([first, second]);
        return TableDependence.Of(table, OrderedValues.Learn(table), [first.Name, second.Name], CancellationToken.None).Association[0, 1];
    }

    /// <summary>Standard deviation of a column of train.</summary>
    public double Deviation(string column) => Moments.StandardDeviation(((QuantitativeColumn)Train[column]).Present());

    /// <summary>Number of distinct values of a column.</summary>
    public static int Used(Column column) => column is QuantitativeColumn number
        ? number.Present().Distinct().Count()
        : ((CategoricalColumn)column).Codes.ToArray().Where(c => c >= 0).Distinct().Count();

    // A number differs between many small groups of a label by chance alone; Cramér's V is corrected for that already (Kelley's ε²).
    private double WithoutChance(double association, string first, string second)
    {
        CategoricalColumn[] labels = [.. new[] { Train[first], Train[second] }.OfType<CategoricalColumn>()];
        if (labels.Length != 1 || double.IsNaN(association))
        {
            return association;
        }

        double rows = Train.RowCount;
        return Math.Sqrt(Math.Max(0, 1 - (1 - association * association) * (rows - 1) / Math.Max(1, rows - Used(labels[0]))));
    }

    private static int DistinctRows(Table table) =>
        Enumerable.Range(0, table.RowCount).Select(row => string.Join('\u001f', table.Columns.Select(c => c.Format(row)))).Distinct(StringComparer.Ordinal).Count();
}
