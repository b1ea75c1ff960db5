namespace Harness.Datasets.Constraints;

/// <summary>SDV's constraints as they were read.</summary>
/// <param name="Constraints">Those that are judged.</param>
/// <param name="Notes">Those that are not, and why; those that train breaks.</param>
internal sealed record ConstraintReading(IReadOnlyList<Constraint> Constraints, IReadOnlyList<string> Notes);
