namespace Harness.Neural.TensorEncoding;

/// <summary>A condition on a row: one category in one discrete block.</summary>
/// <param name="Block">Index into <see cref="TensorLayout.Conditions"/>.</param>
/// <param name="Category">0 to the block's width − 1.</param>
internal readonly record struct Condition(int Block, int Category);
