using Harness.Datasets;
using Harness.Metrics;
using Harness.Tables;

namespace Harness.Pictures;

/// <summary>All that is drawn of a dataset beside synthetic tables: statistics, counts on shared bins, links, axes. No row of any table.</summary>
/// <param name="Columns">The columns, in schema order.</param>
/// <param name="Links">How strongly each pair of columns goes together.</param>
/// <param name="WorstLinks">The pairs whose links differ most, as cells, worst first.</param>
/// <param name="Whole">Whole tables on two axes; <see langword="null"/> where there are fewer than two numbers.</param>
/// <param name="Nearness">Distances to the nearest train row; <see langword="null"/> where there are too few rows.</param>
internal sealed record PairPicture(IReadOnlyList<ColumnPicture> Columns, LinkPicture Links, IReadOnlyList<CellPicture> WorstLinks, AxesPicture? Whole, NearnessPicture? Nearness)
{
    private const int MostLinks = 6;
    private const int MostDifferences = 60;

    /// <summary>What is between like columns.</summary>
    public IReadOnlyList<DifferencePicture> Differences { get; init; } = [];

    /// <summary>
    /// What one gets on holdout rows who always says the most frequent label of train, the share of right answers; 0 for a number, whose mean has
    /// R² 0; <see langword="null"/> without a target.
    /// </summary>
    public double? Guess { get; init; }

    /// <summary>Draws tables.</summary>
    /// <param name="real">The dataset with the work on its real rows.</param>
    /// <param name="synthetic">The synthetic tables, one a seed, at least one.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static PairPicture Of(DatasetContext real, IReadOnlyList<Table> synthetic, CancellationToken cancellation = default)
    {
        Table train = real.Dataset.Train;
        LinkPicture links = LinkPicture.Of(real, synthetic, cancellation);
        return new PairPicture(
            [.. train.Columns.Select(c => ColumnPicture.Of(c, [.. synthetic.Select(t => t[c.Name])]))],
            links,
            [.. links.Worst(MostLinks).Select(l => CellPicture.Of(train, synthetic, links.Columns[l.First], links.Columns[l.Second]))],
            AxesPicture.Of(real.Dataset, synthetic[0]),
            NearnessPicture.Of(real, synthetic, cancellation))
        {
            Differences = [.. DifferencePicture.Of(real, synthetic).Take(MostDifferences)],
            Guess = GuessOf(real.Dataset),
        };
    }

    private static double? GuessOf(Dataset dataset)
    {
        if (dataset.Target is not { } target)
        {
            return null;
        }

        if (dataset.Train[target] is not CategoricalColumn train || dataset.Holdout.RowCount == 0)
        {
            return 0;
        }

        // Levels are in ordinal order, so of equally frequent labels the first is said.
        var counts = new int[train.Levels.Count];
        foreach (int code in train.Codes)
        {
            if (code >= 0)
            {
                counts[code]++;
            }
        }

        string? most = counts.Length == 0 ? null : train.Levels[Array.IndexOf(counts, counts.Max())];
        var holdout = (CategoricalColumn)dataset.Holdout[target];
        return (double)holdout.Codes.ToArray().Count(c => c >= 0 && holdout.Levels[c] == most) / holdout.Length;
    }
}
