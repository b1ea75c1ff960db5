using Harness.Datasets.Rules;

namespace Harness.Metrics.Validity;

/// <summary>Whether synthetic rows keep the rules that the dataset declares, and whether its keys name one row each.</summary>
public sealed class RuleEvaluator : IEvaluator
{
    private const int Examples = 3;

    private static readonly MetricDescriptor Violations = new()
    {
        Id = "rule-violations",
        Title = "Rule violations",
        Equation = "rows that break the rule / rows",
        Cost = "O(rows · columns of the rules)",
        Traps = "A rule that the real rows keep by chance will be broken by fresh ones.",
        Summary = "Mean over the rules that the dataset declares of the share of synthetic rows that break them: 0 where every row keeps every rule, 1 where none keeps any. In sums a row that lacks a value cannot break them; orders hold among the values that are there; in combinations a missing value is a label.",
        Family = "validity",
        Unit = "share",
        Floor = FloorKind.None,
        Source = "the constraints of SDV and of Great Expectations, counted and not repaired",
    };

    /// <inheritdoc/>
    public string Id => "rules";

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Metrics { get; } = [Violations, Violations.Worst()];

    /// <inheritdoc/>
    public IReadOnlyList<MetricResult> Evaluate(PairContext pair) => GroupJackknife.Measure(pair, Measure);

    private static MetricResult[] Measure(PairContext pair)
    {
        MetricPart[] parts = [.. pair.Dataset.Rules.Select(rule => Part(rule, pair))];
        return MetricResult.OfParts(Violations, parts, pair.Synthetic.RowCount, "the dataset declares no rules");
    }

    private static MetricPart Part(Rule rule, PairContext pair)
    {
        pair.Cancellation.ThrowIfCancellationRequested();
        IReadOnlyList<int> broken = rule.Violations(pair.Synthetic);
        int rows = pair.Synthetic.RowCount;
        string? note = broken.Count == 0 ? null
            : $"{broken.Count} of {rows} rows; {string.Join("; ", broken.Take(Examples).Select(row => rule.Show(pair.Synthetic, row)))}";
        return new MetricPart(rule.ToString()!, null, rows == 0 ? 0 : (double)broken.Count / rows, note);
    }
}
