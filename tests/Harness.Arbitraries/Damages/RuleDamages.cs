using Harness.Datasets.Rules;
using Harness.Metrics.Rules;
using Harness.Tables;

namespace Harness.Arbitraries.Damages;

/// <summary>Damages to rules that every real row keeps.</summary>
internal static class RuleDamages
{
    // Another row's value may keep a rule, as that of an order often does.
    private const int Rounds = 10;
    private const int MostBroken = 64;

    public static IReadOnlyList<Damage> All { get; } =
    [
        new("broken-rule", "a rule of all real rows broken in {0:0.##%} of the rows", [0.005, 0.01, 0.02, 0.05])
        {
            PromisedByBar = 0.02,
            Metrics = ["rule-violations"],
            Targets = real => Found(real).Select(rule => new DamageTarget(rule.ToString()!, rule.Columns[^1])),
            Change = c =>
            {
                Rule rule = Found(c.Real).First(r => r.ToString() == c.Target.Label);
                int[] from = [.. Enumerable.Range(0, c.Rows)];
                var open = Draws.Rows(c.Stream, c.Rows, c.Strength).ToHashSet();
                Table table = c.Synthetic;
                for (int round = 0; round < Rounds && open.Count > 0; round++)
                {
                    foreach (int row in open)
                    {
                        from[row] = c.Stream.Fork(round).Index((ulong)row, c.Rows);
                    }

                    table = c.With(c.Changed.Take(from));
                    open.ExceptWith(rule.Violations(table));
                }

                return open.Count == 0 ? table : null;
            },
        },
    ];

    // Steps have no limit.
    private static IEnumerable<Rule> Found(DamageContext real) => FoundRules.Of(real.Dataset, MostBroken).Rules.Where(r => r is not IncrementRule);
}
