using Harness.Neural.Tensors;
using static TorchSharp.torch;

namespace Harness.Neural.Tests.Networks;

/// <summary>The gradient penalty of any critic by automatic differentiation, the reference for the hand-written gradient.</summary>
/// <remarks>I. Gulrajani, F. Ahmed, M. Arjovsky, V. Dumoulin and A. Courville, "Improved training of Wasserstein GANs", NeurIPS 2017, equation 3.</remarks>
internal static class GradientPenalty
{
    /// <summary>The mean over rows of (‖∇D(u)‖ − 1)², u a random point between a real and a synthetic row; differentiable by the critic's weights.</summary>
    /// <param name="critic">D: a score for each row, which depends on that row alone.</param>
    /// <param name="real">Real rows.</param>
    /// <param name="synthetic">As many synthetic rows.</param>
    /// <param name="share">One column: the weight of the real row in each point between, 0 to 1.</param>
    public static Tensor Of(Func<Tensor, Tensor> critic, Tensor real, Tensor synthetic, Tensor share)
    {
        Tensor between = lerp(synthetic, real, share).requires_grad_();
        Tensor slope = autograd.grad([critic(between).sum()], [between], retain_graph: true, create_graph: true)[0];
        return slope.Square().sum(1).Add(1e-12).sqrt().Add(-1).Square().mean();
    }
}
