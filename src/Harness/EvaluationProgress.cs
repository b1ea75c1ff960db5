using System.Globalization;

namespace Harness;

/// <summary>The progress of an evaluation.</summary>
/// <param name="Done">Pieces of work that are done, 0 to <paramref name="Total"/>.</param>
/// <param name="Total">Pieces of work in all, at least 1.</param>
/// <param name="Last">The evaluator that finished the last piece; empty before the first.</param>
/// <param name="Elapsed">Time since the start.</param>
public sealed record EvaluationProgress(int Done, int Total, string Last, TimeSpan Elapsed)
{
    // The first pieces hold work that is done once, and are no measure of the others.
    private const double Enough = 0.1;

    /// <summary>Time left if the rest takes as long a piece; <see langword="null"/> before a tenth is done. Pieces differ, so it is rough.</summary>
    public TimeSpan? Left => LeftOf((double)Done / Total, Elapsed);

    private TimeSpan? Shown => Left is { } left && Done < Total && left < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : Left;

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{100.0 * Done / Total:0} %{(Last.Length > 0 ? $" ({Last})" : "")}, {Seconds(Elapsed)} so far{(Shown is { } left ? $", about {Seconds(left)} left" : "")}");

    /// <summary>Time left by the share that is done; <see langword="null"/> before a tenth is.</summary>
    /// <param name="share">The share that is done, 0 to 1.</param>
    /// <param name="elapsed">Time since the start.</param>
    internal static TimeSpan? LeftOf(double share, TimeSpan elapsed) => share < Enough ? null : elapsed * ((1 - share) / share);

    /// <summary>A time as people read it: seconds, from a minute and a half on minutes.</summary>
    /// <param name="time">The time.</param>
    internal static string Seconds(TimeSpan time) => time.TotalSeconds < 90
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0.0} min");
}
