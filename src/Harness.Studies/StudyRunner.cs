using System.Diagnostics;
using Harness.Generators;
using Harness.Scoring;
using Harness.Studies.Gate;
using Harness.Studies.Snapshots;

namespace Harness.Studies;

/// <summary>Judges the pairs of a study outside of a test run.</summary>
/// <param name="study">The study.</param>
/// <param name="thresholds">The limits.</param>
/// <param name="snapshots">The snapshots; <see langword="null"/> where the study keeps none.</param>
/// <param name="accept">Whether the scores of now become the snapshots.</param>
internal sealed class StudyRunner(Study study, Thresholds thresholds, SnapshotStore? snapshots, bool accept)
{
    /// <summary>Judges pairs, as many at once as there are cores.</summary>
    /// <param name="pairs">The pairs, of the study.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>What became of each, in the order of <paramref name="pairs"/>.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was asked for.</exception>
    public async Task<IReadOnlyList<RunPair>> RunAsync(IReadOnlyList<StudyPair> pairs, CancellationToken cancellation)
    {
        var results = new RunPair[pairs.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, pairs.Count),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation },
            async (i, token) => results[i] = await RunAsync(pairs[i], token).ConfigureAwait(false)).ConfigureAwait(false);
        return results;
    }

    private async Task<RunPair> RunAsync(StudyPair pair, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        try
        {
            PairOutcome outcome = pair.Problem is { } problem ? throw new InputException(problem) : Judge(pair, await study.ScoreAsync(pair, cancellation).ConfigureAwait(false));
            return new RunPair(pair, outcome, null, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        catch (Exception e) when (e is InputException or GeneratorException)
        {
            return new RunPair(pair, null, e.Message, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
    }

    private PairOutcome Judge(StudyPair pair, Scorecard scorecard)
    {
        GateResult result = new QualityGate(thresholds, study.Registry.NotMeasured).Judge(scorecard);
        bool hasScores = result.Overall != Verdict.Error || scorecard.Seeds.Count == 0;
        if (snapshots is null)
        {
            return new PairOutcome(pair, result, SnapshotStatus.NotKept, []) { IsRequired = thresholds.Requires(pair.Dataset, pair.Generator) };
        }

        if (!hasScores)
        {
            return new PairOutcome(pair, result, SnapshotStatus.Incomparable, []);
        }

        (PairOutcome outcome, Snapshot now, bool isNews) = new SnapshotJudge(snapshots, study.Metrics, thresholds, study.Manifest.IsExact).Judge(pair, result);
        if (!accept || !isNews)
        {
            return outcome;
        }

        snapshots.Accept(now);
        return outcome with { Snapshot = SnapshotStatus.Accepted, Lost = [] };
    }
}
