namespace Harness.Neural.Training;

/// <summary>Options of a generative adversarial network: a generator and a critic that learn from each other.</summary>
public abstract record AdversarialOptions : TrainingOptions
{
    /// <summary>Random numbers that the generator turns into one row.</summary>
    /// <value>Default 64, of CTGAN 128; at least 1.</value>
    public int NoiseWidth { get; init; } = 64;

    /// <summary>Steps of the critic for each step of the generator.</summary>
    /// <value>Default 3, of CTGAN 1; at least 1.</value>
    public int CriticSteps { get; init; } = 3;

    /// <summary>Weight of the gradient penalty, which holds the slope of the critic at 1.</summary>
    /// <value>Default 10, as in Gulrajani et al. 2017; at least 0.</value>
    public double PenaltyWeight { get; init; } = 10;

    /// <summary>Temperature of the Gumbel-softmax draws during training.</summary>
    /// <value>Default 0.5, of CTGAN 0.2; above 0. A lower temperature gives choices nearer to real ones, and gradients that are harder to learn from.</value>
    public double Temperature { get; init; } = 0.5;
}
