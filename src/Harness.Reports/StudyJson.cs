using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Harness.Studies;
using Harness.Studies.Gate;

namespace Harness.Reports;

/// <summary>The results of a run as JSON, for programs: one versioned schema.</summary>
internal static class StudyJson
{
    private const int SchemaVersion = 1;
    private const int MostParts = 5;

    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    /// <summary>Writes a study.</summary>
    /// <param name="study">The results.</param>
    /// <returns>The text of the file, ended by a line break.</returns>
    public static string Write(StudyResult study)
    {
        ArgumentNullException.ThrowIfNull(study);
        return JsonSerializer.Serialize(new { version = SchemaVersion, pairs = study.Pairs.Select(Pair).Concat(study.NotJudged.Select(NotJudged)), dangling = study.Dangling.Select(p => new { dataset = p.Dataset, generator = p.Generator }), notes = study.Notes }, Options) + "\n";
    }

    private static object Pair(PairOutcome pair) => new
    {
        dataset = pair.Pair.Dataset,
        generator = pair.Pair.Generator,
        bar = pair.Bar?.ToString().ToLowerInvariant(),
        gate = pair.Passes ? "pass" : "fail",
        required = pair.IsRequired,
        snapshot = pair.Snapshot.ToString(),
        rows = pair.Gate.Scorecard.Dataset.Real.RowCount,
        failures = pair.Gate.Scorecard.Failures.Select(f => $"seed {f.Seed}: {f}"),
        limits = pair.Gate.Verdicts.Select(Limit),
        changes = pair.Snapshot == SnapshotStatus.New
            ? [new { metric = "", kind = "New", before = (string?)null, after = (string?)null, noise = (double?)null, overNoise = (double?)null, parts = (IReadOnlyList<string>)[] }]
            : pair.Differences.Select(d => new { metric = d.Subject, kind = d.Change.ToString(), before = (string?)d.Before, after = (string?)d.Now, noise = d.Noise, overNoise = d.OverNoise, parts = d.Parts }),
    };

    // The keys of every pair, so that a program that looks for what failed finds it.
    private static object NotJudged(NotJudged pair) => new
    {
        dataset = pair.Pair.Dataset,
        generator = pair.Pair.Generator,
        bar = (string?)null,
        gate = "fail",
        required = false,
        snapshot = (string?)null,
        rows = (int?)null,
        failures = (string[])[$"not judged: {pair.Why}"],
        limits = Array.Empty<object>(),
        changes = Array.Empty<object>(),
    };

    private static object Limit(LimitVerdict verdict) => new
    {
        metric = verdict.Score.Descriptor.Id,
        verdict = verdict.Verdict.ToString(),
        value = verdict.Score.Value,
        limit = verdict.Bound,
        rule = verdict.Limit.ToString(),
        fresh = verdict.Fresh,
        chance = verdict.Chance,
        p = verdict.PValue,
        why = verdict.Explanation,
        part = verdict.Part?.Label,
        worst = verdict.Score.WorstFirst.Take(MostParts).Select(p => new { name = p.Label, value = p.Value }),
    };
}
