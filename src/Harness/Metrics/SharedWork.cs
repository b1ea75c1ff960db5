using System.Collections.Concurrent;

namespace Harness.Metrics;

/// <summary>Results of work that several ask for, each kind of work known by the types of its key and its result; every piece is done once, however many threads ask.</summary>
internal sealed class SharedWork
{
    private readonly ConcurrentDictionary<Type, object> _kinds = new();

    /// <summary>The result of a piece of work, done at the first call.</summary>
    /// <typeparam name="TKey">Type of the key.</typeparam>
    /// <typeparam name="T">Type of the result.</typeparam>
    /// <param name="key">Says which piece of this kind.</param>
    /// <param name="work">Does the work.</param>
    public T Get<TKey, T>(TKey key, Func<T> work)
        where TKey : notnull
        where T : notnull
    {
        // The type is the key of this entry, so the cast cannot fail.
        var pieces = (ConcurrentDictionary<TKey, Lazy<T>>)_kinds.GetOrAdd(typeof(ConcurrentDictionary<TKey, Lazy<T>>), _ => new ConcurrentDictionary<TKey, Lazy<T>>());
        return pieces.GetOrAdd(key, _ => new Lazy<T>(work)).Value;
    }
}
