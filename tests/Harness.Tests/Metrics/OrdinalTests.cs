using FsCheck.Xunit;
using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Distances;
using Harness.Metrics;
using Harness.Metrics.Consistency;
using Harness.Metrics.Copying;
using Harness.Metrics.Dependence;
using Harness.Metrics.Joint;
using Harness.Metrics.Marginals;
using Harness.Random;
using Harness.Tables;

namespace Harness.Tests.Metrics;

/// <summary>What metrics make of the order of labels.</summary>
public class OrdinalTests
{
    private static readonly string[] Sizes = ["low", "mid", "high", "top"];
    private static readonly string[] Stars = ["1", "2", "5", "10", "20"];

    /// <summary>By SciPy, see <c>ordinals.py</c>: the columns are coded 0 to k − 1 there.</summary>
    [Theory]
    [InlineData("ks-statistic", 0.07542908762420963, 0.08297872340425527, 0.3450354609929077)]
    [InlineData("wasserstein-distance", 0.1098414337287318, 0.1780809303989793, 0.9553667366812216)]
    [InlineData("rank-correlation-error", 0.15199280352669398, 0.4293184981693874, 0.07921594163730497)]
    public void Ranks_are_measured_as_codes(string metric, params double[] expected)
    {
        Table train = Table(60, i => i % 11 == 0 ? null : Sizes[i * i * 7 % 13 % 4], i => Stars[(i * 31 % 7 + i * i % 3) % 5], i => (i * 7919 + 13) % 101 / 10.0);
        Table synthetic = Table(47, j => j % 9 == 0 ? null : Sizes[(j * 5 + j * j) % 11 % 4], j => Stars[j * 17 % 5], j => (j * 104729 + 7) % 97 / 7.0 + 1);
        IEvaluator evaluator = metric.StartsWith("rank", StringComparison.Ordinal) ? new DependenceEvaluator() : new MarginalEvaluator();

        MetricResult.Computed result = evaluator.Computed(metric, TableMaps.Dataset(train, train, train), synthetic);

        Assert.Equal(expected.Length, result.Parts.Count);
        Assert.All(expected.Zip(result.Parts), pair => Assert.Equal(pair.First, pair.Second.Value, 1e-12));
        Assert.Contains(new MarginalEvaluator().Computed("total-variation", TableMaps.Dataset(train, train, train), synthetic).Parts, part => part.Name == "size");
    }

    [Fact]
    public void An_empty_column_is_the_worst_and_one_that_train_lacks_is_left_out()
    {
        Table train = Table(20, i => Sizes[i % 4], i => null, i => i);
        Table synthetic = Table(20, i => null, i => Stars[i % 5], i => i);
        MetricPart[] parts = [.. new MarginalEvaluator().Computed("ks-statistic", TableMaps.Dataset(train, train, train), synthetic).Parts];

        Assert.Equal([("size", 1.0), ("x", 0.0)], parts.Select(p => (p.Name, p.Value)));
        Assert.Equal("all values are missing", parts[0].Note);
    }

    /// <summary>An ordinal column is measured as the number of its ranks is, by every metric of ranks, distances and rows.</summary>
    [Property]
    public void It_is_as_good_as_the_number_of_its_ranks(ulong seed)
    {
        Dataset dataset = RandomTables.Dataset(seed);
        dataset = dataset.Map(t => Ordinal(t, column => Shuffled(((CategoricalColumn)dataset.Train[column.Name]).UsedLevels(), seed)));
        Table synthetic = RandomTables.Table(dataset.Real.Schema, seed + 1);
        var ordered = OrderedValues.Learn(dataset.Train);
        Dataset numbers = dataset.Map(t => Numbers(t, ordered));
        foreach ((IEvaluator evaluator, string[] metrics) in new (IEvaluator, string[])[]
        {
            (new MarginalEvaluator(), ["ks-statistic", "ks-statistic-worst", "wasserstein-distance", "wasserstein-distance-worst"]),
            (new DependenceEvaluator(), ["rank-correlation-error", "rank-correlation-error-worst"]),
            (new JointEvaluator(), ["energy-distance", "density", "coverage"]),
            (new NearestEvaluator(), ["nearest-train-share", "nndr"]),
        })
        {
            double[] values = evaluator.Values(dataset, synthetic);
            double[] expected = evaluator.Values(numbers, Numbers(synthetic, ordered));
            Assert.All(evaluator.Metrics.Select((m, i) => (m.Id, i)).Where(m => metrics.Contains(m.Id)), m => Assert.Equal(expected[m.i], values[m.i]));
        }
    }

