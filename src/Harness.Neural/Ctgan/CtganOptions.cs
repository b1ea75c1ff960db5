using Harness.Neural.TensorEncoding;
using Harness.Neural.Training;

namespace Harness.Neural.Ctgan;

/// <summary>Options of <see cref="CtganGenerator"/>.</summary>
public sealed record CtganOptions : AdversarialOptions
{
    /// <summary>The defaults of CTGAN, where they differ from those of other networks.</summary>
    public CtganOptions()
    {
        BatchSize = 100;
        NoiseWidth = 128;
        CriticSteps = 1;
        Temperature = 0.2;
        WeightDecay = 1e-6;
    }

    /// <summary>The original's behaviour: few steps on small tables, rare categories more often than in train, and rows that depend on the rows drawn with them.</summary>
    public static CtganOptions AsSdv { get; } = new()
    {
        Epochs = 300,
        BatchSize = 500,
        FinalRate = 1,
        Averaging = 0,
        ValidationShare = 0,
        RowsAStratum = 1,
        BalancesMoments = false,
        CalibratesMargins = false,
        Encoding = TensorOptions.AsSdv,
        LearningRate = 2e-4,
        HiddenWidth = 256,
        PackedRows = 10,
        Dropout = 0.5,
        SamplingWeights = CategoryWeights.LogFrequency,
        NormalisesBatches = true,
    };

    /// <summary>Rows in a pack. The critic judges the rows of a pack together, so that it sees whether they are all alike.</summary>
    /// <value>Default 5; at least 1. The batch size is rounded to a multiple of it.</value>
    public int PackedRows { get; init; } = 5;

    /// <summary>Share of the critic's hidden units that each step sets to 0.</summary>
    /// <value>Default 0, because the slope of a critic with dropout changes from step to step and cannot be held at 1. 0 to below 1.</value>
    public double Dropout { get; init; }

    /// <summary>The probability of each category as a condition when synthetic rows are drawn. During training rare categories are always asked for more often.</summary>
    /// <value>Default <see cref="CategoryWeights.Frequency"/>, as often as in train.</value>
    public CategoryWeights SamplingWeights { get; init; } = CategoryWeights.Frequency;

    /// <summary>Whether the generator normalises over the rows of a batch, as the original does. A synthetic row then depends on the rows drawn with it. Otherwise it normalises over the units of a layer.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool NormalisesBatches { get; init; }
}
