using System.Collections.Concurrent;
using Harness.Datasets;

namespace Harness.Metrics;

/// <summary>Work on the real rows of a dataset that every synthetic table shares: each is done once, however many threads ask.</summary>
/// <param name="dataset">The dataset.</param>
public sealed class DatasetContext(Dataset dataset)
{
    private readonly ConcurrentDictionary<string, Lazy<object>> _work = new(StringComparer.Ordinal);

    /// <summary>The dataset.</summary>
    public Dataset Dataset { get; } = dataset;

    /// <summary>The result of a piece of work, done at the first call.</summary>
    /// <typeparam name="T">Type of the result.</typeparam>
    /// <param name="key">Names the work: the evaluator's id, a slash, what it is.</param>
    /// <param name="work">Does the work; must not depend on which synthetic table asks first.</param>
    public T Get<T>(string key, Func<Dataset, T> work)
        where T : notnull =>
        (T)_work.GetOrAdd(key, _ => new Lazy<object>(() => work(Dataset))).Value;
}
