using FsCheck.Xunit;
using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Metrics.Contingency;
using Harness.Random;
using Harness.Tables;

namespace Harness.Tests.Metrics.Contingency;

/// <summary>The errors of tables that are total less group, against those of tables that are counted anew without each group.</summary>
public class GroupedCountsTests
{
    private static readonly ContingencyEvaluator Evaluator = new();

    /// <summary>Few rows, one column, missing values, constant and all-unique columns, labels that train lacks.</summary>
    [Property(MaxTest = 60)]
    public void Errors_are_those_of_tables_counted_without_each_group(ulong seed)
    {
        TableSchema schema = RandomTables.Schema(seed);
        Table train = RandomTables.Table(schema, seed, 1 + (int)(seed % 60));
        AssertSame(train, RandomTables.Table(schema, seed + 1, (int)(seed % 41)));
    }

    /// <summary>Tables of more cells than rows, of which train has few: cells of one to three columns, and labels of either table alone.</summary>
    [Theory]
    [InlineData(1, 9000, 5000, 6000)]
    [InlineData(2, 80, 300, 17)]
    [InlineData(3, 60, 500, 700)]
    [InlineData(4, 3000, 400, 300)]
    public void Errors_are_those_of_tables_counted_without_each_group_where_few_cells_occur(int columns, int labels, int trainRows, int rows) =>
        AssertSame(Labels(columns, labels, trainRows, 1), Labels(columns, 2 * labels, rows, 2));

    /// <summary>So many cells that groups are counted twice rather than kept, and rows for several threads.</summary>
    [Fact]
    public void Errors_are_those_of_tables_counted_without_each_group_where_rows_and_cells_are_many() =>
        AssertSame(Labels(2, 5000, 150_000, 1), Labels(2, 5000, 150_000, 2));

    [Fact]
    public void An_error_is_unknown_where_a_value_is_missing_without_a_group()
    {
        Table train = Labels(2, 1, 40, 1);
        Table synthetic = new([.. train.Columns.Select(c => CategoricalColumn.FromLabels(c.Schema, [.. Enumerable.Range(0, 20).Select(row => row == 3 ? "other" : "0")]))]);
        MetricResult.Computed pmse = Evaluator.Evaluate(new PairContext(TableMaps.Dataset(train, train, train), synthetic)).OfType<MetricResult.Computed>().Single(r => r.Id == "pmse-ratio");
        Assert.Null(pmse.Uncertainty);
        AssertSame(train, synthetic);
    }

    private static void AssertSame(Table train, Table synthetic)
    {
        Dataset dataset = TableMaps.Dataset(train, train, train);
        var pair = new PairContext(dataset, synthetic);
        IReadOnlyList<MetricResult> fast = Evaluator.Evaluate(pair);
        IReadOnlyList<MetricResult> anew = GroupJackknife.Measure(
            pair, p => Evaluator.Evaluate(new PairContext(p.Dataset, p.Synthetic, p.Shared) { WithUncertainty = false }), int.MaxValue);
        Assert.Equal(anew.Select(Text), fast.Select(Text));
        Assert.Equal(7, fast.Count);
    }

    private static string Text(MetricResult result) => result is MetricResult.Computed computed
        ? $"{computed.Id} {computed.Value:R} ± {computed.Uncertainty:R} {string.Join(' ', computed.Parts)}"
        : $"{result}";

    private static Table Labels(int columns, int labels, int rows, ulong seed) => new(Enumerable.Range(0, columns).Select(column => CategoricalColumn.FromLabels(
        new ColumnSchema($"{(char)('a' + column)}", ColumnKind.Categorical),
        [.. Enumerable.Range(0, rows).Select(row => $"{new RandomStream(seed).Fork(column).Index((ulong)row, labels)}")])));
}
