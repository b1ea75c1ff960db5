using System.Text.Json.Nodes;

namespace Harness.Generators;

/// <summary>A generator failed to learn or to sample. The generator is at fault, not the user's input.</summary>
/// <param name="message">The failure and its reason, for the user.</param>
/// <param name="inner">The exception that caused it, or <see langword="null"/>.</param>
public sealed class GeneratorException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether a missing native part is the cause: a skip on a developer's machine, an error on CI.</summary>
    public bool IsUnavailable { get; init; }

    /// <summary>What the library itself reported, which a recording keeps as its result; <see langword="null"/> where it reported nothing: it crashed, or ran out of time.</summary>
    internal GenerationFailure? Failure { get; init; }

    /// <summary>The same as <see cref="ITold.Told"/>, of the failure.</summary>
    internal JsonObject? Told { get; init; }
}
