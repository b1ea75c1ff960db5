namespace Harness.Neural.Training;

/// <summary>One point of the curves of a training.</summary>
/// <param name="Step">Number of steps done.</param>
/// <param name="Losses">The losses named by <see cref="TrainingHistory.Losses"/>, each a mean over the steps since the previous point.</param>
/// <param name="EnergyDistance">The energy distance of synthetic rows from validation rows, 0 is best; <see langword="null"/> where it was not measured.</param>
public sealed record TrainingPoint(int Step, IReadOnlyList<double> Losses, double? EnergyDistance);
