using Harness.Datasets;
using Harness.Datasets.Rules;
using Harness.Tables;

namespace Harness.Metrics.Rules;

/// <summary>Rules that no real row breaks, train and holdout together, though nobody declared them and chance would have broken them.</summary>
/// <param name="Rules">The rules, each with what it takes from the real rows.</param>
/// <param name="Broken">At place r the number of rules, none of them a matter of course, that r real rows break.</param>
/// <param name="Tried">Number of rules that were tried.</param>
internal sealed record FoundRules(IReadOnlyList<Rule> Rules, int[] Broken, long Tried)
{
    /// <summary>Looks for the rules of a dataset; those that it declares are left out. They speak of its tables as <see cref="OrdinalNumbers"/> makes them.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="most">Rules that more real rows break are not counted.</param>
    /// <param name="cancellation">Ends the search.</param>
    public static FoundRules Of(Dataset dataset, int most, CancellationToken cancellation = default)
    {
        Table rows = OrdinalNumbers.In(dataset.Real, OrderedValues.Learn(dataset.Train));
        var real = new RealColumns(rows);
        var candidates = new RuleCandidates(most);

        // Who says most goes first: what follows from it is not said again.
        LineSearch.In(real, candidates, cancellation);
        OneHotSearch.In(real, candidates, cancellation);
        IdentitySearch.In(real, candidates, cancellation);
        DurationSearch.In(real, candidates, cancellation);
        OrderSearch.In(real, candidates, cancellation);
        StepSearch.In(real, candidates, cancellation);
        var dependencies = new DependencySearch(real, candidates);
        var exclusions = new ExclusionSearch(real, candidates);
        dependencies.Run(ofAmounts: false, cancellation);
        exclusions.Run(ofLabels: false, cancellation);
        dependencies.Run(ofAmounts: true, cancellation);
        exclusions.Run(ofLabels: true, cancellation);
        BandSearch.In(real, candidates, cancellation);

        Rule[] declared = [.. dataset.Rules, .. dataset.Constraints.Select(c => c.Rule)];
        return new FoundRules([.. candidates.Kept.Where(rule => !declared.Any(d => Says(d, rule))).Select(rule => rule.Learn(rows))], candidates.Broken, candidates.Tried);
    }

    private static bool Says(Rule declared, Rule found) => (declared, found) switch
    {
        (OrderRule d, OrderRule f) => Place(d, f.Columns[0]) is >= 0 and var low && Place(d, f.Columns[1]) > low,
        (SumRule d, SumRule f) => d.Total == f.Total && d.Parts.ToHashSet().SetEquals(f.Parts),
        (IncrementRule d, IncrementRule f) => d.Column == f.Column && f.Offset == 0 && d.Increment >= f.Increment,
        (OneHotRule d, OneHotRule f) => d.Columns.ToHashSet().SetEquals(f.Columns),
        (CombinationRule or SeenRule, DependencyRule or ExclusionRule) => found.Columns.All(declared.Columns.Contains),
        (AgreementRule d, DependencyRule f) => d.Key == f.Key && d.Others.Contains(f.Other),
        (NullRule d, ExclusionRule f) => f.Columns.All(d.Columns.Contains) && (d.WithLabels || f.AreGaps),
        _ => false,
    };

    private static int Place(OrderRule rule, string column) => rule.Columns.Index().Where(c => c.Item == column).Select(c => (int?)c.Index).FirstOrDefault() ?? -1;
}
