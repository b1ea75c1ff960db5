namespace Harness.Generators;

/// <summary>A generator failed to learn or to sample. The generator is at fault, not the user's input.</summary>
/// <param name="message">The failure and its reason, for the user.</param>
/// <param name="inner">The exception that caused it, or <see langword="null"/>.</param>
public sealed class GeneratorException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether a missing native part is the cause: a skip on a developer's machine, an error on CI.</summary>
    public bool IsUnavailable { get; init; }
}
