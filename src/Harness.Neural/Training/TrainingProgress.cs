namespace Harness.Neural.Training;

/// <summary>How a training goes.</summary>
/// <param name="Network">Which of the networks, from 1.</param>
/// <param name="Point">The last point of its curves.</param>
/// <param name="Steps">How many steps it is to take.</param>
/// <param name="TimeLeft">How long the rest of all networks takes at the pace so far.</param>
public sealed record TrainingProgress(int Network, TrainingPoint Point, int Steps, TimeSpan TimeLeft);
