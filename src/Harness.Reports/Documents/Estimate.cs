using Harness.Reports.Words;
using Harness.Statistics;

namespace Harness.Reports.Documents;

/// <summary>A number over tables: its mean, and how far that would move with other tables of the kind.</summary>
/// <param name="Values">One value a table.</param>
internal sealed record Estimate(IReadOnlyList<double> Values)
{
    /// <summary>The mean.</summary>
    public double Mean => Moments.Mean([.. Values]);

    /// <summary>Half of the 95 % interval of the mean; <see langword="null"/> of too few tables.</summary>
    public double? Half => Values.Count < MeanInterval.FewestValues ? null : MeanInterval.HalfWidth([.. Values]);

    /// <summary>Whether the interval leaves out 0.</summary>
    public bool IsClear => Math.Abs(Mean) > Half;

    /// <summary>The values that are there.</summary>
    /// <param name="values">One a table; <see langword="null"/> where there is none.</param>
    public static Estimate Of(IEnumerable<double?> values) => new([.. values.OfType<double>()]);

    /// <summary>Mean and interval; of two tables both values, of one its value.</summary>
    public override string ToString() => Values.Count == 0 ? "–" : Half is > 0 and var half ? Numbers.PlusMinus(Mean, half) : Values.Distinct().Count() == 1 ? Numbers.Of(Mean, 2) : string.Join(", ", Values.Select(v => Numbers.Of(v, 2)));
}
