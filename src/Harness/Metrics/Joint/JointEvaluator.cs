using System.Numerics;
using System.Runtime.CompilerServices;
using Harness.Metrics.Rows;
using Harness.Random;

namespace Harness.Metrics.Joint;

/// <summary>
/// How far whole rows are from those of train, by Gower's distance between rows (<see cref="RowSpace"/>): relations of any
/// number of columns. At most a thousand rows of each table are compared, drawn at random, always the same.
/// </summary>
public sealed class JointEvaluator : IEvaluator
{
    private const int MostRows = 1000;
    private const int Neighbours = 5;

    private const string RowsText = "Distances are Gower's, missing values at distance 1 from others; at most 1,000 rows of each table are compared.";

    private static readonly MetricDescriptor Energy = new()
    {
        Id = "energy-distance",
        Title = "Energy distance",
        Summary = $"2 E d(train, synthetic) − E d(train, train') − E d(synthetic, synthetic'), over twice the first: 0 for equal distributions of rows, 1 for two that are each a single point. {RowsText}",
        Family = "joint",
        Floor = FloorKind.PermutedColumns,
        Source = "Székely and Rizzo, J. Stat. Plan. Inference 143 (2013), the energy coefficient of inhomogeneity H",
    };

    private static readonly MetricDescriptor Density = new()
    {
        Id = "density",
        Title = "Density",
        Summary = $"Mean number of train rows whose ball to their {Neighbours}th neighbour holds a synthetic row, over {Neighbours}: 1 for fresh real rows, 0 where synthetic rows lie where no real row is, above 1 where they crowd the densest places. {RowsText}",
        Family = "joint",
        Maximum = double.PositiveInfinity,
        Direction = Direction.HigherIsBetter,
        Ideal = 1,
        Floor = FloorKind.PermutedColumns,
        Source = "Naeem et al., ICML 2020",
    };

    private static readonly MetricDescriptor Coverage = new()
    {
        Id = "coverage",
        Title = "Coverage",
        Summary = $"Share of train rows with a synthetic row nearer than their {Neighbours}th train neighbour: .97 for as many fresh real rows, 0 where no real row has a synthetic one near. {RowsText}",
        Family = "joint",
        Unit = "share",
        Direction = Direction.HigherIsBetter,
        Ideal = 1,
        Floor = FloorKind.PermutedColumns,
        Source = "Naeem et al., ICML 2020",
    };

    /// <inheritdoc/>
    public string Id => "joint";

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Metrics { get; } = [Energy, Density, Coverage];

    /// <inheritdoc/>
    public IReadOnlyList<MetricResult> Evaluate(PairContext pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        TrainRows train = pair.Shared.Get("joint/train", d => new TrainRows(d.Train));
        if (train.Reason is { } reason)
        {
            return [.. Metrics.Select(m => new MetricResult.NotApplicable(m.Id, reason))];
        }

        int rows = pair.Synthetic.RowCount;
        RowPoints synthetic = train.Space.Place(pair.Synthetic, RowSpace.Draw(rows, MostRows, new RandomStream(0).Fork("joint/synthetic")));
        var balls = new Balls(train.Radii);
        RowDistances.Visit(synthetic, train.Points, ref balls, pair.Cancellation);
        double between = (double)RowDistances.Sum(synthetic, train.Points);
        double within = (double)RowDistances.Sum(synthetic, synthetic);
        double n = train.Points.Count;
        double m = synthetic.Count;
        return
        [
            Computed(Energy, m == 0 ? 1 : EnergyOf(between / (m * n), train.Within, within / (m * m))),
            Computed(Density, m == 0 ? 0 : balls.Inside / (Neighbours * m)),
            Computed(Coverage, balls.Covered / n),
        ];

        MetricResult.Computed Computed(MetricDescriptor metric, double value) => new(metric.Id, value) { Rows = rows };
    }

    private static double EnergyOf(double between, double train, double synthetic) =>
        between > 0 ? Math.Clamp((2 * between - train - synthetic) / (2 * between), 0, 1) : 0;

    /// <summary>Which train rows have a synthetic row within their radius, and how many pairs are.</summary>
    private struct Balls : IDistanceVisitor
    {
        private readonly double[] _radii;
        private readonly ushort[] _covered;

        public Balls(double[] radii)
        {
            _covered = new ushort[(radii.Length + Lanes.Count - 1) / Lanes.Count];
            _radii = new double[_covered.Length * Lanes.Count];
            radii.CopyTo(_radii, 0);
        }

        public long Inside { get; private set; }

        public readonly int Covered => _covered.Sum(mask => BitOperations.PopCount(mask));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Visit(int from, int to, uint there, Lanes distances)
        {
            uint near = distances.Below(Lanes.Load(_radii.AsSpan(to * Lanes.Count))) & there;
            Inside += BitOperations.PopCount(near);
            _covered[to] |= (ushort)near;
        }
    }

    /// <summary>What all synthetic tables of a dataset share.</summary>
    private sealed class TrainRows
    {
        public TrainRows(Tables.Table train)
        {
            Space = RowSpace.Learn(train);
            Points = Space.Place(train, RowSpace.Draw(train.RowCount, MostRows, new RandomStream(0).Fork("joint/train")));
            Reason = Points.Axes == 0 ? "the table has no column beside ids"
                : Points.Count <= Neighbours ? $"train has {Points.Count} rows; {Neighbours + 1} are needed"
                : null;
            if (Reason is not null)
            {
                Radii = [];
                return;
            }

            // The row itself is among them, at distance 0.
            NearestDistances nearest = NearestDistances.Of(Points, Points, Neighbours + 1, CancellationToken.None);
            Radii = [.. Enumerable.Range(0, Points.Count).Select(i => nearest[i][Neighbours])];
            Within = (double)RowDistances.Sum(Points, Points) / ((double)Points.Count * Points.Count);
        }

        public RowSpace Space { get; }

        public RowPoints Points { get; }

        public double[] Radii { get; }

        public double Within { get; }

        public string? Reason { get; }
    }
}
