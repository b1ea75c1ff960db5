using Harness.Generators;
using Harness.Neural.Loading;
using Harness.Neural.Networks;
using Harness.Neural.Sampling;
using Harness.Neural.Training;
using Harness.Tables;

namespace Harness.Neural.Ctgan;

/// <summary>
/// A conditional generative adversarial network: it is asked for rows of a category, so that it sees rare categories often enough.
/// </summary>
/// <remarks>
/// CTGAN of L. Xu, M. Skoularidou, A. Cuesta-Infante and K. Veeramachaneni, "Modeling tabular data using conditional GAN", NeurIPS 2019, with the packs of
/// Z. Lin et al., "PacGAN", NeurIPS 2018, and these corrections, each an option of <see cref="CtganOptions"/>: categories are as frequent in the synthetic rows
/// as in train; a number of steps replaces epochs; a row does not depend on the rows drawn with it; weights are averaged; margins are those of
/// train. <see cref="CtganOptions.AsSdv"/> has none of the corrections.
/// </remarks>
/// <param name="options">The options; <see langword="null"/> for the defaults of <see cref="CtganOptions"/>.</param>
public sealed class CtganGenerator(CtganOptions? options = null) : IGenerator
{
    private readonly CtganOptions _options = options ?? new CtganOptions();

    /// <inheritdoc/>
    public GeneratorInfo Info { get; } = new()
    {
        Id = "ctgan",
        Title = "CTGAN, corrected",
        Family = "native",
        Version = "4",
        License = "MIT",
        Summary = "The conditional GAN of Xu et al. 2019 on normal scores, categories as frequent as in train, steps instead of epochs, margins and gaps as in train. Models relations of any form, rare categories included.",
        Parameters = TrainingParameters.Of(options ?? new CtganOptions()),
        Packages = TorchLibrary.Packages,
    };

    /// <inheritdoc/>
    public IFittedGenerator Fit(Table train, FitContext context) => new NeuralFitting(Info.Id, train, _options, context).Run((heads, rows, stream) =>
    {
        var conditions = new CtganConditions(heads, rows);
        var networks = new CtganNetworks(heads, conditions, _options);
        return (new CtganTraining(networks, conditions, rows, _options, stream), new RowSampler(networks));
    });
}
