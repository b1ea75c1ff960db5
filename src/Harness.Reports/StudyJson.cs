using Harness.Metrics;
using Harness.Reports.Json;
using Harness.Scoring;
using Harness.Studies;
using Harness.Studies.Gate;

namespace Harness.Reports;

/// <summary>The results of a run as JSON, for programs: one versioned schema.</summary>
internal static class StudyJson
{
    private const int MostParts = 5;

    /// <summary>Writes a study.</summary>
    /// <param name="study">The results.</param>
    /// <returns>The text of the file, ended by a line break.</returns>
    public static string Write(StudyResult study)
    {
        ArgumentNullException.ThrowIfNull(study);
        Func<MetricDescriptor, bool> profile = study.ShowsEveryScore ? _ => true : Profile.Of(study.Thresholds);
        return StudyText.Write(new StudyModel { Pairs = [.. study.Pairs.Select(p => Pair(p, profile, study.ShowsEveryScore)), .. study.NotJudged.Select(NotJudged)], Dangling = [.. study.Dangling.Select(p => new StudyModel.SnapshotModel { Dataset = p.Dataset, Generator = p.Generator })], Notes = study.Notes });
    }

    private static PairModel Pair(PairOutcome pair, Func<MetricDescriptor, bool> profile, bool showsParts)
    {
        Scorecard scores = pair.Gate.Scorecard;
        bool hasTable = scores.Seeds.Count > 0;
        IReadOnlyList<ColumnVerdict> columns = hasTable ? ColumnVerdict.Of(pair.Gate) : [];
        return new PairModel
        {
            Dataset = pair.Pair.Dataset,
            Generator = pair.Pair.Generator,
            Bar = pair.Bar?.ToString().ToLowerInvariant(),
            Gate = pair.Passes ? "pass" : "fail",
            Required = pair.IsRequired,
            Snapshot = pair.Snapshot.ToString(),
            Rows = scores.Dataset.Real.RowCount,
            Failures = [.. scores.Failures.Select(f => $"seed {f.Seed}: {f}")],
            Limits = [.. pair.Gate.Verdicts.Select(Limit)],
            Changes = pair.Snapshot == SnapshotStatus.New
                ? [new ChangeModel { Metric = "", Kind = ChangeModel.New, Before = null, After = null, Noise = null, OverNoise = null, Parts = [] }]
                : [.. pair.Differences.Select(d => new ChangeModel { Metric = d.Subject, Kind = d.Change.ToString(), Before = d.Before, After = d.Now, Noise = d.Noise, OverNoise = d.OverNoise, Parts = d.Parts })],
            Headlines = hasTable ? new HeadlinesModel { Fidelity = Of(Headline.Fidelity(scores)), Utility = Of(Headline.Utility(scores)), Novelty = Of(Headline.Novelty(scores)) } : null,
            Purposes = [.. PurposeVerdict.Of(pair.Gate, columns).Select(p => Purpose(p, columns))],
            Columns = [.. columns.Select(Column)],
            Rules = [.. RuleScore.Of(scores).Select(RuleModel.Of)],
            Scores = [.. scores.Scores.Where(s => profile(s.Descriptor)).Select(s => Score(s, showsParts))],
            RecordedFailures = [.. scores.Failures.Select(f => new FailureModel { Seed = f.Seed, Stage = f.Stage, Type = f.Type, Message = f.Message, Known = pair.Gate.FailureVerdict == Verdict.Pass ? pair.Gate.FailureReason : null })],
            Provenance = Provenance(scores),
        };
    }

    // The keys of every pair, so that a program that looks for what failed finds it.
    private static PairModel NotJudged(NotJudged pair) => new()
    {
        Dataset = pair.Pair.Dataset,
        Generator = pair.Pair.Generator,
        Bar = null,
        Gate = "fail",
        Required = false,
        Snapshot = null,
        Rows = null,
        Failures = [$"not judged: {pair.Why}"],
        Limits = [],
        Changes = [],
        Headlines = null,
        Purposes = [],
        Columns = [],
        Rules = [],
        Scores = [],
        RecordedFailures = [],
        Provenance = null,
    };

