using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Generators;
using Harness.Generators.Bootstrap;
using Harness.Metrics;
using Harness.Metrics.Dependence;
using Harness.Metrics.Marginals;
using Harness.Metrics.Validity;
using Harness.Random;
using Harness.Scoring;
using Harness.Studies.Snapshots;
using Harness.Studies.Tests.Gate;
using Harness.Tables;

namespace Harness.Studies.Tests;

/// <summary>
/// Damage to a good sample has to show against its snapshot, and the difference has to name the column: a column
/// shuffled, a mean shifted by half a standard deviation, a category dropped, a column made constant.
/// </summary>
public sealed class DamageTests
{
    private static readonly IEvaluator[] Evaluators = [new MarginalEvaluator(), new DependenceEvaluator(), new ValidityEvaluator()];

    public static TheoryData<string> Datasets => [.. Repository.Datasets];

    [Theory, MemberData(nameof(Datasets))]
    public void A_shuffled_column_is_named(string name) =>
        Check(name, _ => true, (column, stream) => column.Take(stream.Permutation(column.Length)));

    [Theory, MemberData(nameof(Datasets))]
    public void A_mean_shifted_by_half_a_standard_deviation_is_named(string name) =>
        Check(name, c => c is NumericColumn, (column, _) =>
        {
            double[] values = ((NumericColumn)column).Values.ToArray();
            double shift = ColumnSummary.Of(new Table([column]))[0].StandardDeviation!.Value / 2;
            return new NumericColumn(column.Schema, [.. values.Select(v => v + shift)]);
        });

    [Theory, MemberData(nameof(Datasets))]
    public void A_dropped_category_is_named(string name) =>
        Check(name, c => c is CategoricalColumn { Schema.IsCategorical: true }, (column, _) =>
        {
            var labels = (CategoricalColumn)column;
            int kept = labels.Codes.ToArray().First(c => c >= 0);
            int dropped = labels.Codes.ToArray().Where(c => c >= 0 && c != kept).GroupBy(c => c).MinBy(g => g.Count())!.Key;
            return new CategoricalColumn(labels.Schema, [.. labels.Codes.ToArray().Select(c => c == dropped ? kept : c)], [.. labels.Levels]);
        });

    [Theory, MemberData(nameof(Datasets))]
    public void A_column_made_constant_is_named(string name) =>
        Check(name, _ => true, (column, _) => column.Take(new int[column.Length]));

    private static void Check(string name, Func<Column, bool> which, Func<Column, RandomStream, Column> damage)
    {
        Dataset dataset = DatasetReader.Read(Path.Combine(Repository.Root, "datasets", name));
        Table good = new BootstrapGenerator().Fit(dataset.Train, new FitContext()).Sample(dataset.Train.RowCount, 1);
        Snapshot before = Scores.Snapshot(Score(dataset, good));
        var comparer = new SnapshotComparer(Evaluators.SelectMany(e => e.Metrics), dataset.Holdout.RowCount);
        foreach (Column column in good.Columns.Where(which))
        {
            Table damaged = good.With(damage(column, new RandomStream(1).Fork(column.Name)));

            Scorecard now = Score(dataset, damaged);
            SnapshotDifference[] worse = [.. comparer.Compare(before, Scores.Snapshot(now), now).Where(d => d.Change == Change.Worse)];

            Assert.True(worse.Any(d => d.Parts.Count > 0 && Names(d.Parts[0], column.Name)),
                $"{name}: damage to '{column.Name}' is not named by any of {string.Join("; ", worse.Select(d => $"{d.Subject}: {string.Join(", ", d.Parts)}"))}");
        }
    }

    // A part is a column, or several: "age × income 0.1 → 0.4".
    private static bool Names(string part, string column) => $" {part[..part.IndexOf(" → ", StringComparison.Ordinal)]} ".Contains($" {column} ", StringComparison.Ordinal);

    private static Scorecard Score(Dataset dataset, Table table)
    {
        var pair = new PairContext(dataset, table);
        MetricResult[] results = [.. Evaluators.SelectMany(e => e.Evaluate(pair))];
        MetricDescriptor[] metrics = [.. Evaluators.SelectMany(e => e.Metrics)];
        return new Scorecard
        {
            Dataset = dataset,
            Generator = new BootstrapGenerator().Info,
            Seeds = [new SeedScores(1, table.RowCount, results, [])],
            Scores = [.. metrics.Select((m, i) => new MetricScore(m, [results[i]]))],
        };
    }
}
