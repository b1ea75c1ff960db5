using Harness.Random;
using Harness.Statistics;
using MathNet.Numerics.Distributions;

namespace Harness.Metrics.Copying;

/// <summary>
/// Whether synthetic rows lie nearer to the rows that the generator saw than fresh rows would, by Gower's distance
/// between rows (<see cref="RowSpace"/>). Every value stands beside the holdout's own. A detector of copying, not a
/// measure of privacy. At most a thousand rows of each table are compared, drawn at random, always the same.
/// </summary>
public sealed class NearestEvaluator : IEvaluator
{
    private const int MostRows = 1000;
    private const int FewestRows = 10;
    private const double NearShare = 0.05;

    private static readonly MetricDescriptor NearCopies = new()
    {
        Id = "near-copy-share",
        Title = "Near copies",
        Summary = "Share of synthetic rows that are nearer to a train row than all but the nearest 5 % of holdout rows are: about .05 for fresh real rows, 1 where every row is a near copy. Judged by Fisher's exact test against the holdout's own share, one-sided.",
        Family = "copying",
        Unit = "share",
        Source = "the identical-match share of Platzer and Reutterer, Front. Big Data 4 (2021), with a radius taken from the holdout",
    };

    private static readonly MetricDescriptor NearestTrain = new()
    {
        Id = "nearest-train-share",
        Title = "Nearer to train",
        Summary = "Share of synthetic rows whose nearest row among as many train as holdout rows is a train row, ties counting half: .5 for fresh real rows, 1 for copies. Judged by a one-sided binomial test against .5.",
        Family = "copying",
        Unit = "share",
        Ideal = 0.5,
        Source = "the DCR share of Platzer and Reutterer, Front. Big Data 4 (2021), at matched sizes (SDMetrics' DCROverfittingProtection is biased by the split)",
    };

    private static readonly MetricDescriptor Nndr = new()
    {
        Id = "nndr",
        Title = "Nearest neighbour distance ratio",
        Summary = "Mean over synthetic rows of distance to the nearest train row ÷ distance to the second nearest: near 0 where rows sit on single train rows, near 1 where they lie between many. The comparison is the holdout's own mean, by a one-sided Mann-Whitney test.",
        Family = "copying",
        Direction = Direction.HigherIsBetter,
        Ideal = 1,
        Source = "Lowe 2004; Zhao et al., CTAB-GAN, ACML 2021",
    };

    private static readonly MetricDescriptor Disclosure = new()
    {
        Id = "attribute-disclosure",
        Title = "Attribute disclosure",
        Summary = "Mean over label columns of (share of train rows whose label is that of the synthetic row nearest in all other columns − the same share of holdout rows): 0 where synthetic rows tell no more of train rows than of strangers, 1 where they tell everything. Missing values count as a label.",
        Family = "copying",
        Unit = "share",
        Minimum = -1,
        Source = "correct attribution probability, Elliot 2014; Taub et al. 2018, less its value for the holdout (Hittmeir et al. 2020)",
    };

    /// <inheritdoc/>
    public string Id => "nearest";

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Metrics { get; } = [NearCopies, NearestTrain, Nndr, Disclosure];

    /// <inheritdoc/>
    public IReadOnlyList<MetricResult> Evaluate(PairContext pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        RealRows real = pair.Shared.Get("nearest/real", d => new RealRows(d.Train, d.Holdout));
        if (real.Reason is { } reason)
        {
            return [.. Metrics.Select(m => new MetricResult.NotApplicable(m.Id, reason))];
        }

        int[] drawn = RowSpace.Draw(pair.Synthetic.RowCount, MostRows, new RandomStream(0).Fork("nearest/synthetic"));
        long[][] synthetic = real.Space.Place(pair.Synthetic, drawn);
        Neighbour[] toTrain = Neighbour.Of(real.Space, synthetic, drawn.Length, real.Train, pair.Cancellation);
        Neighbour[] toMatched = Neighbour.Of(real.Space, synthetic, drawn.Length, real.Matched, pair.Cancellation);
        Neighbour[] toHoldout = Neighbour.Of(real.Space, synthetic, drawn.Length, real.MatchedHoldout, pair.Cancellation);
        int rows = pair.Synthetic.RowCount;
        return
        [
            NearCopyResult(real, toTrain) with { Rows = rows },
            NearestResult(toMatched, toHoldout) with { Rows = rows },
            NndrResult(real, toTrain) with { Rows = rows },
            DisclosureResult(real, synthetic, drawn.Length, rows, pair.Cancellation),
        ];
    }

