using Harness.Generators;
using Harness.Neural.Loading;
using Harness.Neural.Networks;
using Harness.Neural.Sampling;
using Harness.Neural.Training;
using Harness.Tables;

namespace Harness.Neural.Gan;

/// <summary>
/// A small generative adversarial network. One network turns random numbers into rows, another scores how real rows look, and each learns from the other.
/// </summary>
/// <remarks>
/// The Wasserstein GAN with gradient penalty of I. Gulrajani et al., "Improved training of Wasserstein GANs", NeurIPS 2017, on normal scores of
/// numbers and Gumbel-softmax choices of labels (E. Jang et al., ICLR 2017). To read it, begin with <see cref="GanNetworks"/> (the two networks), <see cref="GanTraining"/> (the game) and
/// <see cref="CriticGradient"/> (the penalty). <see cref="MarginCalibration"/> and <see cref="Balance"/> correct what the trained network draws.
/// </remarks>
/// <param name="options">The options; <see langword="null"/> for the defaults of <see cref="GanOptions"/>.</param>
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
        Summary = "One small Wasserstein GAN with gradient penalty (Gulrajani et al. 2017) on normal scores and Gumbel-softmax choices; margins and gaps as in train. Models relations of any form that 3 steps a row find, 600 to 4,000 steps.",
        Parameters = TrainingParameters.Of(options ?? new GanOptions()),
        Packages = TorchLibrary.Packages,
    };

    /// <inheritdoc/>
    public IFittedGenerator Fit(Table train, FitContext context) => new NeuralFitting(Info.Id, train, _options, context).Run((heads, rows, stream) =>
    {
        var networks = new GanNetworks(heads, _options);
        return (new GanTraining(networks, rows, _options, stream), new RowSampler(networks));
    });
}
