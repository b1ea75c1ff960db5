using Harness.Datasets;
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

    /// <summary>Draws tables.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="synthetic">The synthetic tables, one a seed, at least one.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static PairPicture Of(Dataset dataset, IReadOnlyList<Table> synthetic, CancellationToken cancellation = default)
    {
        Table train = dataset.Train;
        LinkPicture links = LinkPicture.Of(train, synthetic, cancellation);
        return new PairPicture(
            [.. train.Columns.Select(c => ColumnPicture.Of(c, [.. synthetic.Select(t => t[c.Name])]))],
            links,
            [.. links.Worst(MostLinks).Select(l => CellPicture.Of(train, synthetic, links.Columns[l.First], links.Columns[l.Second]))],
            AxesPicture.Of(dataset, synthetic[0]),
            NearnessPicture.Of(dataset, synthetic, cancellation));
    }
}
