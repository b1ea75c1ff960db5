using System.Diagnostics;
using Harness.Arbitraries;

namespace Harness.Benchmarks.Gate;

/// <summary>Does the repetitions of a test of the gate, as many at once as there are processors, and says how far it is.</summary>
internal static class GateProgress
{
    /// <summary>Does all jobs; what an ended run did is kept.</summary>
    public static void Run(IReadOnlyList<(string Name, Func<IEnumerable<JudgedTable>> Work)> jobs, GateResults results, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        int done = 0;
        Workers.Run(
            jobs.Count,
            (i, token) =>
            {
                JudgedTable[] judged = [.. jobs[i].Work()];
                token.ThrowIfCancellationRequested();
                results.Keep(jobs[i].Name, judged);
                int so = Interlocked.Increment(ref done);
                int caught = judged.Count(t => t.Damage.Length > 0 && t.IsCaught);
                JudgedTable[] fresh = [.. judged.Where(t => t.Damage.Length == 0 && t.IsCaught)];
                Console.WriteLine($"{so} of {jobs.Count}, {clock.Elapsed.TotalMinutes:F1} of about {clock.Elapsed.TotalMinutes * jobs.Count / so:F1} minutes: {jobs[i].Name}, {caught} of {judged.Count(t => t.Damage.Length > 0)} damages caught{(fresh.Length == 0 ? "" : $"; false alarm: {string.Join(", ", fresh.SelectMany(t => t.Findings).Take(3))}")}");
            },
            cancellation);
        JudgedTable[] all = [.. results.OfThisRun().Where(t => t.Damage.Length == 0)];
        foreach (var group in all.GroupBy(t => (t.Dataset, t.Rows, t.Generator)))
        {
            (double low, double high) = Wilson.Interval(group.Count(t => t.IsCaught), group.Count());
            Console.WriteLine($"{group.Key.Dataset} {group.Key.Generator} of {group.Key.Rows} rows: {group.Count(t => t.IsCaught)} of {group.Count()} sound tables refused ({low:P1} to {high:P1})");
        }
    }
}
