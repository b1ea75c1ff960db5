using System.ComponentModel;
using Harness.Metrics;
using Harness.Scoring;

namespace Harness.Reports.Json;

/// <summary>A rule in <c>study.json</c>.</summary>
internal sealed record RuleModel
{
    [Description("The rule.")]
    public required string Rule { get; init; }

    [Description("Who says it: the dataset, a constraint of SDV, or nobody: it was found to hold in every real row.")]
    [Names(typeof(RuleOrigin))]
    public required string Origin { get; init; }

    [Description("Kept by every synthetic row, broken by so few that fresh real rows could, or broken.")]
    [Names(typeof(RuleVerdict))]
    public required string Verdict { get; init; }

    [Description("Share of the synthetic rows that keep it, mean over seeds.")]
    public required double Synthetic { get; init; }

    [Description("Share of the train rows that keep it.")]
    public required double Train { get; init; }

    [Description("Share of the holdout rows that keep it.")]
    public required double Holdout { get; init; }

    [Description("The first synthetic rows that break it, counted from 1, of the first seed with that verdict.")]
    public required IReadOnlyList<int> Rows { get; init; }

    /// <summary>The model of a rule.</summary>
    public static RuleModel Of(RuleScore rule) => new()
    {
        Rule = rule.Rule,
        Origin = rule.Facts.Origin.ToString(),
        Verdict = rule.Facts.Verdict.ToString(),
        Synthetic = 1 - rule.Broken,
        Train = rule.Facts.Train,
        Holdout = rule.Facts.Holdout,
        Rows = rule.Facts.Rows,
    };
}
