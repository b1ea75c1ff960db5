namespace Harness.Neural.Sampling;

/// <summary>A feature of a row that is not 0.</summary>
/// <param name="Place">Which of the features.</param>
/// <param name="Value">Its value.</param>
internal readonly record struct RowFeature(int Place, double Value);
