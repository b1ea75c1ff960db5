using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Datasets.Constraints;
using Harness.Datasets.Rules;
using Harness.Metrics.Rules;

namespace Harness.Tests.Metrics.Rules;

/// <summary>A rule that somebody declared is not found again; one that the declared ones do not say is.</summary>
public class DeclaredRulesTests
{
    private static readonly string[] Found = Search();

    [Fact]
    public void What_a_declared_rule_says_is_not_found_again()
    {
        string[] left = Search(
            new OrderRule(["tax", "net", "gross"], false),
            new OrderRule(["opened", "closed"], true),
            new SumRule(["shipping", "net"], "gross", 0),
            new IncrementRule("age", 5),
            new IncrementRule("discount", 1),
            new OneHotRule(["transfer", "card", "cash"]),
            new SeenRule(["age", "member", "points"]),
            new CombinationRule(["days", "state"], []),
            new AgreementRule("city", ["points", "land"]),
            new NullRule(["closed", "state", "age"], true),
            new NullRule(["days", "closed"], false));

        Assert.Equal(
            new HashSet<string>
            {
                "net ≤ gross", "tax ≤ gross", "opened ≤ closed", "net + shipping = gross", "age a multiple of 5", "discount a multiple of 0.05", "one of card, cash, transfer",
                "never member = no beside points ≠ 0, nor member = yes beside points = 0", "never state = open beside days there, nor state = shut beside days missing", "land follows from city",
                "never closed missing beside state = shut, nor closed there beside state = open", "never closed missing beside days there, nor closed there beside days missing",
            },
            Found.Except(left).ToHashSet());
        Assert.Empty(left.Except(Found));
    }

    /// <summary>The other order, other parts, another total, another column, a smaller step, a step from 0, fewer columns, another key, gaps without the labels beside them.</summary>
    [Fact]
    public void What_no_declared_rule_says_is_found() => Assert.Equal(
        Found,
        Search(
            new OrderRule(["closed", "opened"], false),
            new OrderRule(["gross", "net"], false),
            new OrderRule(["tax", "shipping"], false),
            new OrderRule(["total", "final"], false),
            new SumRule(["net", "tax"], "gross", 0),
            new SumRule(["net", "shipping"], "total", 0),
            new IncrementRule("age", 1),
            new IncrementRule("points", 100),
            new IncrementRule("list", 1),
            new OneHotRule(["card", "cash"]),
            new SeenRule(["member", "age"]),
            new SeenRule(["city", "age"]),
            new AgreementRule("points", ["land"]),
            new AgreementRule("city", ["points"]),
            new NullRule(["closed", "state"], false),
            new NullRule(["days", "member"], true)));

    private static string[] Search(params Rule[] declared)
    {
        Dataset dataset = Dataset.Of(RuledTable.Create(4000, 1), RuledTable.Create(1000, 2)).With(new ConstraintReading([.. declared.Select(rule => new Constraint("declared", rule, "{}"))], []));
        return [.. FoundRules.Of(dataset, 64).Rules.Select(r => r.ToString())];
    }
}
