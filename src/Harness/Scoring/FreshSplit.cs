using Harness.Datasets;
using Harness.Metrics;
using Harness.Random;
using Harness.Tables;

namespace Harness.Scoring;

/// <summary>
/// Two disjoint random parts of the real rows, of equal size: one in the place of train, the other of a synthetic table that could not be
/// better. There is no holdout, and the first part is all that is known of the real table: a label that only the other has is unknown.
/// </summary>
internal sealed class FreshSplit
{
    /// <summary>More rows than these tell nothing new of chance, which shrinks with them by a known power.</summary>
    private const int MostRows = 2500;

    private FreshSplit(DatasetContext whole, Table first, Table second)
    {
        Fresh = second;
        Context = whole.Part(whole.Dataset.Of(first, first.Take([]), first));
    }

    /// <summary>The dataset whose train is the first part.</summary>
    public DatasetContext Context { get; }

    /// <summary>The second part.</summary>
    public Table Fresh { get; }

    /// <summary>Rows of each part.</summary>
    /// <param name="dataset">The dataset.</param>
    public static int RowsOf(Dataset dataset) => Math.Min(MostRows, dataset.Real.RowCount / 2);

    /// <summary>Splits a dataset.</summary>
    /// <param name="whole">The dataset.</param>
    /// <param name="index">Number of the split, from 0.</param>
    /// <param name="stream">The stream of the dataset's frames.</param>
    /// <returns>The split, and one of half the size within it.</returns>
    public static (FreshSplit Whole, FreshSplit Half) Of(DatasetContext whole, int index, RandomStream stream)
    {
        Dataset dataset = whole.Dataset;
        int rows = RowsOf(dataset);
        int[] order = stream.Fork("fresh").Fork(index).Permutation(dataset.Real.RowCount);
        return (Of(rows), Of(rows / 2));

        FreshSplit Of(int count) => new(whole, dataset.Real.Take([.. order[..count].Order()]), dataset.Real.Take([.. order[rows..(rows + count)].Order()]));
    }
}
