using Harness.Datasets;
using Harness.Random;
using Harness.Tables;

namespace Harness.Arbitraries.Damages;

/// <summary>
/// A random part of a pool of real rows as a dataset of its own, split by the project's rule into train and holdout, and beside it as many other
/// rows as train has: a synthetic table that nothing is wrong with.
/// </summary>
public sealed class FreshHalf
{
    private FreshHalf(Dataset dataset, Table fresh)
    {
        Dataset = dataset;
        Fresh = fresh;
        Damages = new DamageContext(dataset);
    }

    /// <summary>The dataset.</summary>
    public Dataset Dataset { get; }

    /// <summary>Fresh real rows, as many as train has.</summary>
    public Table Fresh { get; }

    /// <summary>What damages need to know of the dataset.</summary>
    public DamageContext Damages { get; }

    /// <summary>Whether a pool has rows enough for a train part of a size.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="trainRows">Rows of train.</param>
    public static bool Fits(Dataset pool, int trainRows) => RealRows(trainRows) + trainRows <= pool.Real.RowCount;

    /// <summary>One of the splits of a pool.</summary>
    /// <param name="pool">The pool: a dataset, all rows of it.</param>
    /// <param name="index">Number of the split, from 0.</param>
    /// <param name="trainRows">Rows of train; <see langword="null"/> for what half of the pool gives.</param>
    public static FreshHalf Of(Dataset pool, int index, int? trainRows = null)
    {
        int[] order = new RandomStream(1).Fork("fresh half").Fork(pool.Name).Fork(index).Permutation(pool.Real.RowCount);
        int real = trainRows is { } rows ? RealRows(rows) : pool.Real.RowCount / 2;
        (int[] train, int[] holdout) = HoldoutSplit.Rows(real);
        Table all = pool.Real.Take(order.AsSpan(0, real));
        Table trainTable = all.Take(train);
        Table holdoutTable = all.Take(holdout);
        var dataset = new Dataset
        {
            Name = pool.Name,
            Title = pool.Title,
            Source = pool.Source,
            License = pool.License,
            Target = pool.Target,
            Task = pool.Task,
            Rules = pool.Rules,
            Real = all,
            Train = trainTable,
            Holdout = holdoutTable,
            TrainDigest = TableDigest.Of(trainTable),
            HoldoutDigest = TableDigest.Of(holdoutTable),
        };
        return new FreshHalf(dataset, pool.Real.Take(order.AsSpan(real, train.Length)));
    }

    // The fewest rows of which the rule leaves so many for train.
    private static int RealRows(int trainRows)
    {
        int rows = 0;
        for (int train = 0; train < trainRows; rows++)
        {
            train += HoldoutSplit.IsHoldout(rows) ? 0 : 1;
        }

        return rows;
    }
}
