namespace Harness.Metrics;

/// <summary>A value that the data themselves give to judge another by: the holdout's own rate of copies.</summary>
/// <param name="Reference">The value to compare with, on the metric's scale.</param>
/// <param name="PValue">Probability of a value at least as bad if there were no difference, 0 to 1.</param>
/// <param name="Description">The meaning of the reference: <c>the holdout's own share</c>.</param>
public sealed record Comparison(double Reference, double PValue, string Description);
