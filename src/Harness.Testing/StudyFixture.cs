using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Harness.Generators;
using Harness.Reports.Findings;
using Harness.Scoring;
using Harness.Studies;
using Harness.Studies.Gate;
using Harness.Studies.Shards;
using Harness.Studies.Snapshots;
using Xunit;

namespace Harness.Testing;

/// <summary>
/// The study of a test run: an assembly fixture of the evaluation project. It reads everything once, checks pairs as
/// the tests ask for them, and writes the report when the run ends.
/// </summary>
public abstract class StudyFixture : IAsyncDisposable
{
    private readonly ConcurrentDictionary<(string, string), PairOutcome> _outcomes = new();
    private readonly ConcurrentDictionary<(string, string), string> _notJudged = new();
    private readonly ConcurrentDictionary<(string, string), byte> _asked = new();
    private readonly ConcurrentDictionary<(string Dataset, string Generator), double> _seconds = new();
    private IReadOnlyList<string> _dangling = [];
    private readonly ConcurrentDictionary<string, byte> _said = new(StringComparer.Ordinal);
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
            RunReport.CannotOpen(e.Message, environment);
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
        if (opened.Study.Manifest.Problems.FirstOrDefault(p => p.Name == dataset) is { } problem)
        {
            throw new PairFailedException(problem.Message);
        }

