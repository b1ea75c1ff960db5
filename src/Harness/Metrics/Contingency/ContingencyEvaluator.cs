using Harness.Statistics;

namespace Harness.Metrics.Contingency;

/// <summary>
/// Tables of counts of one, two and three columns, each column in a few cells learned from train: they see any relation
/// between columns of any kind, missing values and unknown labels included.
/// </summary>
public sealed class ContingencyEvaluator : IEvaluator
{
    private const string NoRow = "the synthetic table has no row";

    private const string CellsText = "Numbers and dates are in ten cells of about equal train counts; each label is a cell, however rare; missing values are a cell, and the labels that train lacks are one together.";

    private static readonly MetricDescriptor JensenShannon = new()
    {
        Id = "jensen-shannon",
        HasUnequalParts = true,
        LeastMove = 0.02,
        Version = 2,
        Title = "Jensen-Shannon distance",
        Equation = "√(½ KL(p‖m) + ½ KL(q‖m)), m = (p + q)/2, logarithms to base 2",
        Cost = "O(n + cells) a column",
        Traps = "Changes within a cell go unseen, and the root makes small differences look large.",
        Summary = $"Mean over columns of the Jensen-Shannon distance (base 2) between train and synthetic shares of cells: 0 for equal shares, 1 where no cell is shared. {CellsText}",
        Family = "marginals",
        Headline = Headlines.Fidelity,
        Floor = FloorKind.Uniform,
        Source = "Lin, IEEE Trans. Inf. Theory 37 (1991); Endres and Schindelin 2003 for the root; SciPy's jensenshannon(base=2)",
    };

    private static readonly MetricDescriptor Pairs = new()
    {
        Id = "pair-total-variation",
        HasUnequalParts = true,
        Version = 2,
        Title = "Total variation of pairs",
        Equation = "½ Σ_ij |pₜ(i, j) − pₛ(i, j)|",
        Cost = "O(pairs · n)",
        Traps = "Marginal errors count too, and fresh rows are far from 0 where rows are few or labels many. Changes of numbers within a cell go unseen.",
        Summary = $"Mean over pairs of columns (of more than 200 columns: over {ColumnSets.MostPairs} pairs drawn at random, always the same) of the total variation between train and synthetic shares of pairs of cells: 0 where all are kept, 1 where none is shared. {CellsText}",
        Family = "dependence",
        Headline = Headlines.Fidelity,
        Unit = "share",
        Floor = FloorKind.PermutedColumns,
        Source = "1 minus the bivariate accuracy of Platzer and Reutterer, Front. Big Data 4 (2021), with fixed cells; SDNist's 2-marginals",
    };

    private static readonly MetricDescriptor Triples = Pairs with
    {
        Id = "triple-total-variation",
        Title = "Total variation of triples",
        Equation = "½ Σ_ijk |pₜ(i, j, k) − pₛ(i, j, k)|",
        Cost = "O(triples · n)",
        Traps = "With a thousand cells and some hundred rows most of it is sampling noise; read it beside the ceiling.",
        Summary = $"The same as 'pair-total-variation' over triples of columns: all of them, or {ColumnSets.MostTriples} drawn at random (always the same) where there are more. {CellsText}",
        Source = "1 minus the trivariate accuracy of Platzer and Reutterer, Front. Big Data 4 (2021), with fixed cells; SDNist's 3-marginals",
    };

    private static readonly MetricDescriptor Pmse = new()
    {
        Id = "pmse-ratio",
        LeastMove = 0.5,
        Version = 2,
        Title = "Standardised pMSE of pairs",
        Equation = "Σ (s − o c/(1 − c))² / ((s + o) c) / (cells in use − 1); o and s counts, c the synthetic share of all rows",
        Cost = "O(pairs · n)",
        Traps = "It grows with n for any fixed difference. Fresh rows get 1/(1 − c), not the 1 that is often named: that is for rows drawn from the fitted model.",
        Summary = $"Mean over pairs of columns of the Voas-Williamson statistic of their table of counts over its degrees of freedom: about 2 for fresh real rows of as many rows as train, without an upper end; below 10 is usable, below 3 good. {CellsText}",
        Family = "joint",
        Headline = Headlines.Fidelity,
        Maximum = double.PositiveInfinity,
        Ideal = 2,
        Floor = FloorKind.PermutedColumns,
        Source = "Raab, Nowok and Dibben, arXiv:2109.12717; Snoke et al., J. R. Stat. Soc. A 181 (2018)",
    };

