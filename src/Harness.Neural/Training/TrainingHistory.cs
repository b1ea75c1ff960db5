namespace Harness.Neural.Training;

/// <summary>What was seen during a training.</summary>
public sealed record TrainingHistory
{
    /// <summary>Names of the losses.</summary>
    public required IReadOnlyList<string> Losses { get; init; }

    /// <summary>The curves, in ascending order of steps.</summary>
    public required IReadOnlyList<TrainingPoint> Points { get; init; }

    /// <summary>The step whose weights make the rows.</summary>
    public required int KeptStep { get; init; }

    /// <summary>What went wrong without ending the training, each in a sentence: columns that collapsed.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
