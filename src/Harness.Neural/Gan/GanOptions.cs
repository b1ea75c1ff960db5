using Harness.Neural.Training;

namespace Harness.Neural.Gan;

/// <summary>How <see cref="GanGenerator"/> is built and trained.</summary>
/// <remarks>
/// Where nothing else is asked for it trains for 3 steps a row to learn from, at least 600, and from 1,000 rows on as others do, but for at most 4,000: a table's relations are learned
/// early, and how near made rows are to train's goes on growing with the steps. What a network of a small table gets wrong is to a part chance, other for each network, so three are
/// trained; of larger tables two, on larger batches.
/// </remarks>
public sealed record GanOptions : TrainingOptions
{
    // From here on there is enough to learn that larger batches tell more than further networks.
    private const int ManyRows = 1000;

    /// <summary>How many random numbers a row is made of.</summary>
    /// <value>Default 64; at least 1.</value>
    public int NoiseWidth { get; init; } = 64;

    /// <summary>How wide the two hidden layers of generator and critic are.</summary>
    /// <value>Default 128; at least 1.</value>
    public int HiddenWidth { get; init; } = 128;

    /// <summary>How often the critic learns before the generator does once.</summary>
    /// <value>Default 3; at least 1.</value>
    public int CriticSteps { get; init; } = 3;

    /// <summary>What a slope of the critic other than 1 costs.</summary>
    /// <value>Default 10, as in the paper; at least 0.</value>
    public double PenaltyWeight { get; init; } = 10;

    /// <summary>What it costs the generator where means of columns and products of two columns differ from train's; the rest is left to the critic.</summary>
    /// <value>Default 0.1; 0 for the critic alone.</value>
    public double MomentWeight { get; init; } = 0.1;

    /// <summary>Adam's learning rate at the first step, of both networks.</summary>
    /// <value>Default 0.001; above 0.</value>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>How soft the generator's choices are while it trains.</summary>
    /// <value>Default 0.5; above 0. Colder ones are nearer to real rows and harder to learn by.</value>
    public double Temperature { get; init; } = 0.5;

    /// <summary>A column of numbers or dates with at most so many distinct values is one of labels.</summary>
    /// <value>Default 20; at least 0.</value>
    public int LevelsUpTo { get; init; } = 20;

    /// <summary>Whether made columns, each on its own, are moved to train's distribution after training.</summary>
    /// <value>Default <see langword="true"/>.</value>
    public bool CalibratesMargins { get; init; } = true;

    /// <inheritdoc/>
    private protected override int DefaultSteps(int rows) => rows < ManyRows ? Math.Max(600, 3 * rows) : Math.Min(4000, base.DefaultSteps(rows));

    /// <inheritdoc/>
    private protected override int DefaultBatchSize(int rows) => rows < ManyRows ? 128 : 256;

    /// <inheritdoc/>
    private protected override int DefaultEnsembleSize(int rows) => rows < ManyRows ? 3 : 2;
}
