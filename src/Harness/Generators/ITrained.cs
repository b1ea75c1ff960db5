namespace Harness.Generators;

/// <summary>A generator that was trained step by step, and knows how that went.</summary>
internal interface ITrained
{
    /// <summary>The curves of the training; empty where nothing was trained.</summary>
    IReadOnlyList<TrainingCurve> Curves { get; }
}
