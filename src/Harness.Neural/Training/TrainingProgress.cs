namespace Harness.Neural.Training;

/// <summary>How a training goes.</summary>
/// <param name="Point">The last point of the curves.</param>
/// <param name="Steps">How many steps there are to be.</param>
/// <param name="TimeLeft">How long the rest takes at the pace so far.</param>
public sealed record TrainingProgress(TrainingPoint Point, int Steps, TimeSpan TimeLeft);
