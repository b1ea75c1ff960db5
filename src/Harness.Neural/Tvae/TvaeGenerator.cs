using Harness.Generators;
using Harness.Neural.Loading;
using Harness.Neural.Networks;
using Harness.Neural.Sampling;
using Harness.Neural.Training;
using Harness.Tables;

namespace Harness.Neural.Tvae;

/// <summary>
/// A variational autoencoder: a decoder turns a few normal numbers into a row.
/// </summary>
/// <remarks>
/// TVAE of L. Xu, M. Skoularidou, A. Cuesta-Infante and K. Veeramachaneni, "Modeling tabular data using conditional GAN", NeurIPS 2019, §4.5, with these
/// corrections, each an option of <see cref="TvaeOptions"/>: categories are drawn by their probability instead of taking the most probable one; their logits are not bounded; a number of steps
/// replaces epochs; the divergence gets its weight gradually; weights are averaged; margins are those of train. <see cref="TvaeOptions.AsSdv"/> has none of the corrections.
/// </remarks>
/// <param name="options">The options; <see langword="null"/> for the defaults of <see cref="TvaeOptions"/>.</param>
public sealed class TvaeGenerator(TvaeOptions? options = null) : IGenerator
{
    private readonly TvaeOptions _options = options ?? new TvaeOptions();

    /// <inheritdoc/>
    public GeneratorInfo Info { get; } = new()
    {
        Id = "tvae",
        Title = "TVAE, corrected",
        Family = "native",
        Version = "3",
        License = "MIT",
        Summary = "The variational autoencoder of Xu et al. 2019 on normal scores, categories drawn, steps instead of epochs, margins and gaps as in train. Models relations through a few latent numbers.",
        Parameters = TrainingParameters.Of(options ?? new TvaeOptions()),
        Packages = TorchLibrary.Packages,
    };

    /// <inheritdoc/>
    public IFittedGenerator Fit(Table train, FitContext context) => new NeuralFitting(Info.Id, train, _options, context).Run((heads, rows, stream) =>
    {
        var networks = new TvaeNetworks(heads, _options);
        return (new TvaeTraining(networks, rows, _options, stream), new RowSampler(networks, _options.DrawsChoices));
    });
}
