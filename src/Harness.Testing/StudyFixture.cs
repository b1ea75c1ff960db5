using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Harness.Generators;
using Harness.Reports;
using Harness.Scoring;
using Harness.Studies;
using Harness.Studies.Gate;
using Harness.Studies.Snapshots;
using Xunit;

namespace Harness.Testing;

/// <summary>
/// The study of a test run: an assembly fixture of the evaluation project. It reads everything once, checks pairs as
/// the tests ask for them, and writes the report when the run ends.
/// </summary>
public abstract class StudyFixture : IAsyncDisposable
{
    private readonly ConcurrentDictionary<StudyPair, PairOutcome> _outcomes = new();
    private readonly Opened? _opened;
    private readonly string _problem = "";

    /// <summary>Opens the study of the manifest beside the tests.</summary>
    /// <param name="registry">The evaluators and generators that take part.</param>
    protected StudyFixture(StudyRegistry registry)
        : this(registry, ManifestFile.Read, RunEnvironment.OfProcess())
    {
    }

    private protected StudyFixture(StudyRegistry registry, Func<StudyManifest> manifest, RunEnvironment environment)
    {
        try
        {
            _opened = Open(registry, manifest, environment);
        }
        catch (InputException e)
        {
            _problem = e.Message;
        }
    }

    /// <summary>Checks one pair: scores it, holds it against thresholds and snapshot, and fails the test where the gate does not pass.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="generator">The generator.</param>
    /// <param name="cancellation">Ends the wait.</param>
    [SuppressMessage("Usage", "xUnit1051", Justification = "The caller passes the test's token.")]
    public async Task CheckAsync(string dataset, string generator, CancellationToken cancellation)
    {
        Opened opened = Require();
        try
        {
            StudyPair pair = opened.Study.Find(dataset, generator) ?? throw new InputException($"The manifest has no pair '{dataset} / {generator}'.");
            await CheckAsync(opened, pair, cancellation);
        }
        catch (Exception e) when (e is InputException or GeneratorException)
        {
            throw new PairFailedException(e.Message);
        }
    }

    /// <summary>Checks that every snapshot belongs to a pair of the whole manifest, narrowed or not.</summary>
    public void CheckDanglingSnapshots()
    {
        Opened opened = Require();
        IReadOnlyList<string> dangling = opened.Store.Dangling(opened.Study.Manifest.Pairs.Select(p => (p.Dataset, p.Generator)));
        if (dangling.Count > 0)
        {
            throw new PairFailedException($"{opened.Store.Folder}: {(dangling.Count == 1 ? "1 snapshot belongs" : $"{dangling.Count} snapshots belong")} to no pair of the study: {string.Join(", ", dangling)}. Delete them, or bring back the dataset, the generator or the recordings.");
        }
    }

