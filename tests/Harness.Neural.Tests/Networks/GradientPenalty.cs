using Harness.Neural.Tensors;
using static TorchSharp.torch;

namespace Harness.Neural.Tests.Networks;

/// <summary>How far the slope of any critic is from 1 between real and made rows, by automatic differentiation: what the critic's own, written down, is held to.</summary>
/// <remarks>I. Gulrajani, F. Ahmed, M. Arjovsky, V. Dumoulin and A. Courville, "Improved training of Wasserstein GANs", NeurIPS 2017, equation 3.</remarks>
internal static class GradientPenalty
{
    /// <summary>The mean over rows of (‖∇D(u)‖ − 1)², u a random point between a real and a made row; it can be differentiated by the critic's weights.</summary>
    /// <param name="critic">D: a number for each row, each from its own row alone.</param>
    /// <param name="real">Real rows.</param>
    /// <param name="made">As many made rows.</param>
    /// <param name="share">A number from 0 to 1 for each row, one column: how real its point is.</param>
    public static Tensor Of(Func<Tensor, Tensor> critic, Tensor real, Tensor made, Tensor share)
    {
        Tensor between = lerp(made, real, share).requires_grad_();
        Tensor slope = autograd.grad([critic(between).sum()], [between], retain_graph: true, create_graph: true)[0];
        return slope.Square().sum(1).Add(1e-12).sqrt().Add(-1).Square().mean();
    }
}