    private static LimitModel Limit(LimitVerdict verdict) => new()
    {
        Metric = verdict.Score.Descriptor.Id,
        Verdict = verdict.Verdict.ToString(),
        Value = verdict.Score.Value,
        Limit = verdict.Bound,
        Rule = verdict.Limit.ToString(),
        Fresh = verdict.Fresh,
        Chance = verdict.Chance,
        P = verdict.PValue,
        Why = verdict.Explanation,
        Part = verdict.Part?.Label,
        PartValue = verdict.Part?.Value,
        Worst = [.. verdict.Score.WorstFirst.Take(MostParts).Select(p => new LimitModel.PartModel { Name = p.Label, Value = p.Value })],
    };

    private static HeadlinesModel.HeadlineModel? Of(Headline? headline) => headline is null ? null : new() { Value = headline.Value, Spread = headline.Spread };

    private static PurposeModel Purpose(PurposeVerdict verdict, IReadOnlyList<ColumnVerdict> columns) => new()
    {
        Purpose = verdict.Purpose.ToString(),
        Answer = verdict.Answer.ToString(),
        Missed = [.. verdict.Missed.Select(Id)],
        Open = [.. verdict.Open.Select(Id)],
        Care = verdict.Answer == PurposeAnswer.WithCare ? [.. columns.Where(c => c.Sign == ColumnSign.FurtherOff).Select(c => c.Column)] : [],
    };

    private static ColumnModel Column(ColumnVerdict column) => new()
    {
        Name = column.Column,
        Sign = column.Sign.ToString(),
        Metric = column.Metric.Length == 0 ? null : column.Metric,
        Distance = column.Distance,
        Fresh = column.Fresh,
        Limit = column.Limit,
        Missed = [.. column.Missed.Select(m => Id(m.Limit)).Distinct(StringComparer.Ordinal)],
        MissedWithOthers = [.. column.MissedWithOthers.Select(m => Id(m.Limit)).Distinct(StringComparer.Ordinal)],
    };

    private static ScoreModel Score(MetricScore score, bool showsParts) => new()
    {
        Metric = score.Descriptor.Id,
        Version = score.Descriptor.Version,
        Value = score.Value,
        Spread = score.Spread,
        StandardError = score.StandardError,
        Fresh = score.Comparison?.Reference ?? score.Fresh?.Mean,
        Framed = score.Framed,
        Floor = score.Frame?.Floor,
        Ceiling = score.Frame?.Ceiling,
        Why = score.Failure is { } failure ? "failed: " + failure.Reason : score.NotApplicable is { } reason ? "does not apply: " + reason : score.CannotTell,
        Parts = showsParts ? [.. score.Parts.Select(p => new ScoreModel.PartModel { Name = p.Name, Other = p.Other, Value = p.Value, Note = p.Note })] : null,
    };

    private static ProvenanceModel Provenance(Scorecard scores) => new()
    {
        Title = scores.Generator.Title,
        Family = scores.Generator.Family,
        GeneratorVersion = scores.Generator.Version,
        License = scores.Generator.License,
        Parameters = scores.Generator.Parameters,
        Packages = scores.Generator.Packages,
        Seeds = [.. scores.Seeds.Select(s => s.Seed)],
        SyntheticRows = [.. scores.Seeds.Select(s => s.Rows)],
        TrainRows = scores.Dataset.Train.RowCount,
        HoldoutRows = scores.Dataset.Holdout.RowCount,
        Train = scores.Dataset.TrainDigest,
        Holdout = scores.Dataset.HoldoutDigest,
        FitSeconds = scores.FitSeconds,
    };

    private static string Id(LimitVerdict verdict) => verdict.Score.Descriptor.Id;
}
