namespace Harness.Generators;

/// <summary>A generator that produced no table for a seed.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Stage">The step that failed: <c>fit</c> or <c>sample</c>.</param>
/// <param name="Type">The exception's type, as the library names it.</param>
/// <param name="Message">The library's own message.</param>
public sealed record GenerationFailure(ulong Seed, string Stage, string Type, string Message)
{
    /// <summary>Whether a missing native part is the cause: a skip on a developer's machine, an error on CI.</summary>
    public bool Unavailable { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Message.Length == 0 ? $"{Type} in {Stage}" : $"{Type} in {Stage}: {Message}";
}
