using System.Text.Json.Serialization;

namespace Harness.Metrics;

/// <summary>One part of a metric's value: what it is for one column, one pair of columns, one model.</summary>
/// <param name="Name">The column or the model.</param>
/// <param name="Other">The second column of a pair, else <see langword="null"/>.</param>
/// <param name="Value">The part's value, on the metric's scale.</param>
/// <param name="Note">A remark about this part: <c>constant in the synthetic table</c>; <see langword="null"/> for none.</param>
public sealed record MetricPart(string Name, string? Other, double Value, string? Note = null)
{
    /// <summary>
    /// The difference with its sign, synthetic − train on the metric's scale, where the value is the absolute value of one:
    /// two seeds that err to opposite sides have the mean 0 here, and their mean error in <see cref="Value"/>.
    /// <see langword="null"/> where the value is no such thing, or has no sign, as of a column without a value.
    /// </summary>
    public double? Signed { get; init; }

    /// <summary>What is known of the rule that the part is of; <see langword="null"/> where it is of none.</summary>
    [JsonInclude]
    internal RuleFacts? Rule { get; init; }

    /// <summary>
    /// The probability that fresh real rows have any part of the metric as far out as this one, where an exact test says it;
    /// <see langword="null"/> where splits of the real rows have to.
    /// </summary>
    [JsonInclude]
    internal double? PValue { get; init; }

    /// <summary>
    /// The value before what is better than the ideal was cut off: its scatter tells how far chance goes, of which what is left above the
    /// ideal tells little. <see langword="null"/> where nothing is cut.
    /// </summary>
    [JsonIgnore]
    internal double? Uncut { get; init; }

    /// <summary>Name for people: <c>age</c> or <c>age × income</c>.</summary>
    public string Label => Other is null ? Name : $"{Name} × {Other}";

    /// <summary>The part whose value is the absolute value of a difference.</summary>
    /// <param name="name">The column.</param>
    /// <param name="other">The second column of a pair, or <see langword="null"/>.</param>
    /// <param name="signed">The difference, synthetic − train.</param>
    /// <param name="note">A remark, or <see langword="null"/>.</param>
    internal static MetricPart Of(string name, string? other, double signed, string? note = null) => new(name, other, Math.Abs(signed), note) { Signed = signed };
}