        _asked[(dataset, generator)] = 0;
        try
        {
            StudyPair pair = opened.Study.Find(dataset, generator) ?? throw new InputException($"The manifest has no pair '{dataset} / {generator}'.");
            ReadDataset(opened, dataset);
            await CheckAsync(opened, pair, cancellation);
        }
        catch (Exception e) when (e is InputException or GeneratorException)
        {
            _notJudged[(dataset, generator)] = e.Message;
            throw new PairFailedException(e.Message);
        }
        catch (Exception e) when (!_outcomes.ContainsKey((dataset, generator)) && !IsSkip(e))
        {
            _notJudged[(dataset, generator)] = e is PairFailedException ? e.Message : $"{e.GetType().Name}: {e.Message}";
            throw;
        }
    }

    /// <summary>Checks that every snapshot belongs to a pair of the whole manifest, narrowed or not.</summary>
    public void CheckDanglingSnapshots()
    {
        Opened opened = Require();
        IReadOnlyList<string> dangling = opened.Store.Dangling(opened.Study.Manifest.Pairs.Select(p => (p.Dataset, p.Generator)));
        if (dangling.Count > 0)
        {
            _dangling = dangling;
            throw new PairFailedException($"{opened.Store.Folder}: {(dangling.Count == 1 ? "1 snapshot belongs" : $"{dangling.Count} snapshots belong")} to no pair of the study: {string.Join(", ", dangling)}. Delete them, or bring back the dataset, the generator or the recordings.");
        }
    }

    /// <summary>Writes the report of the pairs that were checked, and says at the end what is left to do. On a build server a pair that no test came to is an error.</summary>
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_opened is { } opened)
        {
            opened.Progress.Dispose();
            StudyPair[] filteredOut = opened.Environment.OnBuildServer ? [.. opened.Study.Manifest.Pairs.Where(p => p.IsSelected && !_asked.ContainsKey((p.Dataset, p.Generator)))] : [];
            foreach (StudyPair pair in filteredOut)
            {
                _notJudged[(pair.Dataset, pair.Generator)] = "no test asked for it";
            }

            try
            {
                IReadOnlyList<string> notes = opened.Finish([.. opened.Study.Manifest.Pairs.Select(p => _outcomes.GetValueOrDefault((p.Dataset, p.Generator))).OfType<PairOutcome>()], [.. opened.Study.Manifest.Pairs.Where(p => _notJudged.ContainsKey((p.Dataset, p.Generator))).Select(p => new NotJudged(p, _notJudged[(p.Dataset, p.Generator)]))], [.. _dangling.Select(SnapshotStore.PairOf).Select(p => new StudyPair(p.Dataset, p.Generator, "", [], [], IsSelected: false))], _said.Keys);
                PairCosts.Write(opened.Study.Manifest.ArtifactsFolder, _seconds.Select(s => new ShardReceipt.Entry(s.Key.Dataset, s.Key.Generator, s.Value)));
                foreach (string note in notes)
                {
                    opened.Environment.Messages.WriteLine($"Harness: {note}");
                }
            }
            catch (InputException e)
            {
                throw new PairFailedException(e.Message);
            }

            if (filteredOut.Length > 0)
            {
                throw new PairFailedException($"{filteredOut.Length} of {opened.Study.Manifest.Pairs.Count(p => p.IsSelected)} pairs were not judged, {filteredOut[0]} the first of them: a filter left out their tests, or the run was ended. A build server judges every pair; -p:HarnessDatasets and -p:HarnessGenerators narrow a study, and its report says so.");
            }
        }

        return ValueTask.CompletedTask;
    }

    // The mark by which xUnit tells a skip from a failure.
    private static bool IsSkip(Exception e) => e.Message.StartsWith("$XunitDynamicSkip$", StringComparison.Ordinal);

    private static Opened Open(StudyRegistry registry, Func<StudyManifest> manifest, RunEnvironment environment)
    {
        AcceptSwitch accept = AcceptSwitch.Read(environment.Accept, environment.OnBuildServer);
        int noiseSeeds = RunVariables.ReadNoiseSeeds(environment.NoiseSeeds);
        var warnings = new ConcurrentQueue<string>();
        StudyManifest parts = manifest();
        registry = OtherPrograms.Register(registry, parts);
        Thresholds thresholds = new ThresholdsReader(Study.KnownNames(parts, registry)).Read(parts.ThresholdsFile);
        if (parts.Problems.Count == 0 && !parts.Pairs.Any(p => p.IsSelected))
        {
            throw new InputException($"{parts.ProjectFile}: there is no pair to judge{(parts.IsNarrowed ? ": no dataset that -p:HarnessDatasets names has a generator that -p:HarnessGenerators names" : "; add a HarnessGenerator or a HarnessRecording item")}.");
        }

        var study = new Study(OtherPrograms.MakeAgain(parts, registry), registry, warnings.Enqueue, thresholds);
        return new Opened(study, thresholds, new SnapshotStore(study.Manifest.SnapshotsFolder), accept, environment, warnings, new ProgressLines(study, environment.Messages)) { NoiseSeeds = noiseSeeds };
    }

    private Opened Require()
    {
        if (_opened is null)
        {
            FailOnce(_problem, "the study cannot be opened; the test that failed says why");
        }

        return _opened!;
    }

    /// <summary>Reads the dataset of a pair; where it cannot be read, one of its pairs fails and says why, and the others are skipped.</summary>
    private void ReadDataset(Opened opened, string dataset)
    {
        try
        {
            opened.Study.Dataset(dataset);
        }
        catch (InputException e)
        {
            FailOnce(e.Message, $"the dataset '{dataset}' cannot be read; the test that failed says why");
        }
    }

    // One mistake is one red row, whichever test comes first: so it is said under any filter too.
    private void FailOnce(string message, string others)
    {
        if (_said.TryAdd(message, 0))
        {
            throw new PairFailedException(message);
        }

        Assert.Skip(others);
    }

    /// <summary>A plain run trains no slow generator: a pair that was never recorded is skipped, and one that lost a recording fails.</summary>
    private static void RequireRecordings(Opened opened, StudyPair pair)
    {
        if (pair.NotRecorded.Count == 0)
        {
            return;
        }

        string command = AcceptCommand.Of(opened.Study.Manifest, "recordings", [pair]);
        bool never = pair.NotRecorded.Count == pair.Seeds.Count;
        if (never && opened.Store.Find(pair.Dataset, pair.Generator) is null)
        {
            opened.NotRecorded.Enqueue(pair);
            Assert.Skip($"not recorded; {command} trains it");
        }

        string seeds = $"{(pair.NotRecorded.Count == 1 ? "seed" : "seeds")} {string.Join(", ", pair.NotRecorded)}";
        throw new PairFailedException($"{pair}: {seeds} {(pair.NotRecorded.Count == 1 ? "is" : "are")} not recorded{(never ? ", but there is a snapshot" : "")}. Restore the {(pair.NotRecorded.Count == 1 ? "recording" : "recordings")}, or train what is missing: {command}");
    }

    private async Task CheckAsync(Opened opened, StudyPair pair, CancellationToken cancellation)
    {
        if (pair.Problem is { } problem)
        {
            throw new PairFailedException(problem);
        }

        if (opened.Accept.Recordings && (pair.IsRecorded || pair.Maker is not null))
        {
            pair = await opened.Study.RecordAsync(pair, cancellation);
        }

        RequireRecordings(opened, pair);
        long start = Stopwatch.GetTimestamp();
        Scorecard scorecard = await opened.Study.ScoreAsync(pair, cancellation);
        _seconds[(pair.Dataset, pair.Generator)] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        GateResult result = new QualityGate(opened.Thresholds, opened.Study.Registry.NotMeasured).Judge(scorecard);

        // What went wrong is red wherever it runs; only what is missing is skipped.
        if (result.Overall != Verdict.Error && (result.FailureVerdict == Verdict.Inconclusive || result.Verdicts.Any(v => v.IsUnmeasured)))
        {
            string reason = result.FailureVerdict == Verdict.Inconclusive ? result.FailureReason : result.Verdicts.First(v => v.IsUnmeasured).Explanation;
            Assert.SkipUnless(opened.Environment.OnBuildServer, reason);
            throw new PairFailedException($"{pair}: {reason.TrimEnd('.')}. A skip on a developer's machine is an error on a build server.");
        }

        var check = new SnapshotCheck(opened.Store, opened.Study, opened.Thresholds, opened.Accept, opened.Environment.OnBuildServer);
        // A metric that failed is no score: it must not become a snapshot, nor be compared with one.
        bool hasScores = result.Overall != Verdict.Error || scorecard.Seeds.Count == 0;
        PairOutcome outcome = hasScores ? check.Run(pair, result) : check.Skip(pair, result);
        if (opened.Accept.Noise && outcome.SnapshotHolds && outcome.Lost.Count == 0 && pair.Recordings.Count == 0 && scorecard.Seeds.Count > 1)
        {
            MeasureNoise(opened, check, outcome, cancellation);
        }

        _outcomes[(pair.Dataset, pair.Generator)] = outcome;
        if (outcome.Passes)
        {
            if (outcome.Snapshot == SnapshotStatus.Better)
            {
                TestContext.Current.AddWarning($"{pair} is better than its snapshot; {AcceptSwitch.Variable}=snapshots keeps the gain:\n{PairMessage.Differences(outcome, opened.Study.Manifest.IsExact)}");
            }

            return;
        }

        string verdicts = PairMessage.Verdicts(result, await BaselinesAsync(opened, pair, cancellation));
        if (outcome.SnapshotHolds || !hasScores)
        {
            throw new PairFailedException($"{pair}: {PairMessage.Headline(outcome)}.\n\n{verdicts}{PairMessage.Remedy(outcome, opened.Study.Manifest)}");
        }

        if (opened.Environment.OnBuildServer)
        {
            TestContext.Current.AddAttachment($"{pair.Dataset}.{pair.Generator}.received", File.ReadAllBytes(check.ReceivedPath(pair)), "application/json");
        }

        await check.ShowAsync(outcome);
        throw new VerifyException(check.Message(outcome, verdicts));
    }

    private static void MeasureNoise(Opened opened, SnapshotCheck check, PairOutcome outcome, CancellationToken cancellation)
    {
        Scorecard seeds = opened.Study.ScoreSeeds(outcome.Pair, [.. Enumerable.Range(1, opened.NoiseSeeds).Select(s => (ulong)s)], cancellation);
        int held = check.AcceptNoise(outcome.Gate, SnapshotNoise.Of(seeds));
        if (held > 0)
        {
            opened.Warnings.Enqueue($"{outcome.Pair}: the scatter of {held} {(held == 1 ? "metric has" : "metrics have")} grown, and the smaller one of before was kept, since it is what a loss is told by; {AcceptSwitch.Variable}=noise,loosen takes the larger.");
        }
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

    private sealed record Opened(
        Study Study, Thresholds Thresholds, SnapshotStore Store, AcceptSwitch Accept, RunEnvironment Environment, ConcurrentQueue<string> Warnings, ProgressLines Progress)
    {
        public ConcurrentQueue<StudyPair> NotRecorded { get; } = [];

        /// <summary>The seeds that noise is measured at.</summary>
        public required int NoiseSeeds { get; init; }

        /// <summary>Writes what the run found.</summary>
        /// <param name="outcomes">The pairs that were judged.</param>
        /// <param name="notJudged">The pairs that should have been.</param>
        /// <param name="dangling">The snapshots that belong to no pair.</param>
        /// <param name="unread">The mistakes that kept a dataset from being read.</param>
        /// <returns>What a person has to know or do.</returns>
        public IReadOnlyList<string> Finish(IReadOnlyList<PairOutcome> outcomes, IReadOnlyList<NotJudged> notJudged, IReadOnlyList<StudyPair> dangling, IEnumerable<string> unread)
        {
            StudyPair[] notRecorded = [.. NotRecorded.OrderBy(p => p.Dataset, StringComparer.Ordinal).ThenBy(p => p.Generator, StringComparer.Ordinal)];
            IEnumerable<string> mistakes = unread.Concat(Study.Manifest.Problems.Select(p => p.Message)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
            string[] notes = [.. mistakes.Select(m => $"not judged: {m}"), .. RemadeLines.Of(Study), .. EndOfRun.Notes(Study.Manifest, outcomes, notRecorded), .. Warnings];
            if (outcomes.Count + notJudged.Count == 0)
            {
                return notes;
            }

            var result = new StudyResult
            {
                Pairs = outcomes,
                NotJudged = notJudged,
                Dangling = dangling,
                PairsInAll = Study.Manifest.Pairs.Count - notRecorded.Length,
                Metrics = Study.Metrics,
                Thresholds = Thresholds,
                TrainColumns = outcomes.Select(o => o.Gate.Scorecard.Dataset).DistinctBy(d => d.Name).ToDictionary(d => d.Name, d => ColumnSummary.Of(d.Train), StringComparer.Ordinal),
                Notes = notes,
                AcceptLosses = EndOfRun.AcceptLosses(Study.Manifest, outcomes),
                KeepGains = EndOfRun.KeepGains(Study.Manifest, outcomes),
            };
            RunReport.Write(result, Study.Manifest, Store, Environment);
            var findings = new StudyFindings(result);
            return [Answer.OfGate(result, findings).ToString(), Answer.OfBar(result).ToString(), .. notes];
        }
    }
}
