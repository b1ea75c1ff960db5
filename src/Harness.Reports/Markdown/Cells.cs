using System.Globalization;
using Harness.Metrics;
using Harness.Scoring;
using Harness.Studies.Gate;

namespace Harness.Reports.Markdown;

/// <summary>Numbers as cells.</summary>
internal static class Cells
{
    /// <summary>A number with three significant digits (or as many as asked for); a dash where there is none.</summary>
    public static string Number(double? value, int digits = 3) => value switch
    {
        null => "–",
        { } v when Math.Abs(v) >= 1000 => v.ToString("F0", CultureInfo.InvariantCulture),
        { } v => v.ToString("G" + digits, CultureInfo.InvariantCulture),
    };

    /// <summary>A text of at most so many letters, the rest an ellipsis.</summary>
    public static string Clip(string text, int most = 160) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1)] + "…";

    /// <summary>An arrow to the better side of a metric, with a blank before it; nothing where neither is.</summary>
    public static string Arrow(MetricDescriptor metric) => metric.Direction switch
    {
        _ when metric.TwoSided => " ↕",
        Direction.LowerIsBetter => " ↓",
        Direction.HigherIsBetter => " ↑",
        _ => "",
    };

    /// <summary>Value ± spread, the spread with two digits; no spread where all seeds agree.</summary>
    public static string Value(double? value, double? spread) => Number(value) + (spread > 0 ? " ± " + Number(spread, 2) : "");

    /// <summary>The same for a metric.</summary>
    public static string Value(MetricScore score) => Value(score.Value, score.Spread);

    /// <summary>A limit as it applies to a pair: one over fresh rows with the number that comes of it.</summary>
    public static string Limit(LimitVerdict verdict) => verdict is { Limit.Excess: not null, Bound: { } bound } ? $"{Number(bound)} ({verdict.Limit})" : verdict.Limit.ToString();

    /// <summary>The same where the metric may be absent.</summary>
    public static string Score(MetricScore? score) => score?.Value is null ? "–" : Value(score);
}
