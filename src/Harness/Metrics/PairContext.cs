using System.Collections.Concurrent;
using Harness.Datasets;
using Harness.Tables;

namespace Harness.Metrics;

/// <summary>One synthetic table beside the dataset it stands for, with the work that evaluators share.</summary>
/// <param name="dataset">The dataset.</param>
/// <param name="synthetic">The synthetic table; it has the schema of the dataset.</param>
/// <param name="shared">Work on the real rows, shared by all synthetic tables of this dataset.</param>
/// <param name="cancellation">Ends the work early.</param>
public sealed class PairContext(Dataset dataset, Table synthetic, DatasetContext shared, CancellationToken cancellation = default)
{
    private readonly ConcurrentDictionary<string, AlignedCategories> _aligned = new(StringComparer.Ordinal);
    private readonly SharedWork _own = new();

    /// <summary>Creates a context that shares nothing with others.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="synthetic">The synthetic table.</param>
    public PairContext(Dataset dataset, Table synthetic)
        : this(dataset, synthetic, new DatasetContext(dataset))
    {
    }

    /// <summary>The dataset.</summary>
    public Dataset Dataset { get; } = dataset;

    /// <summary>The real rows that the generator learned from.</summary>
    public Table Train => Dataset.Train;

    /// <summary>Real rows that no generator saw.</summary>
    public Table Holdout => Dataset.Holdout;

    /// <summary>The table that the generator produced.</summary>
    public Table Synthetic { get; } = synthetic;

    /// <summary>Work that all synthetic tables of this dataset share: fits on real rows.</summary>
    public DatasetContext Shared { get; } = shared;

    /// <summary>Ends the work early.</summary>
    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>Whether evaluators estimate standard errors. Default <see langword="true"/>; reference frames, which read values alone, do without.</summary>
    public bool WithUncertainty { get; init; } = true;

    /// <summary>A categorical column of train and synthetic in one list of levels.</summary>
    /// <param name="column">The name of a categorical or boolean column.</param>
    internal AlignedCategories Aligned(string column) =>
        _aligned.GetOrAdd(column, name => AlignedCategories.Of((CategoricalColumn)Train[name], (CategoricalColumn)Synthetic[name]));

    /// <summary>The result of a piece of work on this synthetic table that evaluators share, done at the first call.</summary>
    /// <typeparam name="T">Type of the result, which names the work: use a type that is made for it.</typeparam>
    /// <param name="work">Does the work.</param>
    public T Get<T>(Func<T> work)
        where T : notnull =>
        _own.Get(default(ValueTuple), work);

    /// <summary>The result of one of several pieces of work of a kind on this synthetic table, done at the first call for each.</summary>
    /// <typeparam name="TKey">Type of the key.</typeparam>
    /// <typeparam name="T">Type of the result, which names the kind of work: use a type that is made for it.</typeparam>
    /// <param name="key">Says which of them: the options.</param>
    /// <param name="work">Does the work.</param>
    public T Get<TKey, T>(TKey key, Func<T> work)
        where TKey : notnull
        where T : notnull =>
        _own.Get(key, work);
}
