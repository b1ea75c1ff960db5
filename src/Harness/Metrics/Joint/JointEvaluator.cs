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
        int[] drawn = RowSpace.Draw(rows, MostRows, new RandomStream(0).Fork("joint/synthetic"));
        long[][] synthetic = train.Space.Place(pair.Synthetic, drawn);
        int n = train.Count;
        var distances = new long[n];
        var own = new long[drawn.Length];
        var covered = new bool[n];
        long inside = 0;
        Int128 between = 0;
        Int128 within = 0;
        for (int i = 0; i < drawn.Length; i++)
        {
            pair.Cancellation.ThrowIfCancellationRequested();
            train.Space.Distances(synthetic, i, train.Points, distances);
            for (int j = 0; j < n; j++)
            {
                between += distances[j];
                bool near = distances[j] < train.Radii[j];
                covered[j] |= near;
                inside += near ? 1 : 0;
            }

            train.Space.Distances(synthetic, i, synthetic, own);
            foreach (long distance in own)
            {
                within += distance;
            }
        }

        double m = drawn.Length;
        return
        [
            Computed(Energy, m == 0 ? 1 : EnergyOf((double)between / (m * n), train.Within, (double)within / (m * m))),
            Computed(Density, m == 0 ? 0 : inside / (Neighbours * m)),
            Computed(Coverage, covered.Count(c => c) / (double)n),
        ];

        MetricResult.Computed Computed(MetricDescriptor metric, double value) => new(metric.Id, value) { Rows = rows };
    }

    private static double EnergyOf(double between, double train, double synthetic) =>
        between > 0 ? Math.Clamp((2 * between - train - synthetic) / (2 * between), 0, 1) : 0;

    /// <summary>What all synthetic tables of a dataset share.</summary>
    private sealed class TrainRows
    {
        public TrainRows(Tables.Table train)
        {
            Space = RowSpace.Learn(train);
            int[] drawn = RowSpace.Draw(train.RowCount, MostRows, new RandomStream(0).Fork("joint/train"));
            Count = drawn.Length;
            Points = Space.Place(train, drawn);
            Reason = Space.Columns.Count == 0 ? "the table has no column beside ids"
                : Count <= Neighbours ? $"train has {Count} rows; {Neighbours + 1} are needed"
                : null;
            if (Reason is not null)
            {
                Radii = [];
                return;
            }

            Radii = new long[Count];
            var distances = new long[Count];
            Int128 sum = 0;
            for (int i = 0; i < Count; i++)
            {
                Space.Distances(Points, i, Points, distances);
                foreach (long distance in distances)
                {
                    sum += distance;
                }

                // The row itself is among them, at distance 0.
                Array.Sort(distances);
                Radii[i] = distances[Neighbours];
            }

            Within = (double)sum / ((double)Count * Count);
        }

        public RowSpace Space { get; }

        public int Count { get; }

        public long[][] Points { get; }

        public long[] Radii { get; }

        public double Within { get; }

        public string? Reason { get; }
    }
}
