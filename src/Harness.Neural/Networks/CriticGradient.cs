using Harness.Neural.Training;
using static TorchSharp.torch;

namespace Harness.Neural.Networks;

/// <summary>
/// The gradient of a critic's loss, λ · penalty − distance. The penalty is the mean over points between real and made rows of (‖slope‖ − 1)², which keeps
/// the critic from rising faster than 1. It is written down here: the critic is linear but for the kinks of its leaky units, so its slope at
/// a row is a product of weights, and a few matrix products take the place of differentiating twice. What comes out is what automatic
/// differentiation gives, in a third of the time.
/// </summary>
/// <remarks>I. Gulrajani, F. Ahmed, M. Arjovsky, V. Dumoulin and A. Courville, "Improved training of Wasserstein GANs", NeurIPS 2017, equation 3.</remarks>
internal sealed class CriticGradient
{
    /// <summary>Differentiates at a batch.</summary>
    /// <param name="critic">The critic.</param>
    /// <param name="real">Real rows.</param>
    /// <param name="made">As many made rows.</param>
    /// <param name="share">How real the point of each row is at which the slope is taken, 0 to 1, one column.</param>
    /// <param name="w">The critic's weights.</param>
    /// <param name="penaltyWeight">λ.</param>
    /// <param name="noise">Decides which units are left out.</param>
    public CriticGradient(Critic critic, Tensor real, Tensor made, Tensor share, IReadOnlyList<Tensor> w, double penaltyWeight, TorchNoise noise)
    {
        (Tensor w1, Tensor b1, Tensor w2, Tensor b2, Tensor w3) = (w[0], w[1], w[2], w[3], w[4]);
        long batch = real.shape[0];
        using var quiet = no_grad();

        // One pass for the real, the made and the points between them.
        Tensor rows = cat([real, made, lerp(made, real, share)]);
        Tensor before1 = nn.functional.linear(rows, w1, b1);
        Tensor kink1 = critic.Kink(before1, noise);
        Tensor hidden1 = before1 * kink1;
        Tensor before2 = nn.functional.linear(hidden1, w2, b2);
        Tensor kink2 = critic.Kink(before2, noise);
        Tensor hidden2 = before2 * kink2;

        // The distance is the difference of two means, so each real row counts 1/n and each made row −1/n.
        Tensor scores = matmul(hidden2, w3.t()).squeeze(1);
        Distance = scores.narrow(0, 0, batch).mean().Less(scores.narrow(0, batch, batch).mean());
        Tensor weight = cat([ones(batch, 1).Times(-1.0 / batch), ones(batch, 1).Times(1.0 / batch)]);
        Tensor up2 = weight * w3 * kink2.narrow(0, 0, 2 * batch);
        Tensor up1 = matmul(up2, w2) * kink1.narrow(0, 0, 2 * batch);
        Tensor g3 = matmul(weight.t(), hidden2.narrow(0, 0, 2 * batch));
        Tensor g2 = matmul(up2.t(), hidden1.narrow(0, 0, 2 * batch));
        Tensor g1 = matmul(up1.t(), rows.narrow(0, 0, 2 * batch));

        // The slope at the points between: from the top down, ((w3 ∘ kink2) W2 ∘ kink1) W1.
        Tensor slopeKink1 = kink1.narrow(0, 2 * batch, batch);
        Tensor slopeKink2 = kink2.narrow(0, 2 * batch, batch);
        Tensor top = w3 * slopeKink2;
        Tensor middle = matmul(top, w2) * slopeKink1;
        Tensor slope = matmul(middle, w1);
        Tensor steepness = slope.Squared().sum(1, keepdim: true).Plus(1e-12).sqrt();
        Penalty = steepness.Plus(-1).Squared().mean();

        // And the penalty's gradient back up along the same products.
        Tensor bySlope = slope * steepness.reciprocal().neg().Plus(1).Times(2 * penaltyWeight / batch);
        Tensor byMiddle = matmul(bySlope, w1.t()) * slopeKink1;
        Tensor byTop = matmul(byMiddle, w2.t()) * slopeKink2;
        Value = cat(
        [
            g1.addmm_(middle.t(), bySlope).view(-1), up1.sum(0L),
            g2.addmm_(top.t(), byMiddle).view(-1), up2.sum(0L),
            g3.And(byTop.sum(0L, keepdim: true)).view(-1), zeros(1),
        ]);
    }

    /// <summary>The gradient, one vector in the order of the weights.</summary>
    public Tensor Value { get; }

    /// <summary>The mean score of real rows less that of made ones.</summary>
    public Tensor Distance { get; }

    /// <summary>The mean over points of (‖slope‖ − 1)².</summary>
    public Tensor Penalty { get; }
}
