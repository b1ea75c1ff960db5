using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.ExceptionServices;
using Harness.Arbitraries;
using Harness.Arbitraries.Damages;

namespace Harness.Benchmarks.Gate;

/// <summary>Does the repetitions of a test of the gate, as many at once as there are processors, and says how far it is.</summary>
internal static class GateProgress
{
    /// <summary>Does all jobs; what an ended run did is kept.</summary>
    public static void Run(IReadOnlyList<(string Name, Func<IEnumerable<JudgedTable>> Work)> jobs, GateResults results, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        int done = 0;
        try
        {
            // One job a processor: a job has loops of its own that take the rest, and more at once would all be half done when a run is ended.
            Parallel.ForEach(
                Partitioner.Create(jobs, EnumerablePartitionerOptions.NoBuffering),
                new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation },
                job =>
                {
                    JudgedTable[] judged = [.. job.Work()];
                    cancellation.ThrowIfCancellationRequested();
                    results.Keep(job.Name, judged);
                    Console.WriteLine(Line(job.Name, judged, Interlocked.Increment(ref done), jobs.Count, clock.Elapsed.TotalMinutes));
                });
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.Flatten().InnerExceptions[0]);
        }

        JudgedTable[] all = [.. results.OfThisRun().Where(t => t.Damage.Length == 0)];
        foreach (var group in all.GroupBy(t => (t.Dataset, t.Rows, t.Generator)))
        {
            (double low, double high) = Wilson.Interval(group.Count(t => t.IsCaught), group.Count());
            Console.WriteLine($"{group.Key.Dataset} {group.Key.Generator} of {group.Key.Rows} rows: {group.Count(t => t.IsCaught)} of {group.Count()} sound tables refused ({low:P1} to {high:P1})");
        }
    }

    private static string Line(string name, JudgedTable[] judged, int done, int of, double minutes)
    {
        JudgedTable[] damaged = [.. judged.Where(t => t.Damage.Length > 0)];
        Finding[] alarms = [.. judged.Where(t => t.Damage.Length == 0).SelectMany(t => t.Findings).Take(3)];
        string caught = damaged.Length == 0 ? "" : $", {damaged.Count(t => t.IsCaught)} of {damaged.Length} damages caught";
        string alarm = alarms.Length == 0 ? "" : $"; false alarm: {string.Join(", ", alarms.AsEnumerable())}";
        return string.Create(CultureInfo.InvariantCulture, $"{done} of {of}, {minutes:F1} of about {minutes * of / done:F1} minutes: {name}{caught}{alarm}");
    }
}
