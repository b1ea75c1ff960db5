using Harness.Generators;
using Harness.Neural.Loading;
using Harness.Neural.Sampling;
using Harness.Neural.Training;
using Harness.Tables;

namespace Harness.Neural.Tvae;

/// <summary>
/// A variational autoencoder of tables: rows are unfolded from a few normal numbers.
/// </summary>
/// <remarks>
/// TVAE of L. Xu, M. Skoularidou, A. Cuesta-Infante and K. Veeramachaneni, "Modeling tabular data using conditional GAN", NeurIPS 2019, §4.5, with these
/// changes, each a switch of <see cref="TvaeOptions"/>: categories are drawn, not the most probable ones; their logits are not bounded; steps, not
/// epochs; the divergence warms up; weights are averaged; margins are those of train. <see cref="TvaeOptions.AsSdv"/> has none of them.
/// </remarks>
/// <param name="options">How it is built and trained; by default the defaults of <see cref="TvaeOptions"/>.</param>
public sealed class TvaeGenerator(TvaeOptions? options = null) : IGenerator
{
    private readonly TvaeOptions _options = options ?? new TvaeOptions();

    /// <inheritdoc/>
    public GeneratorInfo Info { get; } = new()
    {
        Id = "tvae",
        Title = "TVAE, corrected",
        Family = "native",
        Version = "2",
        License = "MIT",
        Summary = "The variational autoencoder of Xu et al. 2019 on normal scores, categories drawn, steps instead of epochs, margins and gaps as in train. Models relations through a few latent numbers.",
        Parameters = TrainingParameters.Of(options ?? new TvaeOptions()),
        Packages = TorchLibrary.Packages,
    };

    /// <inheritdoc/>
    public IFittedGenerator Fit(Table train, FitContext context) => new NeuralFitting(Info.Id, train, _options, _options.Coding, context).Run(
        (heads, rows, stream) =>
        {
            var networks = new TvaeNetworks(heads, _options);
            return (new TvaeTraining(networks, rows, _options, stream), new RowSampler(networks, _options.DrawsChoices));
        },
        _options.CalibratesMargins);
}
