namespace Harness.Scoring;

/// <summary>
/// Keeps scores between runs. An entry is found again only where everything that it depends on is the same: the inputs, and
/// the compiled code of what computed it.
/// </summary>
public interface IScoreCache
{
    /// <summary>The entry of some inputs, or <see langword="null"/> where there is none.</summary>
    /// <typeparam name="T">Type of the entry.</typeparam>
    /// <param name="producer">The object that computes the entry: an evaluator, or the <see cref="Type"/> of a static function. Its code is part of the key.</param>
    /// <param name="inputs">The inputs of the computation: digests, names, seeds.</param>
    T? Find<T>(object producer, IReadOnlyList<string> inputs)
        where T : class;

    /// <summary>Keeps an entry; where it cannot be kept, the run goes on without.</summary>
    /// <typeparam name="T">Type of the entry.</typeparam>
    /// <param name="producer">The object that computed the entry.</param>
    /// <param name="inputs">The inputs of the computation.</param>
    /// <param name="entry">The entry; JSON keeps it digit for digit.</param>
    void Keep<T>(object producer, IReadOnlyList<string> inputs, T entry)
        where T : class;
}
