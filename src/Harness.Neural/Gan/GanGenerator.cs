using Harness.Generators;
using Harness.Generators.Encoding;
using Harness.Neural.Loading;
using Harness.Neural.Sampling;
using Harness.Neural.Training;
using Harness.Tables;

namespace Harness.Neural.Gan;

/// <summary>
/// A small generative adversarial network: one network makes rows of random numbers, another tells how far they are from real ones, and each
/// learns from the other.
/// </summary>
/// <remarks>
/// The Wasserstein GAN with gradient penalty of I. Gulrajani et al., "Improved training of Wasserstein GANs", NeurIPS 2017, on normal scores of
/// numbers and Gumbel-softmax choices of labels (E. Jang et al., ICLR 2017). It trains for steps, not epochs, 3 a row and never too few to learn;
/// rows are made by the average of its weights over steps; margins are those of train (<see cref="GanOptions.CalibratesMargins"/>); three such
/// pairs of networks, two on larger tables, make rows in turn, each trained with other rows held back (<see cref="TrainingOptions.EnsembleSize"/>).
/// </remarks>
/// <param name="options">How it is built and trained; by default the defaults of <see cref="GanOptions"/>.</param>
public sealed class GanGenerator(GanOptions? options = null) : IGenerator
{
    private readonly GanOptions _options = options ?? new GanOptions();

    /// <inheritdoc/>
    public GeneratorInfo Info { get; } = new()
    {
        Id = "gan",
        Title = "Small GAN",
        Family = "native",
        Version = "6",
        License = "MIT",
        Summary = "Two or three small Wasserstein GANs with gradient penalty (Gulrajani et al. 2017) on normal scores and Gumbel-softmax choices, which make rows in turn; margins and gaps as in train. Models relations of any form that 3 steps a row find, 600 to 4,000 of them.",
        Parameters = TrainingParameters.Of(options ?? new GanOptions()),
        Packages = TorchLibrary.Packages,
    };

    /// <inheritdoc/>
    public IFittedGenerator Fit(Table train, FitContext context)
    {
        var fitting = new NeuralFitting(Info.Id, train, _options, new TensorOptions { LevelsUpTo = _options.LevelsUpTo }, context);
        return fitting.Run(
            (heads, rows, stream) =>
            {
                var networks = new GanNetworks(heads, _options);
                return (new GanTraining(networks, rows, _options, stream), new RowSampler(networks));
            },
            _options.CalibratesMargins);
    }
}
