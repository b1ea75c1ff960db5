using System.Globalization;
using Harness.Datasets;
using Harness.Datasets.Constraints;
using Harness.Datasets.Rules;
using Harness.Tables;

namespace Harness.Metrics.Validity;

/// <summary>Whether synthetic rows keep the rules that the dataset declares and SDV's constraints, and whether its keys name one row each.</summary>
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
        Summary = "Mean over the rules that the dataset declares, SDV's constraints among them, of the share of synthetic rows that break them: 0 where every row keeps every rule, 1 where none keeps any. In sums a row that lacks a value cannot break them; orders hold among the values that are there; in combinations a missing value is a label. What a constraint takes from real rows it takes from train; its part tells how many rows of train and holdout keep it.",
        Family = "validity",
        Unit = "share",
        Floor = FloorKind.None,
        Source = "the constraints of SDV and of Great Expectations, counted and not repaired; SDMetrics' ConstraintAdherence (0.32) is 1 minus a constraint's part",
    };

    /// <inheritdoc/>
    public string Id => "rules";

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Metrics { get; } = [Violations, Violations.Worst()];

    /// <inheritdoc/>
    public IReadOnlyList<MetricResult> Evaluate(PairContext pair) => GroupJackknife.Measure(pair, Measure);

    private static MetricResult[] Measure(PairContext pair)
    {
        Learned learned = pair.Shared.Get(dataset => new Learned([.. dataset.Constraints.Select(c => LearnedConstraint.Of(c, dataset))]));
        MetricPart[] parts = [.. pair.Dataset.Rules.Select(rule => Part(rule, pair)), .. learned.Constraints.Select(c => Part(c, pair))];
        return MetricResult.OfParts(Violations, parts, pair.Synthetic.RowCount, "the dataset declares no rules");
    }

    private static MetricPart Part(Rule rule, PairContext pair)
    {
        pair.Cancellation.ThrowIfCancellationRequested();
        IReadOnlyList<int> broken = rule.Violations(pair.Synthetic);
        return new MetricPart(rule.ToString()!, null, Share(broken.Count, pair.Synthetic.RowCount), Note(rule, broken, pair.Synthetic));
    }

    private static MetricPart Part(LearnedConstraint constraint, PairContext pair)
    {
        pair.Cancellation.ThrowIfCancellationRequested();
        IReadOnlyList<int> broken = constraint.Rule.Violations(pair.Synthetic);
        double share = Share(broken.Count, pair.Synthetic.RowCount);
        string rows = Note(constraint.Rule, broken, pair.Synthetic) is { } note ? $"; {note}" : "";
        return new MetricPart(constraint.Name, null, share, string.Create(CultureInfo.InvariantCulture, $"valid: {1 - share:0.####} of synthetic rows, {constraint.Train:0.####} of train, {constraint.Holdout:0.####} of holdout{rows}"));
    }

    private static string? Note(Rule rule, IReadOnlyList<int> broken, Table table) => broken.Count == 0
        ? null
        : $"{broken.Count} of {table.RowCount} rows; {string.Join("; ", broken.Take(Examples).Select(row => rule.Show(table, row)))}";

    private static double Share(int broken, int rows) => rows == 0 ? 0 : (double)broken / rows;

    private sealed record Learned(LearnedConstraint[] Constraints);

    /// <summary>A constraint with what it takes from train, and the shares of real rows that keep it.</summary>
    private sealed record LearnedConstraint(string Name, Rule Rule, double Train, double Holdout)
    {
        public static LearnedConstraint Of(Constraint constraint, Dataset dataset)
        {
            Rule rule = constraint.Rule.Learn(dataset.Train);
            return new LearnedConstraint(constraint.ToString(), rule, Valid(rule, dataset.Train), Valid(rule, dataset.Holdout));
        }

        private static double Valid(Rule rule, Table table) => 1 - Share(rule.Violations(table).Count, table.RowCount);
    }
}
