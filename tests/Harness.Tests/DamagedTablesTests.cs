using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Generators;
using Harness.Metrics;
using Harness.Metrics.Contingency;
using Harness.Metrics.Dependence;
using Harness.Metrics.Joint;
using Harness.Metrics.Marginals;
using Harness.Random;
using Harness.Scoring;
using Harness.Tables;

namespace Harness.Tests;

/// <summary>The headline over real tables, which takes most of a minute; what a part of it does is tested beside <see cref="Headline"/>.</summary>
public class DamagedTablesTests
{
    private static readonly IEvaluator[] Evaluators = [new Quick(new MarginalEvaluator()), new Quick(new DependenceEvaluator()), new Quick(new ContingencyEvaluator()), new Quick(new JointEvaluator())];

    private static readonly GeneratorInfo Generator = new() { Id = "damage", Title = "Damage", Family = "test", Version = "1", License = "none" };

    public static TheoryData<string> Datasets => [.. Repository.Datasets];

    /// <summary>
    /// Of tables where a growing share of the rows has lost every relation, any two compare as their damages do: Kendall's tau of
    /// the ranking and the damage is 1 on every dataset, but for tables that are both level with fresh real rows in every part. Half of the parts look at single columns, which stay as they are.
    /// </summary>
    [Theory, MemberData(nameof(Datasets))]
    public void Fidelity_falls_with_every_tenth_of_the_rows_that_is_damaged(string name)
    {
        Dataset dataset = DatasetReader.Read(Repository.Dataset(name));
        var scorer = new TableScorer(dataset, Evaluators, NoCache.Instance);

        double[] fidelity = [.. Enumerable.Range(0, 11).Select(tenths => Fidelity(scorer, Damaged(dataset.Train, tenths / 10.0)).Value)];

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(" ", fidelity.Select(f => f.ToString("0.000", System.Globalization.CultureInfo.InvariantCulture))));
        Assert.All(fidelity, f => Assert.InRange(f, 0, 1));
        Assert.All(fidelity.Zip(fidelity.Skip(1)), step => Assert.True(step.Second < step.First || step is { First: 1, Second: 1 }, $"{step.Second} after {step.First}"));
    }

    private static Headline Fidelity(TableScorer scorer, Table table) => Headline.Fidelity(scorer.Collect(Generator, [scorer.Score(1, "table", () => table)], [], null))!;

    /// <summary>Of the first rows, in an order of chance, every column is permuted on its own; those of a smaller share are damaged in a larger one too.</summary>
    private static Table Damaged(Table table, double share)
    {
        int[] order = new RandomStream(1).Permutation(table.RowCount);
        int count = (int)Math.Round(share * table.RowCount);
        return new Table(table.Columns.Select((column, c) =>
        {
            int[] rows = [.. Enumerable.Range(0, table.RowCount)];
            int[] mixed = new RandomStream(2).Fork(c).Permutation(count);
            for (int i = 0; i < count; i++)
            {
                rows[order[i]] = order[mixed[i]];
            }

            return column.Take(rows);
        }));
    }

    /// <summary>An evaluator without standard errors, which no headline reads, and with fewer splits.</summary>
    private sealed class Quick(IEvaluator evaluator) : IEvaluator
    {
        public string Id => evaluator.Id;

        public IReadOnlyList<MetricDescriptor> Metrics => evaluator.Metrics;

        public int FrameSplits => 20;

        public IReadOnlyList<MetricResult> Evaluate(PairContext pair) =>
            evaluator.Evaluate(new PairContext(pair.Dataset, pair.Synthetic, pair.Shared, pair.Cancellation) { WithUncertainty = false });
    }
}
