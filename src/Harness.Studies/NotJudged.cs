namespace Harness.Studies;

/// <summary>A pair that a run could not judge, or never came to: red, and no result of the gate.</summary>
/// <param name="Pair">The pair.</param>
/// <param name="Why">The reason.</param>
internal sealed record NotJudged(StudyPair Pair, string Why);
