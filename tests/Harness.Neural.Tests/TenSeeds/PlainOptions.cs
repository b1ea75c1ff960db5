using Harness.Generators.Encoding;

namespace Harness.Neural.Tests.TenSeeds;

/// <summary>Departures of <see cref="PlainCtgan"/> and <see cref="PlainTvae"/> from what SDV does, to see which ones ten seeds show; by default none.</summary>
internal sealed record PlainOptions
{
    /// <summary>How often CTGAN asks for each category when it samples.</summary>
    public CategoryWeights Asks { get; init; } = CategoryWeights.LogFrequency;

    /// <summary>Whether CTGAN's critic drops half of its units out.</summary>
    public bool DropsOut { get; init; } = true;

    /// <summary>Whether CTGAN's generator normalises by the batch that it samples, not by averages of training.</summary>
    public bool NormalisesByBatch { get; init; } = true;

    /// <summary>How many training rows CTGAN's critic sees at once.</summary>
    public int Pack { get; init; } = 10;

    /// <summary>The optimiser's decay of the mean of gradients, CTGAN's.</summary>
    public double Beta1 { get; init; } = 0.5;

    /// <summary>Whether TVAE adds its noise σ to the numbers that it samples.</summary>
    public bool AddsNoise { get; init; } = true;

    /// <summary>How TVAE takes components and categories when it samples.</summary>
    public SoftmaxDecoding Decoding { get; init; } = SoftmaxDecoding.Largest;
}
