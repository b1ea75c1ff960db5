namespace Harness.Scoring;

/// <summary>Keeps nothing.</summary>
internal sealed class NoCache : IScoreCache
{
    public static NoCache Instance { get; } = new();

    public T? Find<T>(object producer, IReadOnlyList<string> inputs)
        where T : class => null;

    public void Keep<T>(object producer, IReadOnlyList<string> inputs, T entry)
        where T : class
    {
        // There is no next run that would look for it.
    }
}
