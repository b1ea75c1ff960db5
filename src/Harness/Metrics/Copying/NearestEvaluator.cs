using Harness.Metrics.Rows;
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

        RowPoints synthetic = real.Space.Place(pair.Synthetic, RowSpace.Draw(pair.Synthetic.RowCount, MostRows, new RandomStream(0).Fork("nearest/synthetic")));
        NearestDistances toTrain = NearestDistances.Of(synthetic, real.Train, 2, pair.Cancellation);
        NearestDistances toMatched = NearestDistances.Of(synthetic, real.Matched, 1, pair.Cancellation);
        NearestDistances toHoldout = NearestDistances.Of(synthetic, real.MatchedHoldout, 1, pair.Cancellation);
        int rows = pair.Synthetic.RowCount;
        return
        [
            NearCopyResult(real, toTrain, synthetic.Count) with { Rows = rows },
            NearestResult(toMatched, toHoldout, synthetic.Count) with { Rows = rows },
            NndrResult(real, Ratios(toTrain, synthetic.Count)) with { Rows = rows },
            DisclosureResult(real, synthetic, rows, pair.Cancellation),
        ];
    }

    private static MetricResult.Computed NearCopyResult(RealRows real, NearestDistances toTrain, int count)
    {
        int near = CountWithin(real.Radius, toTrain, count);
        int holdout = real.HoldoutCount;
        int holdoutNear = CountWithin(real.Radius, real.HoldoutToTrain, holdout);
        double share = count == 0 ? 0 : near / (double)count;
        return new MetricResult.Computed(NearCopies.Id, share)
        {
            Uncertainty = count == 0 ? null : Math.Sqrt(share * (1 - share) / count),
            Comparison = new Comparison(holdoutNear / (double)holdout, FisherExact.Greater(near, count, holdoutNear, holdout), "the holdout's own share"),
        };
    }

    private static MetricResult.Computed NearestResult(NearestDistances toTrain, NearestDistances toHoldout, int count)
    {
        double wins = 0;
        for (int i = 0; i < count; i++)
        {
            wins += toTrain[i][0] < toHoldout[i][0] ? 1 : toTrain[i][0] == toHoldout[i][0] ? 0.5 : 0;
        }

        // P(at least so many) is P(at most the rest): the coin is fair.
        double p = count == 0 ? 1 : Binomial.CDF(0.5, count, count - Math.Floor(wins));
        return new MetricResult.Computed(NearestTrain.Id, count == 0 ? 0.5 : wins / count)
        {
            Uncertainty = count == 0 ? null : 0.5 / Math.Sqrt(count),
            Comparison = new Comparison(0.5, Math.Clamp(p, 0, 1), "the share of fresh real rows"),
        };
    }

    private static MetricResult.Computed NndrResult(RealRows real, double[] own) =>
        new(Nndr.Id, own.Length == 0 ? 1 : Moments.Mean(own))
        {
            Comparison = new Comparison(Moments.Mean(real.HoldoutRatios), own.Length == 0 ? 1 : MannWhitney.Less(own, real.HoldoutRatios), "the holdout's own mean"),
        };

    private static MetricResult DisclosureResult(RealRows real, RowPoints synthetic, int rows, CancellationToken cancellation)
    {
        int[] labels = real.Space.Labels;
        if (labels.Length == 0 || synthetic.Axes < 2)
        {
            return new MetricResult.NotApplicable(Disclosure.Id, labels.Length == 0 ? "the table has no categorical or boolean column" : "the table has a single column beside ids");
        }

        double[] train = LabelGuesses.Of(real.Matched, synthetic, labels, cancellation);
        double[] holdout = LabelGuesses.Of(real.MatchedHoldout, synthetic, labels, cancellation);
        MetricPart[] parts = [.. labels.Select((a, i) => new MetricPart(real.Space.Columns[a], null, train[i] - holdout[i]))];
        return new MetricResult.Computed(Disclosure.Id, parts.Average(p => p.Value)) { Rows = rows, Parts = parts };
    }

    private static int CountWithin(double radius, NearestDistances nearest, int count)
    {
        int near = 0;
        for (int i = 0; i < count; i++)
        {
            near += nearest[i][0] <= radius ? 1 : 0;
        }

        return near;
    }

    /// <summary>First over second; 1 where both are 0, since then two rows are equally near.</summary>
    private static double[] Ratios(NearestDistances nearest, int count)
    {
        var ratios = new double[count];
        for (int i = 0; i < count; i++)
        {
            ratios[i] = nearest[i][1] > 0 ? nearest[i][0] / nearest[i][1] : 1;
        }

        return ratios;
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
                HoldoutRatios = [];
                return;
            }

            HoldoutCount = holdoutRows.Length;
            HoldoutToTrain = NearestDistances.Of(Space.Place(holdout, holdoutRows), Train, 2, CancellationToken.None);
            HoldoutRatios = Ratios(HoldoutToTrain, HoldoutCount);
            double[] nearest = [.. Enumerable.Range(0, HoldoutCount).Select(i => HoldoutToTrain[i][0]).Order()];
            Radius = nearest[Math.Max(0, (int)Math.Ceiling(NearShare * nearest.Length) - 1)];
        }

        public RowSpace Space { get; }

        public RowPoints Train { get; }

        public RowPoints Matched { get; }

        public RowPoints MatchedHoldout { get; }

        public int MatchedCount { get; }

        public int HoldoutCount { get; }

        public NearestDistances HoldoutToTrain { get; }

        public double[] HoldoutRatios { get; }

        public double Radius { get; }

        public string? Reason { get; }
    }
}
