using Harness.Metrics;
using Harness.Scoring;

namespace Harness.Studies.Gate;

/// <summary>Whether a pair may take the place of the real table for a purpose, by the limits that speak of it.</summary>
/// <param name="Purpose">The purpose.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Limits">The limits that speak of the purpose and apply to the table.</param>
internal sealed record PurposeVerdict(Purpose Purpose, PurposeAnswer Answer, IReadOnlyList<LimitVerdict> Limits)
{
    // Limits on copies speak of one row in a hundred; fewer rows cannot show it.
    private const int FewestRows = 100;

    /// <summary>Whether the tables have too few rows to find copies in.</summary>
    /// <param name="scorecard">The pair's scores.</param>
    public static bool HasFewRows(Scorecard scorecard) => scorecard.Dataset.Train.RowCount < FewestRows || scorecard.Seeds.Any(s => s.Rows < FewestRows);

    /// <summary>The limits that are missed, the farthest beyond for its limit first.</summary>
    public IReadOnlyList<LimitVerdict> Missed => [.. Limits.Where(l => l.IsMissed).OrderByDescending(l => l.Beyond)];

    /// <summary>The limits that are open.</summary>
    public IReadOnlyList<LimitVerdict> Open => [.. Limits.Where(l => l.Verdict == Verdict.Inconclusive)];

    /// <summary>Why nothing speaks of it, where the limits that could say so; else empty.</summary>
    public string NotAskedFor { get; private init; } = "";

    /// <summary>The columns that are within their limits, and yet further off than fresh real rows are.</summary>
    public IReadOnlyList<string> FurtherOff { get; private init; } = [];

    /// <summary>The answers for all purposes; empty where the generator made no table.</summary>
    /// <param name="gate">The verdicts on the pair.</param>
    /// <param name="columns">How its columns stand.</param>
    public static IReadOnlyList<PurposeVerdict> Of(GateResult gate, IReadOnlyList<ColumnVerdict> columns)
    {
        return gate.Scorecard.Seeds.Count == 0 ? [] : [.. Enum.GetValues<Purpose>().Select(p => Of(gate, p, columns))];
    }

    private static PurposeVerdict Of(GateResult gate, Purpose purpose, IReadOnlyList<ColumnVerdict> columns)
    {
        LimitVerdict[] limits = [.. gate.Verdicts.Where(v => PurposeOf(v.Score.Descriptor) == purpose && !v.DoesNotApply)];

        // Models that learn nothing from real rows say nothing of synthetic ones: the other way round alone is no answer.
        bool isAsked = limits.Any(l => l.Score.Value is not null && (purpose != Purpose.Train || !l.Score.Descriptor.TwoSided));
        PurposeAnswer answer = limits.Any(l => l.IsMissed) ? PurposeAnswer.No
            : !isAsked ? PurposeAnswer.NotAsked
            : limits.Any(l => l.Verdict == Verdict.Inconclusive) ? PurposeAnswer.Inconclusive
            : purpose == Purpose.GiveAway && HasFewRows(gate.Scorecard) ? PurposeAnswer.Inconclusive
            : purpose == Purpose.Analyse && columns.Any(c => c.Sign == ColumnSign.FurtherOff) ? PurposeAnswer.WithCare
            : PurposeAnswer.Yes;
        return new PurposeVerdict(purpose, answer, limits)
        {
            NotAskedFor = answer == PurposeAnswer.NotAsked ? Reason(gate, purpose) : "",
            FurtherOff = answer == PurposeAnswer.WithCare ? [.. columns.Where(c => c.Sign == ColumnSign.FurtherOff).Select(c => c.Column)] : [],
        };
    }

    // Of several the one that is no matter of the target's kind: models on real rows that are no use.
    private static string Reason(GateResult gate, Purpose purpose) => gate.Verdicts
        .Where(v => v.DoesNotApply && PurposeOf(v.Score.Descriptor) == purpose && !v.Score.Descriptor.TwoSided)
        .Select(v => v.Score.NotApplicable ?? "")
        .OrderBy(reason => reason.StartsWith("the target is a ", StringComparison.Ordinal))
        .FirstOrDefault() ?? "";

    /// <summary>The purpose that a metric speaks of.</summary>
    /// <param name="metric">The metric.</param>
    public static Purpose PurposeOf(MetricDescriptor metric) => metric.Family switch
    {
        "utility" => Purpose.Train,
        "copying" => Purpose.GiveAway,

        // Not measured, so without a family; its package says what it is of.
        "" when OptionalMetrics.PackageOf.GetValueOrDefault(metric.Id) == "Harness.Utility" => Purpose.Train,
        _ => Purpose.Analyse,
    };
}
