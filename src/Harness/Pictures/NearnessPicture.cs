using Harness.Datasets;
using Harness.Distances;
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
    /// <param name="dataset">The dataset.</param>
    /// <param name="synthetic">The synthetic tables.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns><see langword="null"/> where there are too few rows, or no column beside ids.</returns>
    public static NearnessPicture? Of(Dataset dataset, IReadOnlyList<Table> synthetic, CancellationToken cancellation)
    {
        RowSpace space = RowSpace.Learn(dataset.Train);
        if (space.Columns.Count == 0 || dataset.Holdout.RowCount < FewestRows || dataset.Train.RowCount < FewestRows || synthetic.Any(t => t.RowCount == 0))
        {
            return null;
        }

        RandomStream stream = RandomStream.ForMetric("pictures/nearness");
        RowPoints train = space.Place(dataset.Train, stream.Fork("train").Subset(dataset.Train.RowCount, MostTrain));
        return new NearnessPicture(Hundredths(dataset.Holdout), [.. synthetic.Select(Hundredths)]);

        double[] Hundredths(Table table)
        {
            double[] distances = NearestPoints.Of(space.Place(table, stream.Fork("rows").Subset(table.RowCount, MostRows)), train, cancellation).Distances;
            Array.Sort(distances);
            return [.. Enumerable.Range(0, 101).Select(i => distances[(int)Math.Round(i / 100.0 * (distances.Length - 1))] / (RowPoints.Unit * space.Columns.Count))];
        }
    }
}