    [Property(MaxTest = 30)]
    public void New_names_do_not_matter_where_the_order_is_kept(ulong seed)
    {
        Dataset dataset = RandomTables.Dataset(seed);
        Table synthetic = RandomTables.Table(dataset.Real.Schema, seed + 1);
        string[] Listed(Column column) => Shuffled(((CategoricalColumn)dataset.Real[column.Name]).Levels.Union(((CategoricalColumn)synthetic[column.Name]).Levels, StringComparer.Ordinal), seed);
        Dataset ordinal = dataset.Map(t => Ordinal(t, Listed));

        // A forest draws rows by what they hold, and of equally frequent labels the first by name comes first.
        foreach (IEvaluator evaluator in Evaluators.Default.Where(e => e is not ConsistencyEvaluator))
        {
            double[] expected = evaluator.Values(ordinal, Ordinal(synthetic, Listed));
            double[] values = evaluator.Values(ordinal.Map(Renamed), Renamed(Ordinal(synthetic, Listed)));
            Assert.All(expected.Zip(values), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
        }
    }

    /// <summary>A third of the rows by one step, by two and by three.</summary>
    [Theory]
    [InlineData("ks-statistic")]
    [InlineData("wasserstein-distance")]
    [InlineData("energy-distance")]
    public void A_shift_is_seen_and_the_farther_the_more(string metric)
    {
        Table[] fresh = [.. Enumerable.Range(0, 3).Select(part => Related(600, (ulong)part, 0))];
        Dataset dataset = TableMaps.Dataset(fresh[0], fresh[0], fresh[1]);
        IEvaluator evaluator = metric == "energy-distance" ? new JointEvaluator() : new MarginalEvaluator();

        double[] values = [.. Enumerable.Range(0, 4).Select(steps => evaluator.Computed(metric, dataset, Related(600, 2, steps))).Select(r => r.Parts.FirstOrDefault(p => p.Name == "grade")?.Value ?? r.Value)];

        Assert.All(values.Zip(values.Skip(1)), v => Assert.True(v.First < v.Second, string.Join(", ", values)));
    }

    /// <summary>Labels that no row of train has are as far for total variation wherever they stand in the order, and not for the ranks.</summary>
    [Fact]
    public void A_step_is_nearer_than_three()
    {
        Table Of(string from, string to) => Table(40, i => i % 4 == 0 ? to : from, _ => "1", _ => 1);
        Table train = Of("low", "low");
        double Value(string metric, string to) => new MarginalEvaluator().Computed(metric, TableMaps.Dataset(train, train, train), Of("low", to)).Parts[0].Value;
        var space = RowSpace.Learn(train);
        double Distance(string to) => NearestPoints.Of(space.Place(Of(to, to), [0]), space.Place(train, [0]), CancellationToken.None).Distances[0];

        Assert.Equal(Value("total-variation", "top"), Value("total-variation", "mid"));
        Assert.Equal(3, Distance("top") / Distance("mid"), 1e-6);
    }

    [Fact]
    public void A_broken_rank_correlation_is_seen()
    {
        Table[] fresh = [.. Enumerable.Range(0, 3).Select(part => Related(600, (ulong)part, 0))];
        Dataset dataset = TableMaps.Dataset(fresh[0], fresh[0], fresh[1]);

        MetricResult.Computed whole = new DependenceEvaluator().Computed("rank-correlation-error", dataset, fresh[2]);
        MetricResult.Computed broken = new DependenceEvaluator().Computed("rank-correlation-error", dataset, fresh[2].Shuffled("grade", 1));

        Assert.Equal([("grade", "x")], broken.Parts.Select(p => (p.Name, p.Other!)));
        Assert.True(whole.Value < 0.1 && broken.Value > 0.7, $"{whole.Value} and {broken.Value}");
    }

    // The number decides the grade, nearly.
    private static Table Related(int rows, ulong seed, int shift)
    {
        RandomStream stream = new(seed);
        double[] x = [.. Enumerable.Range(0, rows).Select(i => 10 * stream.Uniform((ulong)i))];
        return new Table(
        [
            Ordinal("grade", [.. x.Select((v, i) => $"{Math.Min(9, (int)(v * 0.6 + stream.Fork("more").Uniform((ulong)i))) + (i % 3 == 0 ? shift : 0)}")], [.. Enumerable.Range(0, 11).Select(i => $"{i}")]),
            new NumericColumn(new ColumnSchema("x", ColumnKind.Numerical), x),
        ]);
    }

    private static Table Table(int rows, Func<int, string?> size, Func<int, string?> stars, Func<int, double> x) => new(
    [
        Ordinal("size", [.. Enumerable.Range(0, rows).Select(size)], Sizes),
        Ordinal("stars", [.. Enumerable.Range(0, rows).Select(stars)], null),
        new NumericColumn(new ColumnSchema("x", ColumnKind.Numerical), [.. Enumerable.Range(0, rows).Select(x)]),
    ]);

    private static CategoricalColumn Ordinal(string name, string?[] labels, string[]? listed) =>
        CategoricalColumn.FromLabels(new ColumnSchema(name, ColumnKind.Categorical) { IsOrdinal = true, Order = listed }, labels);

    private static Table Ordinal(Table table, Func<Column, string[]> listed) => Labels(table, c =>
        new CategoricalColumn(c.Schema with { IsOrdinal = true, Order = listed(c) }, c.Codes.ToArray(), [.. c.Levels]));

    private static Table Renamed(Table table) => Labels(table, c =>
        CategoricalColumn.FromLabels(c.Schema with { Order = [.. c.Schema.Order!.Select(Name)] }, [.. c.Codes.ToArray().Select(code => code < 0 ? null : Name(c.Levels[code]))]));

    private static string Name(string label) => $"{(char)(0xFFFF - label[0])}{label}";

    private static Table Numbers(Table table, OrderedValues ordered) => Labels(table, c => new NumericColumn(new ColumnSchema(c.Name, ColumnKind.Numerical), ordered.Of(c).ToArray()));

    private static Table Labels(Table table, Func<CategoricalColumn, Column> change) =>
        new(table.Columns.Select(c => c is CategoricalColumn { Schema.Kind: ColumnKind.Categorical } labels ? change(labels) : c));

    private static string[] Shuffled(IEnumerable<string> labels, ulong seed)
    {
        string[] all = [.. labels.Order(StringComparer.Ordinal)];
        return [.. new RandomStream(seed).Permutation(all.Length).Select(i => all[i])];
    }
}
