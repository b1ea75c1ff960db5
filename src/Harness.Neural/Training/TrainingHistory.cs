namespace Harness.Neural.Training;

/// <summary>The measurements of a training.</summary>
public sealed record TrainingHistory
{
    /// <summary>The names of the losses.</summary>
    public required IReadOnlyList<string> Losses { get; init; }

    /// <summary>The curves, in ascending order of steps.</summary>
    public required IReadOnlyList<TrainingPoint> Points { get; init; }

    /// <summary>The step whose weights are used.</summary>
    public required int KeptStep { get; init; }

    /// <summary>Problems that did not end the training, a sentence each: columns that collapsed.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