    private static MetricResult.Computed NearCopyResult(RealRows real, Neighbour[] rows)
    {
        int near = rows.Count(r => r.First <= real.Radius);
        int holdoutNear = real.HoldoutToTrain.Count(r => r.First <= real.Radius);
        int holdout = real.HoldoutToTrain.Length;
        double share = rows.Length == 0 ? 0 : near / (double)rows.Length;
        return new MetricResult.Computed(NearCopies.Id, share)
        {
            Uncertainty = rows.Length == 0 ? null : Math.Sqrt(share * (1 - share) / rows.Length),
            Comparison = new Comparison(holdoutNear / (double)holdout, FisherExact.Greater(near, rows.Length, holdoutNear, holdout), "the holdout's own share"),
        };
    }

    private static MetricResult.Computed NearestResult(Neighbour[] toTrain, Neighbour[] toHoldout)
    {
        double wins = 0;
        for (int i = 0; i < toTrain.Length; i++)
        {
            wins += toTrain[i].First < toHoldout[i].First ? 1 : toTrain[i].First == toHoldout[i].First ? 0.5 : 0;
        }

        int n = toTrain.Length;
        // P(at least so many) is P(at most the rest): the coin is fair.
        double p = n == 0 ? 1 : Binomial.CDF(0.5, n, n - Math.Floor(wins));
        return new MetricResult.Computed(NearestTrain.Id, n == 0 ? 0.5 : wins / n)
        {
            Uncertainty = n == 0 ? null : 0.5 / Math.Sqrt(n),
            Comparison = new Comparison(0.5, Math.Clamp(p, 0, 1), "the share of fresh real rows"),
        };
    }

    private static MetricResult.Computed NndrResult(RealRows real, Neighbour[] rows)
    {
        double[] own = [.. rows.Select(r => r.Ratio)];
        double[] holdout = [.. real.HoldoutToTrain.Select(r => r.Ratio)];
        return new MetricResult.Computed(Nndr.Id, own.Length == 0 ? 1 : Moments.Mean(own))
        {
            Comparison = new Comparison(Moments.Mean(holdout), own.Length == 0 ? 1 : MannWhitney.Less(own, holdout), "the holdout's own mean"),
        };
    }

    private static MetricResult DisclosureResult(RealRows real, long[][] synthetic, int count, int rows, CancellationToken cancellation)
    {
        int[] labels = [.. Enumerable.Range(0, real.Space.Columns.Count).Where(a => real.Space.IsLabel[a])];
        if (labels.Length == 0 || real.Space.Columns.Count < 2)
        {
            return new MetricResult.NotApplicable(Disclosure.Id, labels.Length == 0 ? "the table has no categorical or boolean column" : "the table has a single column beside ids");
        }

        double[] train = Guess(real.Matched, real.MatchedCount);
        double[] holdout = Guess(real.MatchedHoldout, real.MatchedCount);
        MetricPart[] parts = [.. labels.Select((a, i) => new MetricPart(real.Space.Columns[a], null, train[i] - holdout[i]))];
        return new MetricResult.Computed(Disclosure.Id, parts.Average(p => p.Value)) { Rows = rows, Parts = parts };

        // For each label column the share of rows whose label the nearest synthetic row in the other columns has.
        double[] Guess(long[][] targets, int targetCount)
        {
            var hits = new double[labels.Length];
            var total = new long[count];
            var rest = new long[count];
            for (int t = 0; t < targetCount && count > 0; t++)
            {
                cancellation.ThrowIfCancellationRequested();
                total.AsSpan().Clear();
                for (int a = 0; a < targets.Length; a++)
                {
                    real.Space.AddColumn(a, targets[a][t], synthetic[a], total);
                }

                for (int i = 0; i < labels.Length; i++)
                {
                    long truth = targets[labels[i]][t];
                    rest.AsSpan().Clear();
                    real.Space.AddColumn(labels[i], truth, synthetic[labels[i]], rest);
                    long best = long.MaxValue;
                    int right = 0;
                    int tied = 0;
                    for (int s = 0; s < count; s++)
                    {
                        long distance = total[s] - rest[s];
                        if (distance < best)
                        {
                            (best, right, tied) = (distance, 0, 0);
                        }

                        if (distance == best)
                        {
                            tied++;
                            right += rest[s] == 0 ? 1 : 0;
                        }
                    }

                    hits[i] += right / (double)tied;
                }
            }

            return [.. hits.Select(h => h / Math.Max(1, targetCount))];
        }
    }

