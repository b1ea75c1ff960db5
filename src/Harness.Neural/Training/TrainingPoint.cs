namespace Harness.Neural.Training;

/// <summary>One point of the curves of a training.</summary>
/// <param name="Step">How many steps were done.</param>
/// <param name="Losses">The losses of <see cref="TrainingHistory.Losses"/>, means since the point before.</param>
/// <param name="Fidelity">How far made rows are from validation rows, the energy distance, 0 is best; <see langword="null"/> without validation rows.</param>
public sealed record TrainingPoint(int Step, IReadOnlyList<double> Losses, double? Fidelity);
