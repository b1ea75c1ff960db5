using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Harness.Scoring;

namespace Harness.Studies;

/// <summary>How far a study is: pairs that are done, pairs at work and what they did last, time left.</summary>
/// <param name="pairs">Number of pairs that the run judges.</param>
internal sealed class StudyProgress(int pairs)
{
    private const int MostNamed = 3;

    private readonly ConcurrentDictionary<string, Work> _running = new(StringComparer.Ordinal);
    private readonly long _start = Stopwatch.GetTimestamp();
    private int _done;

    /// <summary>Begins a pair, or another part of its work.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="pieces">Pieces of work, at least 1.</param>
    public Work Begin(StudyPair pair, int pieces) => _running[pair.ToString()] = new Work(pieces);

    /// <summary>Ends a pair.</summary>
    /// <param name="pair">The pair.</param>
    public void End(StudyPair pair)
    {
        if (_running.TryRemove(pair.ToString(), out _))
        {
            Interlocked.Increment(ref _done);
        }
    }

    /// <summary>Where the study is now, in one line; <see langword="null"/> where nothing is at work.</summary>
    public string? Line() => Line(Stopwatch.GetElapsedTime(_start));

    /// <summary>The same at a time.</summary>
    /// <param name="elapsed">Time since the start.</param>
    internal string? Line(TimeSpan elapsed)
    {
        KeyValuePair<string, Work>[] running = [.. _running.OrderBy(r => r.Key, StringComparer.Ordinal)];
        if (running.Length == 0)
        {
            return null;
        }

        int done = Math.Min(_done, pairs);
        double share = Math.Min(1, (done + running.Sum(r => r.Value.Share)) / Math.Max(1, pairs));
        string left = EvaluationProgress.LeftOf(share, elapsed) is { } rest ? $", about {EvaluationProgress.Seconds(rest)} left" : "";
        string more = running.Length > MostNamed ? string.Create(CultureInfo.InvariantCulture, $" and {running.Length - MostNamed} more") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{done} of {pairs} pairs, {EvaluationProgress.Seconds(elapsed)} so far{left}; at work: {string.Join(", ", running.Take(MostNamed).Select(r => $"{r.Key} ({r.Value})"))}{more}");
    }

    /// <summary>The work on one pair.</summary>
    /// <param name="pieces">Pieces of work.</param>
    internal sealed class Work(int pieces) : IProgress<WorkDone>
    {
        private int _done;
        private string _last = "";

        /// <summary>The share that is done, 0 to 1.</summary>
        public double Share => Math.Min(1, (double)_done / pieces);

        public void Report(WorkDone value)
        {
            Volatile.Write(ref _last, value.Evaluator);
            Interlocked.Add(ref _done, value.Pieces);
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{100 * Share:0} %{(Volatile.Read(ref _last) is { Length: > 0 } last ? $", last {last}" : "")}");
    }
}
