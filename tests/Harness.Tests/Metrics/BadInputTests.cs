using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Metrics.Copying;
using Harness.Metrics.Dependence;
using Harness.Metrics.Rules;
using Harness.Metrics.Validity;
using Harness.Tables;

namespace Harness.Tests.Metrics;

/// <summary>Whatever the rows are, every metric answers with a value or a reason why it has none; a table of other columns fails by name.</summary>
public class BadInputTests
{
    private static readonly Dataset Penguins = DatasetReader.Read(Path.Combine(Repository.Root, "datasets", "penguins"));

    private static readonly Dictionary<string, (Dataset Dataset, Table Synthetic)> Cases = new(StringComparer.Ordinal)
    {
        ["labels are unknown"] = (Penguins, Penguins.Train.With(CategoricalColumn.FromLabels(
            Penguins.Train["species"].Schema, [.. Enumerable.Repeat("Aptenodytes", Penguins.Train.RowCount)]))),
        ["columns are constant"] = (Penguins, new Table(Penguins.Train.Columns.Select(c => c.Take(new int[c.Length])))),
        ["columns are empty"] = (Penguins, Emptied(Penguins.Train)),
        ["real columns are empty"] = (Penguins.Map(Emptied), Penguins.Train),
        ["real columns are constant"] = (Penguins.Map(t => new Table(t.Columns.Select(c => c.Take(new int[c.Length])))), Penguins.Train),
        ["one row"] = (Penguins, Penguins.Train.Take([0])),
        ["no row"] = (Penguins, Penguins.Train.Take([])),
        ["one train row"] = (TableMaps.Dataset(Penguins.Train.Take([0]), Penguins.Train.Take([0]), Penguins.Holdout), Penguins.Train),
        ["no holdout"] = (TableMaps.Dataset(Penguins.Train, Penguins.Train, Penguins.Train.Take([])), Penguins.Train),
        ["no number"] = (Penguins.Map(Labels), Labels(Penguins.Train)),
        ["numbers alone"] = (Penguins.Map(Numbers), Numbers(Penguins.Train)),
        ["numbers far away"] = (Penguins, Penguins.Train.With(new NumericColumn(
            Penguins.Train["body_mass_g"].Schema, [.. Enumerable.Range(0, Penguins.Train.RowCount).Select(i => i % 2 == 0 ? 1e150 : -1e150)]))),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Every_metric_answers_and_says_why_it_has_no_value(string name)
    {
        (Dataset dataset, Table synthetic) = Cases[name];
        foreach (IEvaluator evaluator in Evaluators.Default)
        {
            IReadOnlyList<MetricResult> results = evaluator.Evaluate(new PairContext(dataset, synthetic));
            Assert.Equal(evaluator.Metrics.Select(m => m.Id), results.Select(r => r.Id));
            Assert.All(results, result => Assert.True(
                result is MetricResult.NotApplicable { Reason.Length: > 0 } || (result is MetricResult.Computed computed && double.IsFinite(computed.Value) && (computed.Uncertainty ?? 0) is >= 0 and < double.PositiveInfinity),
                $"{result}"));
        }
    }

    /// <summary>A study turns what is thrown into a failure of every metric with this message.</summary>
    [Fact]
    public void A_column_that_is_not_there_is_named()
    {
        Table synthetic = Without(Penguins.Train, "body_mass_g");
        foreach (IEvaluator evaluator in Evaluators.Default.Where(e => e is not (RuleEvaluator or PatternEvaluator or LostLabelEvaluator or FoundRuleEvaluator or PersonalEvaluator or DifferenceEvaluator)))
        {
            Exception error = Assert.ThrowsAny<Exception>(() => evaluator.Evaluate(new PairContext(Penguins, synthetic)));
            Assert.Contains("body_mass_g", error.Message, StringComparison.Ordinal);
        }
    }

    private static Table Without(Table table, string column) => new(table.Columns.Where(c => c.Name != column));

    private static Table Emptied(Table table) => new(table.Columns.Select(c => c switch
    {
        NumericColumn n => new NumericColumn(n.Schema, [.. Enumerable.Repeat(double.NaN, n.Length)]),
        DateTimeColumn d => new DateTimeColumn(d.Schema, [.. Enumerable.Repeat(DateTimeColumn.Missing, d.Length)]),
        _ => (Column)CategoricalColumn.FromLabels(c.Schema, new string?[c.Length]),
    }));

    private static Table Labels(Table table) => new(table.Columns.Where(c => c.Schema.IsCategorical));

    private static Table Numbers(Table table) => new(table.Columns.Where(c => c.Schema.Kind == ColumnKind.Numerical));
}
