using Harness.Scoring;

namespace Harness.Studies.Snapshots;

/// <summary>The scores of a pair as they are committed.</summary>
public sealed record Snapshot
{
    /// <summary>The dataset.</summary>
    public required string Dataset { get; init; }

    /// <summary>The generator.</summary>
    public required string Generator { get; init; }

    /// <summary>Version of the generator.</summary>
    public required string GeneratorVersion { get; init; }

    /// <summary>SHA-256 of the train file.</summary>
    public required string TrainDigest { get; init; }

    /// <summary>SHA-256 of the holdout file.</summary>
    public required string HoldoutDigest { get; init; }

    /// <summary>The seeds that have a table, ascending.</summary>
    public required IReadOnlyList<ulong> Seeds { get; init; }

    /// <summary>Rows of a synthetic table (of the first seed); 0 where there is none.</summary>
    public required int Rows { get; init; }

    /// <summary>The failures of the generator, as text; empty where every seed has a table.</summary>
    public required IReadOnlyList<string> Failures { get; init; }

    /// <summary>The metrics, by id, in the registry's order.</summary>
    public required IReadOnlyList<KeyValuePair<string, SnapshotMetric>> Metrics { get; init; }

    /// <summary>Makes the snapshot of a pair.</summary>
    /// <param name="scorecard">The pair's scores; no metric failed.</param>
    public static Snapshot Of(Scorecard scorecard)
    {
        ArgumentNullException.ThrowIfNull(scorecard);
        return new Snapshot
        {
            Dataset = scorecard.Dataset.Name,
            Generator = scorecard.Generator.Id,
            GeneratorVersion = scorecard.Generator.Version,
            TrainDigest = scorecard.Dataset.TrainDigest,
            HoldoutDigest = scorecard.Dataset.HoldoutDigest,
            Seeds = [.. scorecard.Seeds.Select(s => s.Seed)],
            Rows = scorecard.Seeds.Count == 0 ? 0 : scorecard.Seeds[0].Rows,
            Failures = [.. scorecard.Failures.Select(f => $"seed {f.Seed}: {f}")],
            Metrics = [.. scorecard.Scores.Select(s => KeyValuePair.Create(s.Descriptor.Id, Entry(s)))],
        };
    }

    /// <summary>The metric of an id, or <see langword="null"/>.</summary>
    /// <param name="id">The metric's id.</param>
    public SnapshotMetric? Find(string id) => Metrics.FirstOrDefault(m => m.Key == id).Value;

    private static SnapshotMetric Entry(MetricScore score)
    {
        int digits = score.Descriptor.Digits;
        return new SnapshotMetric(
            score.Descriptor.Version,
            SignificantDigits.Round(score.Value, digits),
            SignificantDigits.Round(score.Spread, digits),
            score.Failure?.Reason ?? score.NotApplicable,
            score.Descriptor.IsWorst ? [] : [.. PartsByName.Of(score.Parts).Select(p => KeyValuePair.Create(p.Key, SignificantDigits.Round(p.Value, 3)!.Value))]);
    }
}
