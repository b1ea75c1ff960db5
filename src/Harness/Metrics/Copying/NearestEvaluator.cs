using Harness.Distances;
using Harness.Random;
using Harness.Statistics;
using MathNet.Numerics.Distributions;

namespace Harness.Metrics.Copying;

/// <summary>
/// Whether synthetic rows lie nearer to the rows that the generator saw than fresh rows would, by Gower's distance
/// between rows (<see cref="RowSpace"/>). Every value stands beside the holdout's own. A detector of copying, not a
/// measure of privacy. Rows of tables that are larger than the limits are drawn at random, always the same.
/// </summary>
public sealed class NearestEvaluator : IEvaluator
{
    private const string RowsText = "Distances are Gower's, ordinal columns by their ranks; at most 1,000 synthetic rows are held against at most 50,000 real ones.";

    private static readonly MetricDescriptor Near = new()
    {
        Id = "near-copy-share",
        Version = 3,
        Title = "Near copies",
        Equation = "1/m Σ_j [0 < d₁(sⱼ) ≤ r d₂(sⱼ), the nearest in T], d₁ and d₂ the distances to the two nearest of T ∪ H, r the 1 % quantile of d₁/d₂ of real rows among themselves",
        Cost = "O(1,000 · real rows · columns), by sixteen at a time",
        StandardError = "binomial, √(p(1 − p)/rows)",
        Traps = "Equal rows are exact copies, not near ones. With many columns all distances are alike, and r is near 1. Where rows lie on a grid few ratios are possible. Where under 10 % of the real rows are unique, it cannot be judged.",
        Summary = $"Share of synthetic rows that sit on a train row: they are so much nearer to it than to the next real row as 1 % of real rows are to another one. About .75 % for fresh rows where three quarters of the real rows are train's, 1 where every row is a near copy. A ratio has no scale, so a table of less variance is not near. {RowsText} Judged by Fisher's exact test against the real rows among themselves, one-sided; rows that sit on the same one, or on each other, count once. Unless ten times as many are near as among real rows, those on train also have to outweigh those on the holdout (p ≤ .1, else that p): other laws of the rows have near ones on both.",
        Family = "copying",
        Headline = Headlines.Novelty,
        Unit = "share",
        Source = "the ratio of Lowe 2004, as in Zhao et al., CTAB-GAN, ACML 2021, with a bound taken from the real rows themselves",
    };

    private static readonly MetricDescriptor HoldoutCopies = Near with
    {
        Id = "holdout-copy-share",
        Version = 1,
        Title = "Copies of the holdout",
        Equation = "1/m Σ_j [sⱼ ∈ H or 0 < d₁(sⱼ) ≤ r d₂(sⱼ), the nearest in H]",
        Cost = "shared with 'near-copy-share'",
        Traps = "It tells that rows which were to be kept apart were seen, not that they are private. Where under 10 % of the real rows are unique, it cannot be judged.",
        Summary = $"Share of synthetic rows that equal a holdout row or sit on one as 'near-copy-share' says: near 0 for a generator that never saw the holdout, 1 where all rows are copies of it. {RowsText} Judged by how many of the unique real rows that the table hits are the holdout's: without a leak no more than its share (the tail of the hypergeometric distribution). The reference is what the hits of train rows lead one to expect.",
        Headline = Headlines.None,
        Source = "Fisher 1935 for the comparison",
    };

    private static readonly MetricDescriptor NearestTrain = new()
    {
        Id = "nearest-train-share",
        LeastMove = 0.02,
        Version = 5,
        Title = "Nearer to train",
        Equation = "1/m Σᵢ aᵢ [i ∈ T], aᵢ of how many synthetic rows row i of T ∪ H is the nearest, as many rows of T as of H; rows that are equally near share",
        Cost = "O(1,000 · holdout rows · columns)",
        StandardError = "binomial at the share of fresh rows, ½/√rows: what other synthetic rows beside the same real ones would change. What another split would change is 1/m · √(N/(4(N − 1)) Σᵢ (aᵢ − ā)²) over the N rows of T ∪ H, by which it is judged",
        Traps = "Copies of rows left out by the draw go unseen, so it is small where the holdout is. A few real rows are the nearest to most synthetic rows, so the value of one split is uncertain.",
        Summary = $"Share of synthetic rows whose nearest row among as many train as holdout rows is a train row: .5 for fresh real rows, 1 for copies. {RowsText} Below .5 rows are nearer to the holdout, as where that leaked. Judged by a two-sided permutation test, in its normal approximation (twice the smaller tail): real rows are shared out anew between train and holdout, and synthetic rows with the same nearest go together.",
        Family = "copying",
        Headline = Headlines.Novelty,
        Unit = "share",
        Ideal = 0.5,
        TwoSided = true,
        Source = "the DCR share of Platzer and Reutterer, Front. Big Data 4 (2021), at matched sizes (SDMetrics' DCROverfittingProtection is biased by the split); the test by labels shared out anew, as in M. F. Schilling, \"Multivariate two-sample tests based on nearest neighbors\", JASA 81 (1986)",
    };

