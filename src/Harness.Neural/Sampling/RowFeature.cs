namespace Harness.Neural.Sampling;

/// <summary>A feature of a row whose value is not 0.</summary>
/// <param name="Place">Index of the feature, from 0.</param>
/// <param name="Value">Its value.</param>
internal readonly record struct RowFeature(int Place, double Value);
