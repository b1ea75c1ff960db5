namespace Harness.Generators;

/// <summary>A generator cannot make its table: a failure of the generator, recorded or fresh, not of the user's input.</summary>
/// <param name="message">What failed and why.</param>
/// <param name="inner">The cause.</param>
public sealed class GeneratorException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether a missing native part is the cause: a skip on a developer's machine, an error on CI.</summary>
    public bool IsUnavailable { get; init; }
}
