using System.Globalization;
using Harness.Datasets;
using Harness.Datasets.Constraints;
using Harness.Datasets.Rules;
using Harness.Statistics;

namespace Harness.Metrics.Rules;

/// <summary>Whether synthetic rows keep the rules that the dataset declares and SDV's constraints, and whether its keys name one row each.</summary>
public sealed class RuleEvaluator : IEvaluator
{
    // A constraint that real rows break is said to be broken where as many rows of theirs would break any so often once in a hundred tables.
    private const double Level = 0.01;

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
        Learned learned = pair.Shared.Get(dataset => new Learned(
        [
            .. dataset.Rules.Select(rule => new RealRule(rule.ToString()!, rule, 0, 0)),
            .. dataset.Constraints.Select(c => RealRule.Of(c, dataset)),
        ]));
        MetricPart[] parts = [.. learned.Rules.Select(rule => Part(rule, pair, Level / learned.Rules.Length))];
        return MetricResult.OfParts(Violations, parts, pair.Synthetic.RowCount, "the dataset declares no rules");
    }

    private static MetricPart Part(RealRule real, PairContext pair, double level)
    {
        pair.Cancellation.ThrowIfCancellationRequested();
        IReadOnlyList<int> broken = real.Rule.Violations(pair.Synthetic);
        int rows = pair.Synthetic.RowCount;
        double share = Share(broken.Count, rows);
        double train = 1 - Share(real.Train, pair.Train.RowCount);
        double holdout = 1 - Share(real.Holdout, pair.Dataset.Holdout.RowCount);
        string? note = broken.Count == 0 ? null : $"{broken.Count} of {rows} rows; {RuleNote.Examples(real.Rule, broken, pair.Synthetic)}";
        if (real.Constraint)
        {
            note = string.Create(CultureInfo.InvariantCulture, $"valid: {1 - share:0.####} of synthetic rows, {train:0.####} of train, {holdout:0.####} of holdout{(note is null ? "" : $"; {note}")}");
        }

        return new MetricPart(real.Name, null, share, note) { Rule = new RuleFacts(real.Constraint ? RuleOrigin.Constraint : RuleOrigin.Declared, train, holdout, Verdict(real, broken.Count, rows, pair, level), RuleNote.Rows(broken)) };
    }

    // What no real row breaks, nobody may; else their number says how many fresh ones would. What is learned from train is no news there.
    private static RuleVerdict Verdict(RealRule real, int broken, int rows, PairContext pair, double level)
    {
        int ofReal = real.Holdout + (real.IsLearned ? 0 : real.Train);
        int realRows = pair.Dataset.Holdout.RowCount + (real.IsLearned ? 0 : pair.Train.RowCount);
        return broken == 0 ? RuleVerdict.Kept
            : (ofReal == 0 && !real.Rule.IsBrokenByFreshRows) || FisherExact.Greater(broken, rows, ofReal, realRows) < level ? RuleVerdict.Broken
            : RuleVerdict.Chance;
    }

    private static double Share(int broken, int rows) => rows == 0 ? 0 : (double)broken / rows;

    private sealed record Learned(RealRule[] Rules);

    /// <summary>A rule with what it takes from train, and the numbers of real rows that break it.</summary>
    private sealed record RealRule(string Name, Rule Rule, int Train, int Holdout)
    {
        public bool Constraint { get; private init; }

        public bool IsLearned { get; private init; }

        public static RealRule Of(Constraint constraint, Dataset dataset)
        {
            Rule rule = constraint.Rule.Learn(dataset.Train);
            return new RealRule(constraint.ToString(), rule, rule.Violations(dataset.Train).Count, rule.Violations(dataset.Holdout).Count) { Constraint = true, IsLearned = !ReferenceEquals(rule, constraint.Rule) };
        }
    }
}
