namespace Harness.Studies;

/// <summary>What became of a pair in a run.</summary>
/// <param name="Pair">The pair.</param>
/// <param name="Outcome">Its verdicts; <see langword="null"/> where it could not be judged.</param>
/// <param name="Why">Why it could not be judged, else <see langword="null"/>.</param>
/// <param name="Seconds">The time that it took, with others at work beside it.</param>
internal sealed record RunPair(StudyPair Pair, PairOutcome? Outcome, string? Why, double Seconds);
