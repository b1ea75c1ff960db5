using Harness.Datasets;
using Harness.Distances;
using Harness.Metrics;
using Harness.Random;
using Harness.Tables;

namespace Harness.Pictures;

/// <summary>How far rows are from the nearest row of train, by Gower's distance, 0 to 1 but for numbers outside the real range: those of the holdout, which no generator saw, and synthetic ones.</summary>
/// <param name="Fresh">The distance that each hundredth of the holdout rows stays within: 0, 1, …, 100 %.</param>
/// <param name="Synthetic">The same of each synthetic table.</param>
internal sealed record NearnessPicture(IReadOnlyList<double> Fresh, IReadOnlyList<IReadOnlyList<double>> Synthetic)
{
    private const int MostRows = 1_000;
    private const int MostTrain = 20_000;
    private const int FewestRows = 10;

    /// <summary>Measures tables; rows of large ones are drawn at random, always the same.</summary>
    /// <param name="real">The dataset with the work on its real rows.</param>
    /// <param name="synthetic">The synthetic tables.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns><see langword="null"/> where there are too few rows, or no column beside ids.</returns>
    public static NearnessPicture? Of(DatasetContext real, IReadOnlyList<Table> synthetic, CancellationToken cancellation)
    {
        RealRows rows = real.Get(RealRows.Of);
        return rows.Fresh is not { } fresh || synthetic.Any(t => t.RowCount == 0) ? null : new NearnessPicture(fresh, [.. synthetic.Select(t => rows.Hundredths(t, cancellation))]);
    }

    /// <summary>The train rows among which the nearest are sought, and how far holdout rows are from them; <see langword="null"/> where there are too few.</summary>
    private sealed record RealRows(RowSpace Space, RowPoints Train, double[]? Fresh)
    {
        private static readonly RandomStream Stream = RandomStream.ForMetric("pictures/nearness");

        public static RealRows Of(Dataset dataset)
        {
            RowSpace space = RowSpace.Learn(dataset.Train);
            var rows = new RealRows(space, space.Place(dataset.Train, Stream.Fork("train").Subset(dataset.Train.RowCount, MostTrain)), null);
            bool isEnough = space.Columns.Count > 0 && dataset.Holdout.RowCount >= FewestRows && dataset.Train.RowCount >= FewestRows;
            return isEnough ? rows with { Fresh = rows.Hundredths(dataset.Holdout, CancellationToken.None) } : rows;
        }

        public double[] Hundredths(Table table, CancellationToken cancellation)
        {
            double[] distances = NearestPoints.Of(Space.Place(table, Stream.Fork("rows").Subset(table.RowCount, MostRows)), Train, cancellation).Distances;
            Array.Sort(distances);
            return [.. Enumerable.Range(0, 101).Select(i => distances[(int)Math.Round(i / 100.0 * (distances.Length - 1))] / (RowPoints.Unit * Space.Columns.Count))];
        }
    }
}
