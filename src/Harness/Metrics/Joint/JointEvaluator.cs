using Harness.Distances;
using Harness.Random;
using Harness.Statistics;

namespace Harness.Metrics.Joint;

/// <summary>
/// How far whole rows are from those of train, by Gower's distance between rows (<see cref="RowSpace"/>): relations of any
/// number of columns. At most a thousand rows of each table are compared, drawn at random, always the same.
/// </summary>
public sealed class JointEvaluator : IEvaluator
{
    private const int MostRows = 1000;
    private const int Neighbours = 5;

    private const string RowsText = "Distances are Gower's, ordinal columns by their ranks, missing values at distance 1 from others; at most 1,000 rows of each table are compared.";

    private const string TiesText = "Where train rows repeat, a ball can have radius 0: it holds the rows that equal its centre. Where several rows are as far as the 5th neighbour, all are in the ball.";

    private static readonly MetricDescriptor Energy = new()
    {
        Id = "energy-distance",
        LeastMove = 0.002,
        Title = "Energy distance",
        Equation = "(2 E δ(T, S) − E δ(T, T′) − E δ(S, S′)) / (2 E δ(T, S)), δ = √Gower",
        Cost = "O(1,000² · columns) at most",
        StandardError = "standard deviation over synthetic rows of their influence/√rows (infinitesimal jackknife)",
        Traps = "Every column has the same weight, so many columns of noise hide a difference in the others.",
        Version = 2,
        Summary = $"2 E δ(train, synthetic) − E δ(train, train') − E δ(synthetic, synthetic'), over twice the first, δ the root of the distance: 0 for equal distributions of rows, 1 for two that are each a single point. Without the root the distance would be a sum over columns, and the metric blind to every relation between them. {RowsText}",
        Family = "joint",
        Headline = Headlines.Fidelity,
        Floor = FloorKind.PermutedColumns,
        Source = "Székely and Rizzo, J. Stat. Plan. Inference 143 (2013), the energy coefficient of inhomogeneity H, with a distance of strictly negative type (Gower and Legendre 1986)",
    };

    private static readonly MetricDescriptor Density = new()
    {
        Id = "density",
        LeastMove = 0.05,
        Title = "Density",
        Version = 2,
        Equation = "1/m Σ_j Σ_i [d(tᵢ, sⱼ) ≤ rᵢ]/kᵢ, rᵢ the distance from tᵢ to its 5th neighbour, kᵢ ≥ 5 the other train rows within it",
        Cost = "O(1,000² · columns) at most",
        StandardError = "standard deviation over synthetic rows/√rows",
        Traps = "Rows that crowd one dense place make it large; above 1 is no praise: copies of train get up to 1.2, since each is in its own ball too.",
        Summary = $"Mean over synthetic rows of the train rows whose ball to their {Neighbours}th neighbour holds it, over {Neighbours}: 1 for fresh real rows, 0 where synthetic rows lie where no real row is, above 1 where they crowd the densest places. {TiesText} Such a ball counts {Neighbours} over the train rows in it. {RowsText}",
        Family = "joint",
        Maximum = double.PositiveInfinity,
        Direction = Direction.HigherIsBetter,
        Ideal = 1,
        Floor = FloorKind.PermutedColumns,
        Source = "Naeem et al., ICML 2020; their prdc where no two distances are equal",
    };

    private static readonly MetricDescriptor Coverage = new()
    {
        Id = "coverage",
        LeastMove = 0.02,
        Title = "Coverage",
        Version = 2,
        Equation = "1/n Σ_i [minⱼ d(tᵢ, sⱼ) ≤ rᵢ], rᵢ the distance from tᵢ to its 5th neighbour",
        Cost = "O(1,000² · columns) at most",
        Traps = "Its ceiling is below 1 and depends on both numbers of rows.",
        Summary = $"Share of train rows with a synthetic row as near as their {Neighbours}th train neighbour: .97 for as many fresh real rows, 1 for copies, 0 where no real row has a synthetic one near. {TiesText} {RowsText}",
        Family = "joint",
        Headline = Headlines.Fidelity,
        Unit = "share",
        Direction = Direction.HigherIsBetter,
        Ideal = 1,
        Floor = FloorKind.PermutedColumns,
        Source = "Naeem et al., ICML 2020; their prdc where no two distances are equal",
    };

