using System.Globalization;

namespace Harness;

/// <summary>The progress of an evaluation.</summary>
/// <param name="Done">Pieces of work that are done, 0 to <paramref name="Total"/>.</param>
/// <param name="Total">Pieces of work in all, at least 1.</param>
/// <param name="Last">The evaluator that finished the last piece.</param>
/// <param name="Elapsed">Time since the start.</param>
public sealed record EvaluationProgress(int Done, int Total, string Last, TimeSpan Elapsed)
{
    /// <summary>Time left if the rest takes as long a piece; <see langword="null"/> where nothing is done yet. Pieces differ, so it is rough.</summary>
    public TimeSpan? Left => Done == 0 ? null : Elapsed * ((double)(Total - Done) / Done);

    private TimeSpan? Shown => Left is { } left && Done < Total && left < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : Left;

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{100.0 * Done / Total:0} % ({Last}), {Seconds(Elapsed)} so far{(Shown is { } left ? $", about {Seconds(left)} left" : "")}");

    /// <summary>A time as people read it: seconds, from a minute and a half on minutes.</summary>
    /// <param name="time">The time.</param>
    internal static string Seconds(TimeSpan time) => time.TotalSeconds < 90
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0.0} min");
}
