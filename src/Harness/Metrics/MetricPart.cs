namespace Harness.Metrics;

/// <summary>One part of a metric's value: what it is for one column, one pair of columns, one model.</summary>
/// <param name="Name">The column or the model.</param>
/// <param name="Other">The second column of a pair, else <see langword="null"/>.</param>
/// <param name="Value">The part's value, on the metric's scale.</param>
/// <param name="Note">A remark about this part: <c>constant in the synthetic table</c>; <see langword="null"/> for none.</param>
public sealed record MetricPart(string Name, string? Other, double Value, string? Note = null)
{
    /// <summary>Name for people: <c>age</c> or <c>age × income</c>.</summary>
    public string Label => Other is null ? Name : $"{Name} × {Other}";
}
