namespace Harness.Neural.Training;

/// <summary>The state of a training that is under way.</summary>
/// <param name="Point">The last point of its curves.</param>
/// <param name="Steps">Number of steps that it is to take.</param>
/// <param name="TimeLeft">Expected time until the last step, at the pace so far.</param>
public sealed record TrainingProgress(TrainingPoint Point, int Steps, TimeSpan TimeLeft);
