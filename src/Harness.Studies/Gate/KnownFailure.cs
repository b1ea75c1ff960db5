namespace Harness.Studies.Gate;

/// <summary>A failure of a generator that <c>thresholds.json</c> names, so that it is a finding and not a surprise.</summary>
/// <param name="Dataset">The dataset, or <c>*</c> for any.</param>
/// <param name="Generator">The generator, or <c>*</c> for any.</param>
/// <param name="Path">Its path in <c>thresholds.json</c>.</param>
/// <param name="Type">The type of the failure, as the library names it: <c>builtins.AttributeError</c>.</param>
/// <param name="Reason">Why it fails.</param>
public sealed record KnownFailure(string Dataset, string Generator, string Path, string Type, string Reason);
