using Harness.Neural.Networks;
using Harness.Random;
using TorchSharp;

namespace Harness.Neural.Training;

/// <summary>A model that learns step by step.</summary>
internal interface ITrainable : IDisposable
{
    /// <summary>The names of its losses.</summary>
    IReadOnlyList<string> Losses { get; }

    /// <summary>The weights that rows are drawn with: an average over steps.</summary>
    Weights Average { get; }

    /// <summary>Everything that training changes, in a fixed order, <see cref="Average"/> included.</summary>
    IReadOnlyList<torch.Tensor> State { get; }

    /// <summary>Takes one step.</summary>
    /// <param name="step">Number of the step, from 0.</param>
    /// <param name="rate">The learning rate as a share of the first one, 0 to 1.</param>
    /// <param name="stream">The only source of randomness of this step.</param>
    /// <param name="losses">Receives one number for each of <see cref="Losses"/>.</param>
    void Step(int step, double rate, RandomStream stream, Span<float> losses);
}
