namespace Harness.Studies.Gate;

/// <summary>A part that misses a limit.</summary>
/// <param name="Limit">The limit.</param>
/// <param name="Own">How the part stands; of a limit on a metric as a whole the part that is worst, beside the limit on the whole.</param>
internal readonly record struct MissedPart(LimitVerdict Limit, PartVerdict Own)
{
    /// <summary>How far beyond its limit the part is, in units of the limit.</summary>
    public double Beyond => LimitVerdict.BeyondOf(Own.Part.Value, Own.Bound);

    /// <summary>Every part of a pair that misses a limit, limit by limit.</summary>
    /// <param name="gate">The verdicts on the pair.</param>
    public static IReadOnlyList<MissedPart> Of(GateResult gate)
    {
        return [.. gate.Verdicts.Where(v => v.Verdict == Verdict.Fail).SelectMany(v => PartsOf(v).Select(p => new MissedPart(v, p)))];
    }

    private static IEnumerable<PartVerdict> PartsOf(LimitVerdict limit) => limit.Parts.Count > 0 ? limit.Parts.Where(p => p.IsMissed)
        : limit.Part is { } part && limit.Bound is { } bound ? [new PartVerdict(part, limit.Fresh, bound, limit.Chance, limit.PValue, Verdict.Fail)]
        : [];
}
