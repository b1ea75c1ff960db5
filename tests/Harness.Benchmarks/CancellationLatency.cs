using System.Diagnostics;
using Harness.Generators;
using Harness.Tables;

namespace Harness.Benchmarks;

/// <summary>How long a generator works on after it is told to end.</summary>
internal static class CancellationLatency
{
    /// <summary>Milliseconds from the cancelling of a token to the end of the work: the most of several places spread evenly over fit and sample.</summary>
    /// <param name="generator">The generator.</param>
    /// <param name="train">The table; as many rows are made.</param>
    /// <param name="places">Number of places, at least 1.</param>
    public static double Longest(IGenerator generator, Table train, int places)
    {
        long start = Stopwatch.GetTimestamp();
        Work(default);
        TimeSpan whole = Stopwatch.GetElapsedTime(start);
        double longest = 0;
        for (int place = 0; place < places; place++)
        {
            using var cancellation = new CancellationTokenSource();
            long cancelled = 0;
            using var timer = new Timer(
                _ =>
                {
                    cancelled = Stopwatch.GetTimestamp();
                    cancellation.Cancel();
                },
                null,
                whole * ((place + 0.5) / places),
                Timeout.InfiniteTimeSpan);
            try
            {
                Work(cancellation.Token);
            }
            catch (OperationCanceledException)
            {
                longest = Math.Max(longest, Stopwatch.GetElapsedTime(cancelled).TotalMilliseconds);
            }
        }

        return longest;

        void Work(CancellationToken token) => generator.Fit(train, new FitContext { Seed = 1, Cancellation = token }).Sample(train.RowCount, 1, token);
    }
}
