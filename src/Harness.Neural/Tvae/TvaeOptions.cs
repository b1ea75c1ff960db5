using Harness.Generators.Encoding;
using Harness.Neural.Training;

namespace Harness.Neural.Tvae;

/// <summary>How <see cref="TvaeGenerator"/> is built and trained.</summary>
public sealed record TvaeOptions : TrainingOptions
{
    /// <summary>The original's behaviour: few steps on small tables, modes, and categories that are never drawn but always the most probable.</summary>
    public static TvaeOptions AsSdv { get; } = new()
    {
        Epochs = 300,
        BatchSize = 500,
        FinalRate = 1,
        Averaging = 0,
        ValidationShare = 0,
        RowsAStratum = 1,
        BalancesMoments = false,
        Coding = TensorOptions.AsSdv,
        LatentWidth = 128,
        HiddenWidth = 128,
        WeightDecay = 1e-5,
        ReconstructionWeight = 2,
        WarmUp = 0,
        LeastDeviation = 0.01,
        LargestDeviation = 1,
        FirstDeviation = 0.1,
        LearnsLogDeviation = false,
        LearningRate = 1e-3,
        BoundsLogits = true,
        DrawsChoices = false,
        CalibratesMargins = false,
    };

    /// <summary>How rows lie.</summary>
    /// <value>Default normal scores, up to 20 distinct numbers as labels, gaps learned.</value>
    public TensorOptions Coding { get; init; } = new();

    /// <summary>Whether the optimiser moves the logarithm of a number's deviation, or the deviation itself: at the same rate that is a tenth of the way from 0.1.</summary>
    /// <value>Default <see langword="true"/>, the logarithm.</value>
    public bool LearnsLogDeviation { get; init; } = true;

    /// <summary>How many numbers a row is pressed into.</summary>
    /// <value>Default 8; at least 1.</value>
    public int LatentWidth { get; init; } = 8;

    /// <summary>How wide the two hidden layers of encoder and decoder are.</summary>
    /// <value>Default 256; at least 1.</value>
    public int HiddenWidth { get; init; } = 256;

    /// <summary>Adam's learning rate at the first step.</summary>
    /// <value>Default 0.003; above 0.</value>
    public double LearningRate { get; init; } = 3e-3;

    /// <summary>Share of each weight that is added to its gradient.</summary>
    /// <value>Default 0; at least 0.</value>
    public double WeightDecay { get; init; }

    /// <summary>What an error of a cell costs beside the divergence of the latent numbers from normal ones.</summary>
    /// <value>Default 1, the bound of the likelihood; above 0.</value>
    public double ReconstructionWeight { get; init; } = 1;

    /// <summary>Share of the steps over which the divergence comes to cost what it does, so that the latent numbers are used before they are tidied.</summary>
    /// <value>Default 0.2; 0 to 1.</value>
    public double WarmUp { get; init; } = 0.2;

    /// <summary>The deviation of a made number from what the decoder says, at the first step.</summary>
    /// <value>Default 0.5; above 0. Its logarithm moves by the learning rate a step at most, so a far start is not made up for.</value>
    public double FirstDeviation { get; init; } = 0.5;

    /// <summary>The smallest deviation that is learned.</summary>
    /// <value>Default 0.05; above 0.</value>
    public double LeastDeviation { get; init; } = 0.05;

    /// <summary>The largest.</summary>
    /// <value>Default 2; at least the smallest.</value>
    public double LargestDeviation { get; init; } = 2;

    /// <summary>Whether the outputs for options are bounded by tanh when rows are made, as the original does: no option is then more than e² times as probable as another.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool BoundsLogits { get; init; }

    /// <summary>Whether an option is drawn by its probability; otherwise the most probable one is taken, and rare ones never come.</summary>
    /// <value>Default <see langword="true"/>.</value>
    public bool DrawsChoices { get; init; } = true;

    /// <summary>Whether made columns, each on its own, are moved to train's distribution after training.</summary>
    /// <value>Default <see langword="true"/>.</value>
    public bool CalibratesMargins { get; init; } = true;
}