    private static readonly MetricDescriptor Nndr = new()
    {
        Id = "nndr",
        Version = 2,
        Title = "Nearest neighbour distance ratio",
        Equation = "1/m Σ_j d₁(sⱼ) / d₂(sⱼ)",
        Cost = "shared with 'near-copy-share'",
        StandardError = "standard deviation over synthetic rows/√rows",
        Traps = "Where train rows repeat, copies have a ratio of 1.",
        Summary = $"Mean over synthetic rows of distance to the nearest train row ÷ distance to the second nearest: near 0 where rows sit on single train rows, near 1 where they lie between many. {RowsText} The comparison is the holdout's own mean, by a one-sided Mann-Whitney test.",
        Family = "copying",
        Direction = Direction.HigherIsBetter,
        Ideal = 1,
        Source = "Lowe 2004; Zhao et al., CTAB-GAN, ACML 2021",
    };

    private static readonly MetricDescriptor Disclosure = new()
    {
        Id = "attribute-disclosure",
        Version = 2,
        Title = "Attribute disclosure",
        Equation = "mean over labels of P(guess right | train row) − P(guess right | holdout row)",
        Cost = "O(1,000² · columns) at most",
        StandardError = "√(s²ₜ/nₜ + s²ₕ/nₕ) over the train and holdout rows under attack, s² the variance of a row's mean over labels",
        Traps = "The attacker is weak: a value of 0 is no proof of safety.",
        Summary = "Mean over label columns of (share of train rows whose label is that of the synthetic row nearest in all other columns − the same share of holdout rows): 0 where synthetic rows tell no more of train rows than of strangers, 1 where they tell everything. Missing values count as a label.",
        Family = "copying",
        Unit = "share",
        Minimum = -1,
        Source = "correct attribution probability, Elliot 2014; Taub et al. 2018, less its value for the holdout (Hittmeir et al. 2020)",
    };

    /// <summary>Train and holdout rows among which the nearest are sought.</summary>
    /// <value>At least 10, default 50,000: fewer would hide copies of the rows left out.</value>
    public int MostRealRows { get; init; } = 50_000;

    /// <summary>Synthetic rows, and holdout rows beside them, whose nearest are sought.</summary>
    /// <value>At least 10, default 1,000: standard errors of shares are below .016.</value>
    public int MostRows { get; init; } = 1_000;

    private const string SeenHoldout = "the generator may have seen the rows that were held out, so rows near to them are no chance: bring real rows that it never saw as the holdout";

    /// <inheritdoc/>
    public string Id => "nearest";

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Metrics { get; } = [Near, HoldoutCopies, NearestTrain, Nndr, Disclosure];

    /// <summary>0: the metrics bring comparisons with the holdout.</summary>
    public int FreshSplits => 0;

    /// <inheritdoc/>
    public IReadOnlyList<MetricResult> Evaluate(PairContext pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        NearestRealRows real = pair.Shared.Get((MostRealRows, MostRows), d => new NearestRealRows(d, MostRealRows, MostRows));
        if (real.TooFew is { } tooFew)
        {
            return [.. Metrics.Select(m => new MetricResult.NotApplicable(m.Id, real.NoColumn is null && m != Near && m != HoldoutCopies ? real.Reason! : tooFew))];
        }

        int rows = pair.Synthetic.RowCount;
        int[] drawn = RandomStream.ForMetric("nearest/synthetic").Subset(rows, MostRows);
        RowPoints synthetic = real.Space.Place(pair.Synthetic, drawn);
        NearestTwo toTrain = NearestTwo.Of(synthetic, real.Train, pair.Cancellation);
        NearestTwo toHoldout = NearestTwo.Of(synthetic, real.Holdout, pair.Cancellation);
        RealKinds kinds = RealKinds.Of(pair.Shared);
        int[] found = kinds.Find(drawn.Length == rows ? pair.Synthetic : pair.Synthetic.Take(drawn));
        (MetricResult.Computed near, MetricResult.Computed holdout) = NearCopies.Measure(real, kinds, found, toTrain, toHoldout);
        return
        [
            near with { Rows = rows },
            holdout with { Rows = rows },
            .. real.Reason is { } reason
                ? Metrics.Skip(2).Select(m => (MetricResult)new MetricResult.NotApplicable(m.Id, reason))
                :
                [
                    NearestResult(real, synthetic, pair.Cancellation) with { Rows = rows, CannotTell = pair.Dataset.HoldoutMayBeSeen ? SeenHoldout : null },
                    NndrResult(real, [.. Enumerable.Range(0, synthetic.Count).Select(toTrain.Ratio)]) with { Rows = rows },
                    DisclosureResult(real, synthetic, rows, pair.Cancellation),
                ],
        ];
    }

