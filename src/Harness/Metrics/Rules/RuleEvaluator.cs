using System.Globalization;
using Harness.Datasets;
using Harness.Datasets.Constraints;
using Harness.Datasets.Rules;
using Harness.Statistics;

namespace Harness.Metrics.Rules;

/// <summary>Whether synthetic rows keep the rules that the dataset declares and SDV's constraints, and whether its keys name one row each.</summary>
public sealed class RuleEvaluator : IEvaluator
{
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
    public IReadOnlyList<MetricDescriptor> Metrics { get; } =
    [
        Violations,
        Violations.Worst() with
        {
            Equation = "max(0, rows that break the rule / rows − the same of real rows)",
            Summary = "The largest part of 'rule-violations', over the share of real rows that break the same rule: of train and holdout, of holdout alone where the rule learns from train. Where some rules are broken more often than chance explains (Fisher's exact test at 1 % divided by the number of rules; a rule that no real row breaks asks for none), the largest of those, so that a rule that real rows break too hides no other.",
        },
    ];

    /// <inheritdoc/>
    /// <remarks>The comparison is exact, so there is nothing to learn from splits.</remarks>
    public int FreshSplits => 0;

    /// <inheritdoc/>
    public IReadOnlyList<MetricResult> Evaluate(PairContext pair) => GroupJackknife.Measure(pair, Measure);

    private static MetricResult[] Measure(PairContext pair)
    {
        Learned learned = pair.Shared.Get(dataset => new Learned(
        [
            .. dataset.Rules.Select(rule => new RealRule(rule.ToString()!, rule, 0, 0)),
            .. dataset.Constraints.Select(c => RealRule.Of(c, dataset)),
        ]));
        int rules = learned.Rules.Length;
        Judged[] judged = [.. learned.Rules.Select(rule => Judge(rule, pair, rules))];
        MetricResult[] results = MetricResult.OfParts(Violations, [.. judged.Select(j => j.Part)], pair.Synthetic.RowCount, "the dataset declares no rules");
        return rules == 0 ? results : [results[0], Worst((MetricResult.Computed)results[1], judged)];
    }

    private static MetricResult.Computed Worst(MetricResult.Computed result, Judged[] judged)
    {
        Judged[] broken = [.. judged.Where(j => j.Part.Rule!.Verdict == RuleVerdict.Broken)];
        Judged[] compared = broken.Length > 0 ? broken : judged;
        Judged worst = compared.MaxBy(j => j.Excess)!;
        return result with
        {
            Value = worst.Excess,
            Parts = [.. compared.Select(j => j.Part with { Value = j.Excess })],
            Comparison = new Comparison(0, worst.PValue, "what real rows break"),
        };
    }

    private static Judged Judge(RealRule real, PairContext pair, int rules)
    {
        pair.Cancellation.ThrowIfCancellationRequested();
        IReadOnlyList<int> broken = real.Rule.Violations(pair.Synthetic);
        int rows = pair.Synthetic.RowCount;
        double share = Share(broken.Count, rows);
        double train = 1 - Share(real.Train, pair.Train.RowCount);
        double holdout = 1 - Share(real.Holdout, pair.Dataset.Holdout.RowCount);

        // What is learned from train is no news there.
        int ofReal = real.Holdout + (real.IsLearned ? 0 : real.Train);
        int realRows = pair.Dataset.Holdout.RowCount + (real.IsLearned ? 0 : pair.Train.RowCount);
        double p = broken.Count == 0 ? 1
            : ofReal == 0 && !real.Rule.IsBrokenByFreshRows ? 0
            : Math.Min(1, rules * FisherExact.Greater(broken.Count, rows, ofReal, realRows));
        RuleVerdict verdict = broken.Count == 0 ? RuleVerdict.Kept : p < RuleFacts.Level ? RuleVerdict.Broken : RuleVerdict.Chance;
        string? note = broken.Count == 0 ? null : $"{broken.Count} of {rows} rows; {RuleNote.Examples(real.Rule, broken, pair.Synthetic)}";
        if (real.Constraint)
        {
            note = string.Create(CultureInfo.InvariantCulture, $"valid: {1 - share:0.####} of synthetic rows, {train:0.####} of train, {holdout:0.####} of holdout{(note is null ? "" : $"; {note}")}");
        }

        var part = new MetricPart(real.Name, null, share, note) { Rule = new RuleFacts(real.Constraint ? RuleOrigin.Constraint : RuleOrigin.Declared, train, holdout, verdict, RuleNote.Rows(broken), RuleNote.Example(real.Rule, broken, pair.Synthetic)) };
        return new Judged(part, Math.Max(0, share - Share(ofReal, realRows)), p);
    }

    private static double Share(int broken, int rows) => rows == 0 ? 0 : (double)broken / rows;

    /// <summary>A rule as a table keeps it.</summary>
    /// <param name="Part">Its part.</param>
    /// <param name="Excess">The share of rows that break it over that of real rows, at least 0.</param>
    /// <param name="PValue">The probability that as many fresh rows break any rule; 0 where nobody may.</param>
    private sealed record Judged(MetricPart Part, double Excess, double PValue);

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
