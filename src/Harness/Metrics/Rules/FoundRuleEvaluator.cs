using System.Globalization;
using System.Numerics;
using Harness.Datasets.Rules;
using Harness.Statistics;
using Harness.Tables;

namespace Harness.Metrics.Rules;

/// <summary>Whether synthetic rows keep the rules that hold in every real row, though nobody declared them: opened before closed, net and tax together gross, the country from the city.</summary>
public sealed class FoundRuleEvaluator : IEvaluator
{
    private const int LeastCap = 64;

    private static readonly MetricDescriptor Violations = new()
    {
        Id = "found-rule-violations",
        Title = "Broken rules that were found",
        Equation = "synthetic rows that break the rule / synthetic rows, for rules that every real row keeps",
        Cost = "O(1) a rule that does not hold nearly, O(n) one that does; O(n) a pair of columns for values that exclude each other and for ranges; rules grow with the cube of the columns of numbers",
        Traps = "A rule that the real rows keep by chance will be broken by fresh ones; their probability is what it is judged by. Of two columns that have nothing to do with each other an order can hold too: lengths and widths. Rules of other forms are not looked for.",
        Summary = "Mean over the rules that hold in every real row, train and holdout together, and that the dataset does not declare, of the share of synthetic rows that break them: 0 where all are kept, 1 where each row breaks each. "
            + "Looked for are: a ≤ b of two numbers or dates; a number that is another in other units (y = slope · x + intercept), the sum of two to four others (of more where they stand side by side), the product or the quotient of two, one with a share or a percentage of it added or taken off, the time between two dates, to the decimals that it is written with; "
            + "a column that follows from another (among values that at least 5 rows have); two labels, or a label and a missing or frequent value, that never stand beside each other; a number or date that stays in a range of its own beside each label (of 1,000 real rows and more; it begins and ends at round numbers, a tenth of its width or more beyond the real ones); columns of which one is 1 and the others are 0. Ordinal columns in the order of their numbers are numbers here. "
            + "A rule counts where at least 30 real rows have its values and at least 20 would break it if the columns had nothing to do with each other. A row that lacks a value breaks no rule but those of missing values. "
            + "Judged by the exact probability that all rows that break a rule, of real and synthetic ones together, are among as many fresh rows (hypergeometric, summed over the rules that real rows hardly break); of values that exclude each other, and of ranges, by how many combinations one real row has, and how many ranges rest on one value (negative binomial).",
        Family = "validity",
        Unit = "share",
        Floor = FloorKind.None,
        Source = "SDV's constraints Inequality, FixedCombinations, FixedIncrements, FixedNullCombinations and OneHotEncoding, found and not declared; functional dependencies of Codd 1970; Fisher 1935 and Good 1953 for the comparison; Mann and Whitney 1947 for what independent columns break",
    };

    private static readonly MetricDescriptor Steps = new()
    {
        Id = "off-step-share",
        Title = "Numbers off their step",
        Equation = "synthetic rows whose number is off the step / synthetic rows",
        Cost = "O(n) a column of numbers",
        Traps = "Steps are often those of a scale that was read: a table that breaks one is told from the real one at a glance, and can be as good for everything else. The bar has no limit on it.",
        Summary = "Mean over the columns whose real numbers, at least 10 different ones, are all multiples of a number, or all as far above one (5, 25, 0.5; prices that end in .99), of the share of synthetic rows that break it. A missing value breaks none.",
        Family = "validity",
        Unit = "share",
        Floor = FloorKind.None,
        Source = "SDV's constraint FixedIncrements, found and not declared",
    };

    /// <inheritdoc/>
    public string Id => "found-rules";

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Metrics { get; } = [Violations, Violations.Worst(), Steps];

    /// <inheritdoc/>
    /// <remarks>The comparison is exact, so there is nothing to learn from splits.</remarks>
    public int FreshSplits => 0;

    /// <inheritdoc/>
    public IReadOnlyList<MetricResult> Evaluate(PairContext pair) => GroupJackknife.Measure(pair, Measure);

