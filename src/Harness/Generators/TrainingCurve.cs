namespace Harness.Generators;

/// <summary>How a number went while a network was trained: a loss, or what the rows were checked by.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Steps">The steps that were done at each point, ascending.</param>
/// <param name="Values">The value at each point.</param>
internal sealed record TrainingCurve(string Name, IReadOnlyList<double> Steps, IReadOnlyList<double> Values)
{
    /// <summary>The most points that a recording keeps.</summary>
    public const int MostPoints = 100;

    /// <summary>The same with so few points, evenly among all, the first and the last kept.</summary>
    public TrainingCurve Thinned()
    {
        if (Steps.Count <= MostPoints)
        {
            return this;
        }

        int[] kept = [.. Enumerable.Range(0, MostPoints).Select(i => (int)Math.Round(i * (Steps.Count - 1.0) / (MostPoints - 1)))];
        return new TrainingCurve(Name, [.. kept.Select(i => Steps[i])], [.. kept.Select(i => Values[i])]);
    }
}
