using Harness.Generators.Encoding;
using Harness.Neural.Training;

namespace Harness.Neural.Ctgan;

/// <summary>How <see cref="CtganGenerator"/> is built and trained.</summary>
public sealed record CtganOptions : TrainingOptions
{
    /// <summary>Starts with the defaults of this generator: batches of 100 rows, none held back.</summary>
    public CtganOptions()
    {
        BatchSize = 100;
    }

    /// <summary>The original's behaviour: few steps on small tables, rare categories asked for more often than they are, and rows that depend on the rows made with them.</summary>
    public static CtganOptions AsSdv { get; } = new()
    {
        Epochs = 300,
        BatchSize = 500,
        FinalRate = 1,
        Averaging = 0,
        ValidationShare = 0,
        RowsAStratum = 1,
        BalancesMoments = false,
        Coding = TensorOptions.AsSdv,
        LearningRate = 2e-4,
        PackedRows = 10,
        HiddenWidth = 256,
        Dropout = 0.5,
        SamplingWeights = CategoryWeights.LogFrequency,
        NormalisesBatches = true,
        CalibratesMargins = false,
    };

    /// <summary>How rows lie.</summary>
    /// <value>Default normal scores, up to 20 distinct numbers as labels, gaps learned.</value>
    public TensorOptions Coding { get; init; } = new();

    /// <summary>How many random numbers a row is made of, beside what it is asked to be.</summary>
    /// <value>Default 128; at least 1.</value>
    public int NoiseWidth { get; init; } = 128;

    /// <summary>How wide the two hidden layers of generator and critic are.</summary>
    /// <value>Default 128; at least 1.</value>
    public int HiddenWidth { get; init; } = 128;

    /// <summary>How many rows the critic judges together, so that it sees whether they are all alike.</summary>
    /// <value>Default 5; at least 1. The batch is a multiple of it.</value>
    public int PackedRows { get; init; } = 5;

    /// <summary>How often the critic learns before the generator does once.</summary>
    /// <value>Default 1; at least 1.</value>
    public int CriticSteps { get; init; } = 1;

    /// <summary>What a slope of the critic other than 1 costs.</summary>
    /// <value>Default 10; at least 0.</value>
    public double PenaltyWeight { get; init; } = 10;

    /// <summary>Share of the critic's hidden units that are left out at random at each step.</summary>
    /// <value>Default 0: a critic that changes at each look has no slope to hold at 1. 0 to below 1.</value>
    public double Dropout { get; init; }

    /// <summary>Adam's learning rate at the first step, of both networks.</summary>
    /// <value>Default 0.001; above 0.</value>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Share of each weight that is added to its gradient.</summary>
    /// <value>Default 10⁻⁶; at least 0.</value>
    public double WeightDecay { get; init; } = 1e-6;

    /// <summary>How soft the generator's choices are while it trains.</summary>
    /// <value>Default 0.2; above 0.</value>
    public double Temperature { get; init; } = 0.2;

    /// <summary>How often each category is asked for when rows are made. While it trains, rare ones are asked for more often in any case.</summary>
    /// <value>Default <see cref="CategoryWeights.Frequency"/>: as often as train has it.</value>
    public CategoryWeights SamplingWeights { get; init; } = CategoryWeights.Frequency;

    /// <summary>Whether the generator normalises over the rows of a batch, as the original does, so that a made row depends on the rows made with it; otherwise over the units of a layer.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool NormalisesBatches { get; init; }

    /// <summary>Whether made columns, each on its own, are moved to train's distribution after training.</summary>
    /// <value>Default <see langword="true"/>.</value>
    public bool CalibratesMargins { get; init; } = true;
}