    /// <inheritdoc/>
    public string Id => "joint";

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Metrics { get; } = [Energy, Density, Coverage];

    /// <summary>50: a split costs all distances between its rows.</summary>
    public int FreshSplits => 50;

    /// <inheritdoc/>
    public IReadOnlyList<MetricResult> Evaluate(PairContext pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        TrainRows train = pair.Shared.Get(d => new TrainRows(d.Train));
        if (train.Reason is { } reason)
        {
            return [.. Metrics.Select(m => new MetricResult.NotApplicable(m.Id, reason))];
        }

        int rows = pair.Synthetic.RowCount;
        RowPoints synthetic = train.Space.Place(pair.Synthetic, RandomStream.ForMetric("joint/synthetic").Subset(rows, MostRows));
        if (synthetic.Count == 0)
        {
            return [Computed(Energy, 1, null), Computed(Density, 0, null), Computed(Coverage, 0, null)];
        }

        var near = new DensityAndCoverage(train.Balls, synthetic.Count);
        RowDistances.Visit(synthetic, train.Points, ref near, pair.Cancellation);
        double n = train.Points.Count;
        double[] density = [.. near.Density.Select(balls => balls / Neighbours)];
        (double energy, double energyError) = EnergyOf(
            RowDistances.MeanRoot(synthetic, train.Points, pair.Cancellation), train.Within, RowDistances.MeanRoot(synthetic, synthetic, pair.Cancellation));
        return
        [
            Computed(Energy, energy, energyError),
            Computed(Density, near.Density.Sum() / (Neighbours * (double)synthetic.Count), ErrorOfMean(density)),
            Computed(Coverage, near.Covered / n, GroupJackknife.Error([.. near.CoveredWithout().Select(covered => covered / n)])),
        ];

        MetricResult.Computed Computed(MetricDescriptor metric, double value, double? error) =>
            new(metric.Id, value) { Rows = rows, Uncertainty = synthetic.Count < 2 ? null : error };
    }

    /// <summary>The energy, and its error from what one more weight on each synthetic row would change: its mean distances count in both means.</summary>
    private static (double Value, double Error) EnergyOf((double Mean, double[] OfPoints) between, double train, (double Mean, double[] OfPoints) synthetic)
    {
        double both = between.Mean;
        if (!(both > 0))
        {
            return (0, 0);
        }

        double rest = (train + synthetic.Mean) / (2 * both);
        double[] influence = [.. between.OfPoints.Zip(synthetic.OfPoints, (toTrain, toOthers) => (rest * (toTrain - both) - (toOthers - synthetic.Mean)) / both)];
        return (Math.Clamp((2 * both - train - synthetic.Mean) / (2 * both), 0, 1), ErrorOfMean(influence));
    }

    private static double ErrorOfMean(double[] values) => Moments.StandardDeviation(values) / Math.Sqrt(values.Length);

    /// <summary>The work on real rows that all synthetic tables of a dataset share.</summary>
    private sealed class TrainRows
    {
        public TrainRows(Tables.Table train)
        {
            Space = RowSpace.Learn(train);
            Points = Space.Place(train, RandomStream.ForMetric("joint/train").Subset(train.RowCount, MostRows));
            Reason = Points.Axes == 0 ? "the table has no column beside ids"
                : Points.Count <= Neighbours ? $"train has {Points.Count} rows; {Neighbours + 1} are needed"
                : null;
            if (Reason is not null)
            {
                Balls = new DensityAndCoverage.Balls([], []);
                return;
            }

            Balls = DensityAndCoverage.Balls.Of(Points, Neighbours);
            Within = RowDistances.MeanRoot(Points, Points, CancellationToken.None).Mean;
        }

        public RowSpace Space { get; }

        public RowPoints Points { get; }

        public DensityAndCoverage.Balls Balls { get; }

        public double Within { get; }

        public string? Reason { get; }
    }
}
