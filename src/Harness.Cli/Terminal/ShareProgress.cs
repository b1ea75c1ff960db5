using System.Diagnostics;
using System.Globalization;
using Harness.Generators;

namespace Harness.Cli.Terminal;

/// <summary>Tells how far a piece of work is: nothing in the first two seconds, then a line every five.</summary>
/// <param name="what">The work: <c>fits cart</c>.</param>
/// <param name="lines">Where the lines go.</param>
internal sealed class ShareProgress(string what, TextWriter lines) : IWordedProgress
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly Lock _gate = new();
    private TimeSpan _next = Quiet;

    public void Report(double value) => Report(value, "");

    public void Report(double share, string words)
    {
        TimeSpan elapsed = Stopwatch.GetElapsedTime(_start);
        lock (_gate)
        {
            if (elapsed < _next || share >= 1)
            {
                return;
            }

            _next = elapsed + Pause;
        }

        string left = EvaluationProgress.LeftOf(share, elapsed) is { } rest ? $", about {EvaluationProgress.Seconds(rest)} left" : "";
        lines.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Harness: {what}, {100 * share:0} %{(words.Length > 0 ? $" ({Printable.Of(words)})" : "")}, {EvaluationProgress.Seconds(elapsed)} so far{left}"));
    }
}
