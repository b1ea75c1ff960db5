using System.Collections.Concurrent;
using System.Text.Json;
using Harness.Scoring;

namespace Harness.Tests.Scoring;

/// <summary>Keeps entries as JSON, by their inputs.</summary>
internal sealed class MemoryCache : IScoreCache
{
    public ConcurrentDictionary<string, string> Kept { get; } = new();

    public T? Find<T>(object producer, IReadOnlyList<string> inputs)
        where T : class => Kept.TryGetValue(string.Join(' ', inputs), out string? json) ? JsonSerializer.Deserialize<T>(json) : null;

    public void Keep<T>(object producer, IReadOnlyList<string> inputs, T entry)
        where T : class => Kept[string.Join(' ', inputs)] = JsonSerializer.Serialize(entry);
}
