using Harness.Datasets;
using Harness.Tables;

namespace Harness.Metrics;

/// <summary>Work on the real rows of a dataset that every synthetic table shares: each is done once, however many threads ask.</summary>
/// <param name="dataset">The dataset.</param>
public sealed class DatasetContext(Dataset dataset)
{
    private readonly SharedWork _work = new();
    private readonly DatasetContext? _whole;

    private DatasetContext(Dataset part, DatasetContext whole)
        : this(part) => _whole = whole;

    /// <summary>The dataset.</summary>
    public Dataset Dataset { get; } = dataset;

    /// <summary>The dataset that this one has a part of the rows of: what is measured at all is decided there, so that it is the same for every part.</summary>
    internal DatasetContext Whole => _whole ?? this;

    /// <summary>The columns that have an order as numbers, in all tables by the order that train decides.</summary>
    internal OrderedValues Ordered => Get(d => OrderedValues.Learn(d.Train));

    /// <summary>A context of its own for a part of the rows.</summary>
    /// <param name="part">The same dataset with other rows.</param>
    internal DatasetContext Part(Dataset part) => new(part, Whole);

    /// <summary>The result of a piece of work, done at the first call.</summary>
    /// <typeparam name="T">Type of the result, which names the work: use a type that is made for it.</typeparam>
    /// <param name="work">Does the work; must not depend on which synthetic table asks first.</param>
    public T Get<T>(Func<Dataset, T> work)
        where T : notnull =>
        _work.Get(default(ValueTuple), () => work(Dataset));

    /// <summary>The result of one of several pieces of work of a kind, done at the first call for each.</summary>
    /// <typeparam name="TKey">Type of the key.</typeparam>
    /// <typeparam name="T">Type of the result, which names the kind of work: use a type that is made for it.</typeparam>
    /// <param name="key">Says which of them: a column's name, the options.</param>
    /// <param name="work">Does the work; must depend on the dataset and the key alone.</param>
    public T Get<TKey, T>(TKey key, Func<Dataset, T> work)
        where TKey : notnull
        where T : notnull =>
        _work.Get(key, () => work(Dataset));
}
