using Harness.Random;
using TorchSharp;

namespace Harness.Neural.Training;

/// <summary>A network that learns step by step.</summary>
internal interface ITrainable : IDisposable
{
    /// <summary>Names of its losses.</summary>
    IReadOnlyList<string> Losses { get; }

    /// <summary>The average over steps of the weights that make rows.</summary>
    Weights Average { get; }

    /// <summary>Everything that training changes, in a fixed order, the average included.</summary>
    IReadOnlyList<torch.Tensor> State { get; }

    /// <summary>One step.</summary>
    /// <param name="step">Its number, from 0; with the stream it decides all that is random.</param>
    /// <param name="rate">The learning rate as a share of the first.</param>
    /// <param name="stream">The stream of the step.</param>
    /// <param name="losses">Receives the losses.</param>
    void Step(int step, double rate, RandomStream stream, Span<float> losses);
}
