using Harness.Neural.Training;

namespace Harness.Neural.Gan;

/// <summary>Options of <see cref="GanGenerator"/>.</summary>
/// <remarks>
/// Below 1,000 rows the default is 3 steps a row, at least 600; with more steps the relations get little better and the synthetic rows come nearer to single train
/// rows. Larger tables get 3,000 to 4,000 steps, on batches of 256 rows instead of 128.
/// </remarks>
public sealed record GanOptions : AdversarialOptions
{
    private const int ManyRows = 1000;

    /// <summary>Weight of the moment loss: a cost to the generator where means of columns and products of two columns differ from train's.</summary>
    /// <value>Default 0.1; at least 0, 0 for the critic alone.</value>
    public double MomentWeight { get; init; } = 0.1;

    /// <inheritdoc/>
    private protected override int DefaultSteps(int rows) => rows < ManyRows ? Math.Max(600, 3 * rows) : Math.Min(4000, base.DefaultSteps(rows));

    /// <inheritdoc/>
    private protected override int DefaultBatchSize(int rows) => rows < ManyRows ? 128 : 256;
}
