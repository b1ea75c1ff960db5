using Harness.Metrics;

namespace Harness.Studies.Gate;

/// <summary>How one part of a limited metric stands by itself: a column, a pair or a triple.</summary>
/// <param name="Part">The part with its value.</param>
/// <param name="Fresh">What fresh real rows get of it on average; of the worst part where it has nothing of its own.</param>
/// <param name="Bound">The limit on it.</param>
/// <param name="Chance">The value that fresh real rows of this number stay within; <see langword="null"/> where nothing says it.</param>
/// <param name="PValue">The probability that fresh real rows get a value as far out; <see langword="null"/> where nothing says it.</param>
/// <param name="Verdict">Within its limit, beyond it, or beyond it and within chance.</param>
internal readonly record struct PartVerdict(MetricPart Part, double? Fresh, double Bound, double? Chance, double? PValue, Verdict Verdict)
{
    /// <summary>Whether it is beyond its limit, and beyond chance.</summary>
    public bool IsMissed => Verdict == Verdict.Fail;

    /// <summary>Whether it is of a column, alone or with others.</summary>
    /// <param name="column">The column.</param>
    public bool Concerns(string column) => Part.Name == column || Part.Other == column;
}
