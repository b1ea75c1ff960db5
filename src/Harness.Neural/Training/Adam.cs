using Harness.Neural.Networks;
using Harness.Neural.Tensors;
using static TorchSharp.torch;

namespace Harness.Neural.Training;

/// <summary>The optimiser Adam for one vector of weights.</summary>
/// <remarks>D. P. Kingma and J. Ba, "Adam: a method for stochastic optimization", ICLR 2015, algorithm 1. The decay is added to the gradient, as in PyTorch's <c>Adam</c>.</remarks>
/// <param name="weights">The weights to train.</param>
/// <param name="beta1">Share of the mean of gradients that each step keeps, 0 to below 1.</param>
/// <param name="beta2">Share of the mean of squared gradients that each step keeps, 0 to below 1.</param>
/// <param name="weightDecay">Share of each weight that is added to its gradient, at least 0.</param>
internal sealed class Adam(Weights weights, double beta1, double beta2, double weightDecay = 0) : IDisposable
{
    private const double Epsilon = 1e-8;

    // Steps work in memory that is already there: allocating a large vector takes longer than computing it.
    private readonly Tensor _step = zeros_like(weights.Flat).DetachFromDisposeScope();

    /// <summary>The mean of gradients.</summary>
    public Tensor Mean { get; } = zeros_like(weights.Flat).DetachFromDisposeScope();

    /// <summary>The mean of their squares.</summary>
    public Tensor Square { get; } = zeros_like(weights.Flat).DetachFromDisposeScope();

    /// <summary>Takes one step against the gradient.</summary>
    /// <param name="gradient">The gradient, one vector; it is overwritten.</param>
    /// <param name="count">Number of this step, from 1.</param>
    /// <param name="rate">The learning rate, at least 0.</param>
    public void Step(Tensor gradient, int count, double rate)
    {
        using var quiet = no_grad();
        if (weightDecay > 0)
        {
            gradient.AddInPlace(weights.Flat, weightDecay);
        }

        Mean.MultiplyInPlace(beta1).AddInPlace(gradient, 1 - beta1);
        Square.MultiplyInPlace(beta2).AddInPlace(gradient.mul_(gradient), 1 - beta2);
        gradient.copy_(Square).sqrt_().MultiplyInPlace(1 / Math.Sqrt(1 - Math.Pow(beta2, count))).AddInPlace(Epsilon);
        weights.Flat.AddInPlace(_step.copy_(Mean).div_(gradient), -rate / (1 - Math.Pow(beta1, count)));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Mean.Dispose();
        Square.Dispose();
        _step.Dispose();
    }
}
