namespace Harness.Neural.Tests;

/// <summary>Keeps everything that is reported, and then acts on it. Unlike <see cref="Progress{T}"/> it does so on the reporting thread.</summary>
internal sealed class Callback<T>(Action<T>? then = null) : IProgress<T>
{
    public List<T> Seen { get; } = [];

    public void Report(T value)
    {
        Seen.Add(value);
        then?.Invoke(value);
    }
}
