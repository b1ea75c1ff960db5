using FsCheck.Xunit;
using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Metrics.Rules;
using Harness.Random;
using Harness.Tables;

namespace Harness.Tests.Metrics.Rules;

/// <summary>Probabilities by SciPy 1.10.1: <c>hypergeom.pmf(k, N + m, k, m)</c>, N real and m synthetic rows.</summary>
public class FoundRuleEvaluatorTests
{
    private static readonly FoundRuleEvaluator Evaluator = new();

    private static readonly double[] Low = [.. Enumerable.Range(0, 100).Select(i => (double)i)];
    private static readonly double[] High = [.. Enumerable.Range(0, 100).Select(i => i + i * 7 % 13.0)];

    [Fact]
    public void Rows_that_break_an_order_of_all_real_rows_are_counted()
    {
        MetricResult.Computed result = Evaluator.Computed("found-rule-violations-worst", Dataset(Table(Low, High)), Table(Broken(5), High));

        Assert.Equal(0.05, result.Value);
        MetricPart part = Assert.Single(result.Parts);
        Assert.Equal("a ≤ b", part.Label);
        Assert.Equal("5 of 100 rows, none of 100 real ones; row 1: a 20.0, b 0.0; row 2: a 21.0, b 8.0; row 3: a 22.0, b 3.0; if it must hold, declare the rule { \"ordered\": [\"a\", \"b\"] }", part.Note);
        Assert.Equal(0.029691605234293292, result.Comparison!.PValue, 1e-12);
    }

    [Fact]
    public void Dates_are_before_each_other()
    {
        Dataset dataset = Dataset(Dates(0));

        MetricPart part = Evaluator.Computed("found-rule-violations", dataset, Dates(20)).Parts.Single();
        Assert.Equal("a ≤ b", part.Name);
        Assert.StartsWith("100 of 100 rows, none of 100 real ones; row 1: a 2020-01-21, b 2020-01-01; ", part.Note, StringComparison.Ordinal);
        Assert.Null(Evaluator.Computed("found-rule-violations", dataset, Dates(0)).Parts.Single().Note);

        static Table Dates(int later)
        {
            var format = new DateTimeFormat("%Y-%m-%d");
            return new Table([Date("a", i => i + later), Date("b", i => i + i * 7 % 13)]);
            DateTimeColumn Date(string name, Func<int, int> day) =>
                new(new ColumnSchema(name, ColumnKind.DateTime, format), [.. Enumerable.Range(0, 100).Select(i => new DateTime(2020, 1, 1).AddDays(day(i)).Ticks)]);
        }
    }

    /// <summary>Two more orders that three real rows break could have been the ones that luck left whole: three times the probability of five rows.</summary>
    [Fact]
    public void Orders_that_hardly_any_real_row_breaks_add_to_the_probability()
    {
        double[] near = [.. Low.Select((v, i) => i is 20 or 40 or 60 ? v - 1 : v + 13 + i * 5 % 11)];
        double[] synthetic = [.. Low.Select((v, i) => v + 13 + i * 5 % 11)];

        MetricResult.Computed result = Evaluator.Computed("found-rule-violations", Dataset(Table(Low, High, near)), Table(Broken(5), High, synthetic));

        Assert.Equal(["a ≤ b"], result.Parts.Select(p => p.Label));
        Assert.Equal(3 * 0.029691605234293292, result.Comparison!.PValue, 1e-12);
    }