    private static MetricResult.Computed NearestResult(NearestRealRows real, RowPoints synthetic, CancellationToken cancellation)
    {
        NearestPoints train = NearestPoints.Of(synthetic, real.Matched, cancellation);
        NearestPoints holdout = NearestPoints.Of(synthetic, real.MatchedHoldout, cancellation);
        var nearest = new double[synthetic.Count];
        var ties = new int[synthetic.Count];

        // By synthetic row, not as the sum over train rows, so that a table of copies has exactly 1.
        double inTrain = 0;
        for (int i = 0; i < nearest.Length; i++)
        {
            nearest[i] = Math.Min(train.Distances[i], holdout.Distances[i]);
            int ofTrainRows = train.Distances[i] == nearest[i] ? train.Ties[i] : 0;
            ties[i] = ofTrainRows + (holdout.Distances[i] == nearest[i] ? holdout.Ties[i] : 0);
            inTrain += (double)ofTrainRows / ties[i];
        }

        double[] ofTrain = NearestShares.Of(synthetic, nearest, ties, real.Matched, cancellation);
        double[] ofHoldout = NearestShares.Of(synthetic, nearest, ties, real.MatchedHoldout, cancellation);
        double share = synthetic.Count == 0 ? 0.5 : inTrain / synthetic.Count;
        double deviation = synthetic.Count == 0 ? 0 : SharedOutAnew([.. ofTrain, .. ofHoldout]) / synthetic.Count;
        double p = deviation == 0 ? 1 : 2 * Normal.CDF(0, 1, -Math.Abs(share - 0.5) / deviation);
        return new MetricResult.Computed(NearestTrain.Id, share)
        {
            Uncertainty = synthetic.Count == 0 ? null : 0.5 / Math.Sqrt(synthetic.Count),
            Comparison = new Comparison(0.5, p, "the share of fresh real rows"),
        };
    }

    /// <summary>The standard deviation of the sum of one half of some numbers, drawn without replacement (W. G. Cochran, "Sampling techniques", 1977, theorem 2.2).</summary>
    private static double SharedOutAnew(double[] numbers) => Math.Sqrt(numbers.Length / 4.0) * Moments.StandardDeviation(numbers);

    private static MetricResult.Computed NndrResult(NearestRealRows real, double[] own) =>
        new(Nndr.Id, own.Length == 0 ? 1 : Moments.Mean(own))
        {
            Uncertainty = own.Length < 2 ? null : Moments.StandardDeviation(own) / Math.Sqrt(own.Length),
            Comparison = new Comparison(Moments.Mean(real.HoldoutRatios), own.Length == 0 ? 1 : MannWhitney.Less(own, real.HoldoutRatios), "the holdout's own mean"),
        };

    private static MetricResult DisclosureResult(NearestRealRows real, RowPoints synthetic, int rows, CancellationToken cancellation)
    {
        int[] labels = real.Space.Labels;
        if (labels.Length == 0 || synthetic.Axes < 2)
        {
            return new MetricResult.NotApplicable(Disclosure.Id, labels.Length == 0 ? "the table has no categorical or boolean column" : "the table has a single column beside ids");
        }

        LabelGuesses train = LabelGuesses.Of(real.Targets, synthetic, labels, cancellation);
        LabelGuesses holdout = LabelGuesses.Of(real.HoldoutTargets, synthetic, labels, cancellation);
        MetricPart[] parts = [.. labels.Select((a, i) => new MetricPart(real.Space.Columns[a], null, train.Shares[i] - holdout.Shares[i]))];
        return new MetricResult.Computed(Disclosure.Id, parts.Average(p => p.Value))
        {
            Rows = rows,
            Parts = parts,
            Uncertainty = synthetic.Count == 0 ? null : double.Hypot(train.Error, holdout.Error),
        };
    }
}