    /// <summary>Distances to the two nearest rows.</summary>
    private readonly record struct Neighbour(long First, long Second)
    {
        /// <summary>First over second; 1 where both are 0, since then two rows are equally near.</summary>
        public double Ratio => Second > 0 ? First / (double)Second : 1;

        public static Neighbour[] Of(RowSpace space, long[][] from, int count, long[][] to, CancellationToken cancellation)
        {
            var neighbours = new Neighbour[count];
            var distances = new long[to.Length == 0 ? 0 : to[0].Length];
            for (int i = 0; i < count; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                space.Distances(from, i, to, distances);
                (long first, long second) = (long.MaxValue, long.MaxValue);
                foreach (long distance in distances)
                {
                    if (distance < first)
                    {
                        (first, second) = (distance, first);
                    }
                    else if (distance < second)
                    {
                        second = distance;
                    }
                }

                neighbours[i] = new Neighbour(first, second);
            }

            return neighbours;
        }
    }

    /// <summary>What all synthetic tables of a dataset share.</summary>
    private sealed class RealRows
    {
        public RealRows(Tables.Table train, Tables.Table holdout)
        {
            Space = RowSpace.Learn(train);
            RandomStream stream = new RandomStream(0).Fork("nearest/real");
            int[] trainRows = RowSpace.Draw(train.RowCount, MostRows, stream.Fork("train"));
            int[] holdoutRows = RowSpace.Draw(holdout.RowCount, MostRows, stream.Fork("holdout"));
            MatchedCount = Math.Min(trainRows.Length, holdoutRows.Length);
            Reason = Space.Columns.Count == 0 ? "the table has no column beside ids"
                : MatchedCount < FewestRows ? $"train or holdout has {MatchedCount} rows; {FewestRows} are needed"
                : null;
            Train = Space.Place(train, trainRows);
            Matched = Space.Place(train, RowSpace.Draw(train.RowCount, MatchedCount, stream.Fork("matched")));
            MatchedHoldout = Space.Place(holdout, RowSpace.Draw(holdout.RowCount, MatchedCount, stream.Fork("matched holdout")));
            if (Reason is not null)
            {
                HoldoutToTrain = [];
                return;
            }

            HoldoutToTrain = Neighbour.Of(Space, Space.Place(holdout, holdoutRows), holdoutRows.Length, Train, CancellationToken.None);
            long[] nearest = [.. HoldoutToTrain.Select(n => n.First).Order()];
            Radius = nearest[Math.Max(0, (int)Math.Ceiling(NearShare * nearest.Length) - 1)];
        }

        public RowSpace Space { get; }

        public long[][] Train { get; }

        public long[][] Matched { get; }

        public long[][] MatchedHoldout { get; }

        public int MatchedCount { get; }

        public Neighbour[] HoldoutToTrain { get; }

        public long Radius { get; }

        public string? Reason { get; }
    }
}