    private static MetricResult[] Measure(PairContext pair)
    {
        pair.Cancellation.ThrowIfCancellationRequested();
        int real = pair.Dataset.Real.RowCount;
        int rows = pair.Synthetic.RowCount;
        int cap = Cap(real, rows);
        FoundRules found = pair.Shared.Get(cap, d => FoundRules.Of(d, cap, pair.Cancellation));
        Table synthetic = OrdinalNumbers.In(pair.Synthetic, pair.Shared.Ordered);
        var parts = new MetricPart[found.Rules.Count];
        var chances = new double[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            pair.Cancellation.ThrowIfCancellationRequested();
            Rule rule = found.Rules[i];
            IReadOnlyList<int> broken = rule.Violations(synthetic);
            chances[i] = Chance(rule, broken.Count, rows, found, real);
            parts[i] = Part(rule, broken, broken.Count == 0 ? RuleVerdict.Kept : chances[i] < RuleFacts.Level ? RuleVerdict.Broken : RuleVerdict.Chance, synthetic, found, real);
        }

        // The smallest of each kind is right by itself already; of two kinds the smaller is not.
        double[] smallest = [.. chances.Index().Where(c => found.Rules[c.Index] is not IncrementRule).GroupBy(c => found.Rules[c.Index] is UnseenRule, c => c.Item).Select(g => g.Min())];
        double chance = smallest.Length == 0 ? 1 : Math.Min(1, smallest.Length * smallest.Min());
        ILookup<bool, MetricPart> isStep = parts.Index().ToLookup(p => found.Rules[p.Index] is IncrementRule, p => p.Item);
        string reason = $"no rule of {found.Tried.ToString(CultureInfo.InvariantCulture)} that were tried holds in every real row and is no matter of course";
        var comparison = new Comparison(0, chance, "what real rows break");
        return
        [
            .. MetricResult.OfParts(Violations, [.. isStep[false]], rows, reason).Select(r => r is MetricResult.Computed computed ? computed with { Comparison = comparison } : r),
            MetricResult.OfParts(Steps, [.. isStep[true]], rows, "no column of numbers has a step")[0],
        ];
    }

    /// <summary>The probability that fresh rows break a rule that was found, by so many rows or more, whichever of its kind it is.</summary>
    private static double Chance(Rule rule, int broken, int rows, FoundRules found, int real) => rule switch
    {
        IncrementRule => FisherExact.Greater(broken, rows, 0, real),
        UnseenRule unseen => Math.Min(1, found.Rules.Count(r => r is UnseenRule) * unseen.PValue(broken, rows, real)),
        _ => PValue(found, broken, real, rows),
    };

    private static MetricPart Part(Rule rule, IReadOnlyList<int> broken, RuleVerdict verdict, Table synthetic, FoundRules found, int real)
    {
        double share = broken.Count == 0 ? 0 : (double)broken.Count / synthetic.RowCount;
        string? note = broken.Count == 0 ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"{broken.Count} of {synthetic.RowCount} rows, none of {real} real ones; {RuleNote.Examples(rule, broken, synthetic)}{(RuleNote.Declaration(rule) is { } form ? $"; if it must hold, declare {form}" : "")}");
        return new MetricPart(rule.ToString()!, null, share, note) { Rule = new RuleFacts(RuleOrigin.Found, 1, 1, verdict, RuleNote.Rows(broken), RuleNote.Example(rule, broken, synthetic), found.Tried, HasLimit: rule is not IncrementRule) };
    }

    /// <summary>
    /// The probability that fresh rows break, by so many rows or more, a rule that the real rows keep: any of those that so few rows break in
    /// both tables together could have been such a one.
    /// </summary>
    private static double PValue(FoundRules found, int broken, int real, int synthetic)
    {
        double p = broken == 0 ? 1 : 0;
        for (int rows = 0; rows < found.Broken.Length && broken > 0; rows++)
        {
            p += found.Broken[rows] == 0 ? 0 : found.Broken[rows] * FisherExact.Greater(Math.Min(Math.Max(rows, broken), synthetic), synthetic, 0, real);
        }

        return Math.Min(1, p);
    }

    /// <summary>Rules that more real rows break are never luck: that all of those were among the synthetic rows has a probability below 1e-12. A power of two, so that tables of nearly as many rows share the work.</summary>
    private static int Cap(int real, int synthetic)
    {
        double rows = synthetic == 0 || real == 0 ? 0 : -Math.Log(1e-12) / Math.Log(1 + (double)real / synthetic);
        return (int)Math.Min(BitOperations.RoundUpToPowerOf2((uint)Math.Min(Math.Max(LeastCap, rows), 1 << 30)), (uint)Math.Max(LeastCap, real));
    }
}
