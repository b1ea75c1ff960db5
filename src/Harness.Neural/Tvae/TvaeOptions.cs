using Harness.Neural.TensorEncoding;
using Harness.Neural.Training;

namespace Harness.Neural.Tvae;

/// <summary>Options of <see cref="TvaeGenerator"/>.</summary>
public sealed record TvaeOptions : TrainingOptions
{
    /// <summary>The defaults of TVAE, where they differ from those of other networks.</summary>
    public TvaeOptions()
    {
        HiddenWidth = 256;
        LearningRate = 3e-3;
    }

    /// <summary>The original's behaviour: few steps on small tables, numbers encoded by modes, and always the most probable category.</summary>
    public static TvaeOptions AsSdv { get; } = new()
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
        LearningRate = 1e-3,
        HiddenWidth = 128,
        WeightDecay = 1e-5,
        LatentWidth = 128,
        ReconstructionWeight = 2,
        WarmUp = 0,
        FirstDeviation = 0.1,
        LeastDeviation = 0.01,
        LargestDeviation = 1,
        LearnsLogDeviation = false,
        BoundsLogits = true,
        DrawsChoices = false,
    };

    /// <summary>Latent numbers of a row.</summary>
    /// <value>Default 8; at least 1.</value>
    public int LatentWidth { get; init; } = 8;

    /// <summary>Weight of the reconstruction errors; the divergence of the latent numbers from standard normal ones has weight 1.</summary>
    /// <value>Default 1, the lower bound of the likelihood; above 0.</value>
    public double ReconstructionWeight { get; init; } = 1;

    /// <summary>Share of the steps over which the weight of the divergence rises from 0 to 1, so that the network learns to use the latent numbers first.</summary>
    /// <value>Default 0.2; 0 to 1.</value>
    public double WarmUp { get; init; } = 0.2;

    /// <summary>Standard deviation of a number around the decoder's output at the first step, in units of the encoding.</summary>
    /// <value>Default 0.5; above 0. It changes slowly, at most by the learning rate a step.</value>
    public double FirstDeviation { get; init; } = 0.5;

    /// <summary>Lower limit of the standard deviations that are learned.</summary>
    /// <value>Default 0.05; above 0.</value>
    public double LeastDeviation { get; init; } = 0.05;

    /// <summary>Upper limit of the standard deviations that are learned.</summary>
    /// <value>Default 2; at least <see cref="LeastDeviation"/>.</value>
    public double LargestDeviation { get; init; } = 2;

    /// <summary>Whether the logarithm of a standard deviation is trained, or the standard deviation itself.</summary>
    /// <value>Default <see langword="true"/>, the logarithm.</value>
    public bool LearnsLogDeviation { get; init; } = true;

    /// <summary>Whether the logits of options are bounded by tanh when rows are drawn, as in the original. No option is then more than e² times as probable as another.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool BoundsLogits { get; init; }

    /// <summary>Whether an option is drawn by its probability. Otherwise the most probable one is taken, and rare ones never occur.</summary>
    /// <value>Default <see langword="true"/>.</value>
    public bool DrawsChoices { get; init; } = true;
}
