using Harness.Neural.Training;
using TorchSharp;

namespace Harness.Neural.Networks;

/// <summary>A network that makes rows of noise.</summary>
internal interface IRowNetwork
{
    /// <summary>How its rows lie.</summary>
    Heads Heads { get; }

    /// <summary>The shapes of its weights.</summary>
    IReadOnlyList<WeightShape> Shapes { get; }

    /// <summary>Makes rows, in the order inside: numbers as they are to be, options as logits.</summary>
    /// <param name="weights">The weights, in <see cref="Shapes"/>.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="noise">Where random numbers come from.</param>
    torch.Tensor Outputs(IReadOnlyList<torch.Tensor> weights, int rows, TorchNoise noise);
}
