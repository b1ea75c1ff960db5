using Harness.Metrics;
using Harness.Scoring;
using Harness.Studies.Gate;

namespace Harness.Studies.Snapshots;

/// <summary>The scores of a pair as they are committed.</summary>
internal sealed record Snapshot
{
    private const int PartDigits = 3;
    private const int NoiseDigits = 2;

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

    /// <summary>Number of seeds that the noise was measured at; 0 where there is none: every difference is one.</summary>
    public int NoiseSeeds { get; init; }

    /// <summary>Whether the pair cleared the bar: <c>met</c>, <c>missed</c>, <c>inconclusive</c>, or <c>none</c> where nothing was judged.</summary>
    public required string Bar { get; init; }

    /// <summary>The metrics whose limit the pair missed.</summary>
    public required IReadOnlyList<string> Missed { get; init; }

    /// <summary>The metrics, by id, in the registry's order.</summary>
    public required IReadOnlyList<KeyValuePair<string, SnapshotMetric>> Metrics { get; init; }

    /// <summary>Makes the snapshot of a pair.</summary>
    /// <param name="result">The pair's scores and verdicts; no metric failed.</param>
    /// <param name="profile">The metrics that it holds.</param>
    /// <param name="noise">The level and the scatter over seeds, or <see langword="null"/>.</param>
    public static Snapshot Of(GateResult result, Func<MetricDescriptor, bool> profile, SnapshotNoise? noise = null)
    {
        Scorecard scorecard = result.Scorecard;
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
            NoiseSeeds = noise?.Seeds ?? 0,
            Bar = scorecard.Seeds.Count == 0 ? "none" : result.Bar.ToString().ToLowerInvariant(),
            Missed = [.. result.Verdicts.Where(v => v.Verdict == Verdict.Fail).Select(v => v.Score.Descriptor.Id)],
            Metrics = [.. scorecard.Scores.Where(s => profile(s.Descriptor)).Select(s => KeyValuePair.Create(s.Descriptor.Id, Entry(s, noise?.Metrics.GetValueOrDefault(s.Descriptor.Id))))],
        };
    }

    /// <summary>This snapshot with the noise of an earlier one: scores that were accepted since have its scatter, and no level but their own.</summary>
    /// <param name="earlier">The snapshot that was there before.</param>
    public Snapshot WithNoiseOf(Snapshot earlier) => this with
    {
        NoiseSeeds = earlier.NoiseSeeds,
        Metrics = [.. Metrics.Select(m => KeyValuePair.Create(m.Key, earlier.Find(m.Key) is { Noise: { } noise } old && old.Version == m.Value.Version
            ? m.Value with { Noise = noise, PartNoise = old.PartNoise.Count == m.Value.Parts.Count ? old.PartNoise : [] }
            : m.Value))],
    };

    /// <summary>This snapshot with no scatter larger than that of an earlier one: where a metric has both, the smaller.</summary>
    /// <param name="earlier">The snapshot that was there before.</param>
    /// <returns>The snapshot, and the number of metrics whose scatter had grown.</returns>
    public (Snapshot Snapshot, int Held) NoLooserThan(Snapshot earlier)
    {
        int held = 0;
        return (this with { Metrics = [.. Metrics.Select(m => KeyValuePair.Create(m.Key, Tighter(m.Value, earlier.Find(m.Key))))] }, held);

        SnapshotMetric Tighter(SnapshotMetric own, SnapshotMetric? old)
        {
            if (old is null || old.Version != own.Version || own.Noise is not { } noise || old.Noise is not { } before)
            {
                return own;
            }

            held += noise > before ? 1 : 0;
            return own with
            {
                Noise = Math.Min(noise, before),
                PartNoise = old.PartNoise.Count == own.PartNoise.Count ? [.. own.PartNoise.Zip(old.PartNoise, Math.Min)] : own.PartNoise,
            };
        }
    }

    /// <summary>The metric of an id, or <see langword="null"/>.</summary>
    /// <param name="id">The metric's id.</param>
    public SnapshotMetric? Find(string id) => Metrics.FirstOrDefault(m => m.Key == id).Value;

    private static SnapshotMetric Entry(MetricScore score, SnapshotNoise.Scatter? noise)
    {
        int digits = score.Descriptor.Digits;
        int parts = SnapshotParts.CountOf(score);
        return new SnapshotMetric(
            score.Descriptor.Version,
            SignificantDigits.Round(score.Value, digits),
            score.Failure?.Reason ?? score.NotApplicable,
            Rounded(noise is null || noise.Parts.Count != parts ? score.Parts.Take(parts).Select(SnapshotParts.Value) : noise.Parts))
        {
            Level = SignificantDigits.Round(noise?.Level, digits),
            Noise = SignificantDigits.Round(noise?.Noise, NoiseDigits),
            PartNoise = Rounded(noise?.PartNoise.Count == parts ? noise.PartNoise : [], NoiseDigits),
        };
    }

    private static double[] Rounded(IEnumerable<double> values, int digits = PartDigits) => [.. values.Select(v => SignificantDigits.Round(v, digits)!.Value)];
}
