using Harness.Neural.Tensors;
using TorchSharp;

namespace Harness.Neural.Networks;

/// <summary>A network that turns random numbers into rows.</summary>
internal interface IRowNetwork
{
    /// <summary>The layout of its rows.</summary>
    Heads Heads { get; }

    /// <summary>The shapes of its weights.</summary>
    IReadOnlyList<WeightShape> Shapes { get; }

    /// <summary>Computes rows in network order: the numbers themselves, and a logit for each option.</summary>
    /// <param name="weights">The weights, one tensor for each of <see cref="Shapes"/>.</param>
    /// <param name="rows">Number of rows, at least 0.</param>
    /// <param name="noise">The source of randomness.</param>
    torch.Tensor Outputs(IReadOnlyList<torch.Tensor> weights, int rows, TorchNoise noise);
}
