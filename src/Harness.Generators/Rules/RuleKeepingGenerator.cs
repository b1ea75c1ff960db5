using Harness.Datasets.Rules;
using Harness.Random;
using Harness.Tables;

namespace Harness.Generators.Rules;

/// <summary>
/// Makes a generator keep the rules that a dataset declares: totals are set to the sum of their parts, and rows that break another rule are
/// drawn again, until no row breaks one or 100 draws are used up. Without rules it changes nothing.
/// </summary>
/// <remarks>Drawing again gives the distribution of the generator among rows that keep the rules. It reads the rules alone, never the train rows, so it tells nothing of them.</remarks>
/// <param name="inner">The generator whose rows are checked.</param>
public sealed class RuleKeepingGenerator(IGenerator inner) : IGenerator
{
    /// <inheritdoc/>
    public GeneratorInfo Info => inner.Info;

    /// <inheritdoc/>
    public IFittedGenerator Fit(Table train, FitContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        IFittedGenerator fitted = inner.Fit(train, context);
        return context.Rules.Count == 0 ? fitted : new Fitted(fitted, context.Rules, train, inner.Info.Title);
    }

    private sealed class Fitted(IFittedGenerator inner, IReadOnlyList<Rule> rules, Table train, string title) : IFittedGenerator, ITrained
    {
        private const int Attempts = 100;
        private const int FewestRows = 64;

        private readonly SumRepair[] _repairs = [.. rules.OfType<SumRule>().Select(rule => new SumRepair(rule, train))];

        public IReadOnlyList<TrainingCurve> Curves => inner is ITrained trained ? trained.Curves : [];

        public Table Sample(int rows, ulong seed, CancellationToken cancellation = default)
        {
            Table table = Draw(rows, seed, cancellation);
            RandomStream seeds = new RandomStream(seed).Fork("rules");
            for (int attempt = 0; ; attempt++)
            {
                cancellation.ThrowIfCancellationRequested();
                int[] broken = Broken(table);
                if (broken.Length == 0)
                {
                    return table;
                }

                if (attempt == Attempts)
                {
                    Rule rule = rules.First(r => r.Violations(table).Count > 0);
                    throw new GeneratorException($"{title} cannot keep the rule '{rule}': {broken.Length} of {rows} rows break it still after {Attempts} draws, for instance {rule.Show(table, rule.Violations(table)[0])}. Ask for fewer rows, use another generator or drop the rule.");
                }

                Table anew = Draw(Math.Max(2 * broken.Length, FewestRows), seeds.Bits((ulong)attempt), cancellation);
                int[] good = [.. Enumerable.Range(0, anew.RowCount).Except(Broken(anew)).Take(broken.Length)];
                table = RowExchange.Put(table, broken.AsSpan(0, good.Length), anew, good);
            }
        }

        private Table Draw(int rows, ulong seed, CancellationToken cancellation) =>
            _repairs.Aggregate(inner.Sample(rows, seed, cancellation), (table, repair) => repair.Of(table));

        private int[] Broken(Table table) => [.. rules.SelectMany(rule => rule.Violations(table)).Distinct().Order()];
    }
}
