using Harness.Random;
using Harness.Statistics;

namespace Harness.Metrics.Contingency;

/// <summary>
/// Tables of counts of one, two and three columns, each column in a few cells learned from train: they see any relation
/// between columns of any kind, missing values and unknown labels included.
/// </summary>
public sealed class ContingencyEvaluator : IEvaluator
{
    private const int MostTriples = 200;

    private const string CellsText = "Numbers and dates are in ten cells of about equal train counts, labels in their own; missing values and unknown labels are cells too.";

    private static readonly MetricDescriptor JensenShannon = new()
    {
        Id = "jensen-shannon",
        Title = "Jensen-Shannon distance",
        Summary = $"Mean over columns of the Jensen-Shannon distance (base 2) between train and synthetic shares of cells: 0 for equal shares, 1 where no cell is shared. {CellsText}",
        Family = "marginals",
        Floor = FloorKind.Uniform,
        Source = "Lin, IEEE Trans. Inf. Theory 37 (1991); Endres and Schindelin 2003 for the root; SciPy's jensenshannon(base=2)",
    };

    private static readonly MetricDescriptor Pairs = new()
    {
        Id = "pair-total-variation",
        Title = "Total variation of pairs",
        Summary = $"Mean over pairs of columns of the total variation between train and synthetic shares of pairs of cells: 0 where all are kept, 1 where none is shared. {CellsText}",
        Family = "dependence",
        Unit = "share",
        Floor = FloorKind.PermutedColumns,
        Source = "1 minus the bivariate accuracy of Platzer and Reutterer, Front. Big Data 4 (2021), with fixed cells; SDNist's 2-marginals",
    };

    private static readonly MetricDescriptor Triples = Pairs with
    {
        Id = "triple-total-variation",
        Title = "Total variation of triples",
        Summary = $"The same as 'pair-total-variation' over triples of columns: all of them, or {MostTriples} drawn at random (always the same) where there are more. {CellsText}",
        Source = "1 minus the trivariate accuracy of Platzer and Reutterer, Front. Big Data 4 (2021), with fixed cells; SDNist's 3-marginals",
    };

    private static readonly MetricDescriptor Pmse = new()
    {
        Id = "pmse-ratio",
        Title = "Standardised pMSE of pairs",
        Summary = $"Mean over pairs of columns of the Voas-Williamson statistic of their table of counts over its degrees of freedom: about 2 for fresh real rows of as many rows as train, without an upper end; below 10 is usable, below 3 good. {CellsText}",
        Family = "joint",
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
    public IReadOnlyList<MetricResult> Evaluate(PairContext pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        TrainTables train = pair.Shared.Get("contingency/train", d => new TrainTables(d.Train));
        int[][] synthetic = train.Bins.Encode(pair.Synthetic);
        bool empty = pair.Synthetic.RowCount == 0;
        MetricPart[] Parts(int columns, Func<int[], int[], double> value) => train.Rows == 0 ? [] :
        [
            .. train.Sets(columns).Select(set =>
            {
                pair.Cancellation.ThrowIfCancellationRequested();
                double part = empty ? double.NaN : value(train.Count(set), train.Count(set, synthetic));
                return (set, part);
            })
            .Where(s => empty || !double.IsNaN(s.part))
            .Select(s => Part(train, s.set, s.part, empty)),
        ];
        return
        [
            .. Results(JensenShannon, Parts(1, (t, s) => ContingencyTable.JensenShannon(t, s)), 1, pair),
            .. Results(Pairs, Parts(2, (t, s) => CategoricalDistribution.TotalVariation(t, s)), 2, pair),
            .. Results(Triples, Parts(3, (t, s) => CategoricalDistribution.TotalVariation(t, s)), 3, pair),
            Results(Pmse, empty ? EmptyPmse(train) : Parts(2, (t, s) => ContingencyTable.StandardizedPmse(t, s)), 2, pair)[0],
        ];
    }

    // Without a row everything is lost: every distance has its largest value.
    private static MetricPart Part(TrainTables train, int[] set, double value, bool empty) => new(
        string.Join(" × ", set.SkipLast(set.Length > 1 ? 1 : 0).Select(i => train.Bins.Columns[i])),
        set.Length > 1 ? train.Bins.Columns[set[^1]] : null,
        empty ? 1 : value,
        empty ? "the synthetic table has no row" : null);

    // The statistic of a table whose every cell is lost, at as many rows as train: Σ o / (½ · df) over the cells in use.
    private static MetricPart[] EmptyPmse(TrainTables train) =>
    [
        .. train.Sets(2)
            .Select(set => (set, counts: train.Count(set)))
            .Where(s => s.counts.Count(c => c > 0) > 1)
            .Select(s => Part(train, s.set, 2.0 * train.Rows / (s.counts.Count(c => c > 0) - 1), false) with { Note = "the synthetic table has no row" }),
    ];

    private static MetricResult[] Results(MetricDescriptor metric, MetricPart[] parts, int columns, PairContext pair)
    {
        if (parts.Length > 0)
        {
            return
            [
                new MetricResult.Computed(metric.Id, parts.Average(p => p.Value)) { Rows = pair.Synthetic.RowCount, Parts = parts },
                new MetricResult.Computed(metric.WorstId, parts.Max(p => p.Value)) { Rows = pair.Synthetic.RowCount, Parts = parts },
            ];
        }

        string reason = pair.Train.RowCount == 0 ? "train has no row"
            : pair.Train.Schema.Count(c => c.IsModelled) < columns ? $"the table has fewer than {columns} columns beside ids"
            : "every pair of columns is constant";
        return [new MetricResult.NotApplicable(metric.Id, reason), new MetricResult.NotApplicable(metric.WorstId, reason)];
    }

    /// <summary>What all synthetic tables of a dataset share: cells, codes and counts of train.</summary>
    private sealed class TrainTables(Tables.Table train)
    {
        private readonly Dictionary<(int, int, int), int[]> _counts = [];
        private int[][]? _codes;

        public TableBins Bins { get; } = TableBins.Learn(train);

        public int Rows => train.RowCount;

        public int[] Count(int[] set)
        {
            (int, int, int) key = (set[0], set.Length > 1 ? set[1] : -1, set.Length > 2 ? set[2] : -1);
            lock (_counts)
            {
                if (!_counts.TryGetValue(key, out int[]? counts))
                {
                    counts = Count(set, _codes ??= Bins.Encode(train));
                    _counts.Add(key, counts);
                }

                return counts;
            }
        }

        public int[] Count(int[] set, int[][] codes) =>
            ContingencyTable.Count([.. set.Select(i => codes[i])], [.. set.Select(i => Bins.Cells[i])]);

        /// <summary>Every set of so many columns; of triples at most as many as are drawn.</summary>
        public IEnumerable<int[]> Sets(int columns)
        {
            int count = Bins.Columns.Count;
            switch (columns)
            {
                case 1:
                    return Enumerable.Range(0, count).Select(i => new[] { i });
                case 2:
                    return Enumerable.Range(0, count).SelectMany(i => Enumerable.Range(i + 1, count - i - 1).Select(j => new[] { i, j }));
                default:
                    int[][] all = [.. Sets(2).SelectMany(p => Enumerable.Range(p[1] + 1, count - p[1] - 1).Select(k => new[] { p[0], p[1], k }))];
                    return all.Length <= MostTriples
                        ? all
                        : new RandomStream(0).Fork("triples").Permutation(all.Length).Take(MostTriples).Order().Select(i => all[i]);
            }
        }
    }
}