    /// <inheritdoc/>
    public string Id => "contingency";

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Metrics { get; } =
        [JensenShannon, JensenShannon.Worst(), Pairs, Pairs.Worst(), Triples, Triples.Worst(), Pmse];

    /// <inheritdoc/>
    /// <remarks>The jackknife deals all rows: <c>pmse-ratio</c> grows with their number, so fewer would tell nothing of its error.</remarks>
    public IReadOnlyList<MetricResult> Evaluate(PairContext pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        TrainTables train = pair.Shared.Get(d => new TrainTables(d.Train));
        int rows = pair.Synthetic.RowCount;
        int groups = pair.WithUncertainty && rows > 1 ? GroupJackknife.Groups(rows) : 1;
        var synthetic = CodedRows.Of(train.Bins, pair.Synthetic, groups);
        TableDistances divergences = TableDistances.Of(train.Singles, synthetic, ContingencyTable.JensenShannon, pair.Cancellation);
        (TableDistances pairs, TableDistances pmse) = TableDistances.Of(train.Pairs, synthetic, CategoricalDistribution.TotalVariation, ContingencyTable.StandardizedPmse, pair.Cancellation);
        TableDistances triples = TableDistances.Of(train.Triples, synthetic, CategoricalDistribution.TotalVariation, pair.Cancellation);
        MetricResult[] whole =
        [
            .. Results(JensenShannon, Parts(train.Singles, divergences), 1, pair),
            .. Results(Pairs, Parts(train.Pairs, pairs), 2, pair),
            .. Results(Triples, Parts(train.Triples, triples), 3, pair),
            Results(Pmse, rows == 0 ? EmptyPmse(train) : Parts(train.Pairs, pmse), 2, pair)[0],
        ];
        return groups == 1 ? whole : GroupJackknife.WithErrors(whole,
        [
            divergences.Means(), divergences.Largest(), pairs.Means(), pairs.Largest(), triples.Means(), triples.Largest(), pmse.Means(),
        ]);

        // Without a row everything is lost: every distance has its largest value.
        MetricPart[] Parts(CellCounts[] tables, TableDistances distances) => rows == 0
            ? [.. tables.Select(t => new MetricPart(t.Name, t.Other, 1, NoRow))]
            : [.. tables.Zip(distances.Whole).Where(t => !double.IsNaN(t.Second)).Select(t => new MetricPart(t.First.Name, t.First.Other, t.Second))];
    }

    // The statistic of a table whose every cell is lost, at as many rows as train: Σ o / (½ · df) over the cells in use.
    private static MetricPart[] EmptyPmse(TrainTables train) =>
    [
        .. train.Pairs
            .Select(t => (t, used: t.Used))
            .Where(s => s.used > 1)
            .Select(s => new MetricPart(s.t.Name, s.t.Other, 2.0 * train.Rows / (s.used - 1), NoRow)),
    ];

    private static MetricResult[] Results(MetricDescriptor metric, MetricPart[] parts, int columns, PairContext pair)
    {
        string reason = pair.Train.RowCount == 0 ? "train has no row"
            : pair.Train.Schema.Count(c => c.IsModelled) < columns ? $"the table has fewer than {columns} columns beside ids"
            : "every pair of columns is constant";
        return MetricResult.OfParts(metric, parts, pair.Synthetic.RowCount, reason);
    }

    /// <summary>Cells and counts of train; all synthetic tables of a dataset share them.</summary>
    private sealed class TrainTables
    {
        public TrainTables(Tables.Table train)
        {
            Bins = TableBins.Learn(train);
            Rows = train.RowCount;
            var rows = CodedRows.Of(Bins, train);
            Singles = Of(1);
            Pairs = Of(2);
            Triples = Of(3);

            CellCounts[] Of(int columns)
            {
                int[][] sets = Rows == 0 ? [] : ColumnSets.Of(Bins.Columns.Count, columns);
                var counts = new CellCounts[sets.Length];
                TableDistances.ForEach(sets.Length, Rows, i => counts[i] = CellCounts.Of(Bins, sets[i], rows));
                return counts;
            }
        }

        public TableBins Bins { get; }

        public int Rows { get; }

        public CellCounts[] Singles { get; }

        public CellCounts[] Pairs { get; }

        public CellCounts[] Triples { get; }
    }
}
