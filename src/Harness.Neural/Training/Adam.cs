using static TorchSharp.torch;

namespace Harness.Neural.Training;

/// <summary>The optimiser Adam on one vector of weights.</summary>
/// <remarks>D. P. Kingma and J. Ba, "Adam: a method for stochastic optimization", ICLR 2015, algorithm 1; decay is added to the gradient, as in PyTorch's <c>Adam</c>.</remarks>
/// <param name="weights">What it trains.</param>
/// <param name="beta1">Decay of the mean of gradients, 0 to below 1.</param>
/// <param name="beta2">Decay of the mean of their squares, 0 to below 1.</param>
/// <param name="weightDecay">Share of each weight that is added to its gradient, at least 0.</param>
internal sealed class Adam(Weights weights, double beta1, double beta2, double weightDecay = 0) : IDisposable
{
    private const double Epsilon = 1e-8;

    // Work is done in memory that is there: a large vector that is new each step costs more than what is computed in it.
    private readonly Tensor _step = zeros_like(weights.Flat).DetachFromDisposeScope();

    /// <summary>The mean of gradients.</summary>
    public Tensor Mean { get; } = zeros_like(weights.Flat).DetachFromDisposeScope();

    /// <summary>The mean of their squares.</summary>
    public Tensor Square { get; } = zeros_like(weights.Flat).DetachFromDisposeScope();

    /// <summary>One step against the gradient.</summary>
    /// <param name="gradient">The gradient, one vector; its memory is used.</param>
    /// <param name="count">How many steps there are with this one, at least 1.</param>
    /// <param name="rate">The learning rate.</param>
    public void Step(Tensor gradient, int count, double rate)
    {
        using var quiet = no_grad();
        if (weightDecay > 0)
        {
            gradient.Increase(weights.Flat, weightDecay);
        }

        Mean.MultiplyBy(beta1).Increase(gradient, 1 - beta1);
        Square.MultiplyBy(beta2).Increase(gradient.mul_(gradient), 1 - beta2);
        gradient.copy_(Square).sqrt_().MultiplyBy(1 / Math.Sqrt(1 - Math.Pow(beta2, count))).Increase(Epsilon);
        weights.Flat.Increase(_step.copy_(Mean).div_(gradient), -rate / (1 - Math.Pow(beta1, count)));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Mean.Dispose();
        Square.Dispose();
        _step.Dispose();
    }
}