    /// <summary>Writes the report of the pairs that were checked.</summary>
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_opened is { } opened && !_outcomes.IsEmpty)
        {
            try
            {
                opened.Finish([.. opened.Study.Manifest.Pairs.Where(_outcomes.ContainsKey).Select(p => _outcomes[p])]);
            }
            catch (InputException e)
            {
                throw new PairFailedException(e.Message);
            }
        }

        return ValueTask.CompletedTask;
    }

    private static Opened Open(StudyRegistry registry, Func<StudyManifest> manifest, RunEnvironment environment)
    {
        AcceptSwitch accept = AcceptSwitch.Read(environment.Accept, environment.OnBuildServer);
        var study = new Study(manifest(), registry);
        Thresholds thresholds = new ThresholdsReader(study.KnownNames).Read(study.Manifest.ThresholdsFile);
        return new Opened(study, thresholds, new SnapshotStore(study.Manifest.SnapshotsFolder), accept, environment);
    }

    private Opened Require() => _opened ?? throw new PairFailedException(_problem);

    private async Task CheckAsync(Opened opened, StudyPair pair, CancellationToken cancellation)
    {
        pair = opened.Accept.Recordings && pair.IsRecorded ? await opened.Study.RecordAsync(pair, cancellation) : pair;
        Scorecard scorecard = await opened.Study.ScoreAsync(pair, cancellation);
        GateResult result = new QualityGate(opened.Thresholds).Judge(scorecard);
        if (result.Overall == Verdict.Inconclusive)
        {
            string reason = result.FailureVerdict == Verdict.Inconclusive ? result.FailureReason : result.Verdicts.First(v => v.Verdict == Verdict.Inconclusive).Explanation;
            Assert.SkipUnless(opened.Environment.OnBuildServer, reason);
            throw new PairFailedException($"{pair}: {reason.TrimEnd('.')}. A skip on a developer's machine is an error on a build server.");
        }

        var check = new SnapshotCheck(opened.Store, opened.Accept.Snapshots, opened.Environment.OnBuildServer);
        // A metric that failed is no score: it must not become a snapshot, nor be compared with one.
        bool hasScores = result.Overall != Verdict.Error || scorecard.Seeds.Count == 0;
        (SnapshotStatus status, IReadOnlyList<SnapshotDifference> differences) = hasScores
            ? check.Run(scorecard, new SnapshotComparer(opened.Study.Metrics, scorecard.Dataset.Holdout.RowCount))
            : check.Skip(scorecard);
        var outcome = new PairOutcome(pair, result, status, differences);
        _outcomes[pair] = outcome;
        bool snapshotHolds = status is SnapshotStatus.Same or SnapshotStatus.Better or SnapshotStatus.Accepted;
        if (snapshotHolds && (result.Passes || (opened.Accept.Thresholds && ThresholdsWriter.CanHold(result, opened.Thresholds))))
        {
            if (status == SnapshotStatus.Better)
            {
                TestContext.Current.AddWarning($"{pair} is better than its snapshot; {AcceptSwitch.Variable}=snapshots keeps the gain:\n{PairMessage.Differences(differences, scorecard)}");
            }

            return;
        }

        string verdicts = PairMessage.Verdicts(result, await BaselinesAsync(opened, pair, cancellation));
        if (snapshotHolds || !hasScores)
        {
            throw new PairFailedException($"{pair}: {PairMessage.Headline(result)}.\n\n{verdicts}\nA limit stands in {opened.Study.Manifest.ThresholdsFile}; an exception there needs its measured reason.");
        }

        if (opened.Environment.OnBuildServer)
        {
            TestContext.Current.AddAttachment($"{pair.Dataset}.{pair.Generator}.received", File.ReadAllBytes(check.ReceivedPath(pair)), "application/json");
        }

        await check.ShowAsync(outcome);
        throw new VerifyException(check.Message(outcome, verdicts));
    }

    private static async Task<IReadOnlyList<Scorecard>> BaselinesAsync(Opened opened, StudyPair pair, CancellationToken cancellation)
    {
        var baselines = new List<Scorecard>();
        foreach (string id in opened.Study.Registry.Generators.Where(g => g.Info.Baseline is not null).Select(g => g.Info.Id))
        {
            if (opened.Study.Find(pair.Dataset, id) is { } baseline)
            {
                baselines.Add(await opened.Study.ScoreAsync(baseline, cancellation));
            }
        }

        return baselines;
    }

    private sealed record Opened(Study Study, Thresholds Thresholds, SnapshotStore Store, AcceptSwitch Accept, RunEnvironment Environment)
    {
        public void Finish(IReadOnlyList<PairOutcome> outcomes)
        {
            Thresholds thresholds = Thresholds;
            if (Accept.Thresholds && ThresholdsWriter.Add(Study.Manifest.ThresholdsFile, outcomes.Select(o => o.Gate)) > 0)
            {
                thresholds = new ThresholdsReader(Study.KnownNames).Read(Study.Manifest.ThresholdsFile);
                outcomes = [.. outcomes.Select(o => o with { Gate = new QualityGate(thresholds).Judge(o.Gate.Scorecard) })];
            }

            string report = MarkdownReport.Write(new StudyResult
            {
                Pairs = outcomes,
                PairsInAll = Study.Manifest.Pairs.Count,
                Metrics = Study.Metrics,
                Thresholds = thresholds,
                TrainColumns = outcomes.Select(o => o.Gate.Scorecard.Dataset).DistinctBy(d => d.Name).ToDictionary(d => d.Name, d => ColumnSummary.Of(d.Train), StringComparer.Ordinal),
            });
            AtomicFile.Write(Path.Combine(Study.Manifest.ArtifactsFolder, "report", "study.md"), report);
            JobSummary.Append(report, Environment.JobSummary);
        }
    }
}