    [Fact]
    public void An_order_that_is_a_matter_of_course_or_of_few_rows_is_none()
    {
        double[] far = [.. Low.Select((v, i) => v + 99 + i * 7 % 13)];
        double[] turned = [.. High.Reverse()];
        Table few = Table(Low[..29], High[..29]);

        Assert.All(
            [Table(Low, far), Table(Low, turned), few, Table(Low)],
            real => Assert.StartsWith("no rule of ", Assert.IsType<MetricResult.NotApplicable>(Evaluator.Evaluate(new PairContext(Dataset(real), real))[1]).Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void Missing_values_break_nothing_and_equal_columns_are_one_rule()
    {
        double[] gaps = [.. Low.Select((v, i) => i < 50 ? double.NaN : v)];
        double[] none = [.. Low.Select(_ => double.NaN)];
        Dataset dataset = Dataset(Table(Low, High));

        Assert.Equal(0.05, Evaluator.Computed("found-rule-violations", dataset, Table([.. gaps.Select((v, i) => i >= 95 ? v + 20 : v)], High)).Value);
        Assert.Equal((null, 0.0), Evaluator.Computed("found-rule-violations", dataset, Table(none, High)).Parts.Select(p => (p.Note, p.Value)).Single());
        Assert.Equal(["b = a"], Evaluator.Computed("found-rule-violations", Dataset(Table(Low, Low)), Table(Low, High)).Parts.Select(p => p.Label));
        Assert.Equal(1, Evaluator.Computed("found-rule-violations", dataset, Table(none, High)).Comparison!.PValue);
    }

    /// <summary>Fresh rows of columns with orders that hold nearly, shared out at random, get a p-value below α no more often than α says.</summary>
    [Fact]
    public void Chance_is_not_understated()
    {
        const int Tables = 1500;
        RandomStream stream = new(11);
        double[] base1 = [.. Enumerable.Range(0, 200).Select(i => 10 * stream.Uniform((ulong)i))];
        Table real = Table([.. Enumerable.Range(0, 5).Select(c => base1.Select((v, i) => c == 0 ? v : v + (stream.Fork(c).Uniform((ulong)i) - 0.02 * c)).ToArray())]);
        double[] p =
        [
            .. Enumerable.Range(0, Tables).Select(i =>
            {
                int[] order = stream.Fork("split").Fork(i).Permutation(200);
                Dataset dataset = Dataset(real.Take([.. order[..100]]));
                return Evaluator.Evaluate(new PairContext(dataset, real.Take([.. order[100..]])) { WithUncertainty = false })[0] is MetricResult.Computed c ? c.Comparison!.PValue : 1;
            }),
        ];

        Assert.All([0.1, 0.05, 0.01], level => Assert.InRange(p.Count(v => v <= level) / (double)Tables, 0, level + 3 * Math.Sqrt(level * (1 - level) / Tables)));
        Assert.Contains(p, v => v < 1);
    }

    [Fact]
    public void Many_threads_get_the_same_bits()
    {
        var context = new DatasetContext(Dataset(Table(Low, High, [.. Low.Select(v => v + 3)])));
        Table synthetic = Table(Broken(5), High, Broken(7));
        double?[][] each = new double?[8][];
        Parallel.For(0, each.Length, i => each[i] = [.. Evaluator.Evaluate(new PairContext(context.Dataset, synthetic, context)).OfType<MetricResult.Computed>().SelectMany(r => new[] { r.Value, r.Uncertainty, r.Comparison?.PValue })]);

        Assert.All(each, one => Assert.Equal(each[0], one));
    }

    [Property]
    public void More_broken_rows_are_never_better(byte rows, byte more)
    {
        MetricResult.Computed few = Evaluator.Computed("found-rule-violations", Dataset(Table(Low, High)), Table(Broken(rows % 100), High));
        MetricResult.Computed many = Evaluator.Computed("found-rule-violations", Dataset(Table(Low, High)), Table(Broken(Math.Min(100, rows % 100 + more)), High));

        Assert.Equal(rows % 100 / 100.0, few.Value);
        Assert.True(many.Value >= few.Value && many.Comparison!.PValue <= few.Comparison!.PValue + 1e-12);
    }

    private static double[] Broken(int rows) => [.. Low.Select((v, i) => i < rows ? v + 20 : v)];

    private static Dataset Dataset(Table real) => TableMaps.Dataset(real, real, real.Take([]));

    private static Table Table(params double[][] columns) => new([.. columns.Select((c, i) => new NumericColumn(new ColumnSchema($"{(char)('a' + i)}", ColumnKind.Numerical), c, NumberStyle.Decimal))]);
}
