using FsCheck.Xunit;
using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Metrics.Consistency;
using Harness.Random;
using Harness.Tables;

namespace Harness.Tests.Metrics.Consistency;

public class ConsistencyEvaluatorTests
{
    private const string Error = "label-consistency-error";

    private static readonly ConsistencyEvaluator Evaluator = new();

    private static readonly Dataset Titanic = DatasetReader.Read(Repository.Dataset("titanic"));

    /// <summary>By pandas and NumPy: consistency.py beside this file.</summary>
    [Theory]
    [InlineData("titanic", "sdv-ctgan", 0.014075313289188374, -0.001031428343181151, -0.07671367967968656, 0.07425529517231488)]
    [InlineData("penguins", "sdv-tvae", -0.21140630248264958, -0.06863012762207021, -0.1947625621636696)]
    [InlineData("diamonds", "sdv-gaussian-copula", -0.28505694195195763, -0.053476139718331595, -0.0698482847830309)]
    public void Equals_a_naive_Bayes_rule_of_NumPy(string name, string generator, params double[] expected)
    {
        Dataset dataset = DatasetReader.Read(Repository.Dataset(name));
        Table synthetic = CsvTableReader.Read(Path.Combine(Repository.Root, "evaluation/recordings", name, generator, "seed-1.csv"), dataset.Real.Schema);

        MetricResult.Computed found = Evaluator.Computed(Error, dataset, synthetic);

        Assert.Equal(expected, found.Parts.Select(p => Assert.NotNull(p.Signed)), (x, y) => Math.Abs(x - y) < 1e-12);
        Assert.Equal(expected.Average(Math.Abs), found.Value, 1e-12);
        Assert.Equal(expected.Max(Math.Abs), Evaluator.Computed(Error + "-worst", dataset, synthetic).Value, 1e-12);
    }

    [Property]
    public void The_order_of_rows_does_not_matter(ulong seed)
    {
        Dataset dataset = RandomTables.Dataset(seed);
        Table synthetic = RandomTables.Table(dataset.Real.Schema, seed + 1);
        double[] values = Evaluator.Values(dataset, synthetic);
        Assert.Equal(values, Evaluator.Values(dataset, synthetic.WithRowsPermuted(seed)), (x, y) => x.Equals(y) || Math.Abs(x - y) < 1e-12);
        Assert.Equal(values, Evaluator.Values(dataset.Map(t => t.WithRowsPermuted(seed)), synthetic), (x, y) => x.Equals(y) || Math.Abs(x - y) < 1e-12);
    }

    /// <summary>A fifth of the labels turned round, in train itself, is far beyond the chance of other rows; so are two classes that change places.</summary>
    [Fact]
    public void Flipped_and_swapped_labels_are_seen_and_named()
    {
        int[] order = new RandomStream(7).Permutation(Titanic.Train.RowCount);
        Dataset penguins = DatasetReader.Read(Repository.Dataset("penguins"));

        Sees(Titanic, "survived", (label, row) => order[row] % 5 == 0 ? (label == "Yes" ? "No" : "Yes") : label);
        Sees(penguins, "species", (label, _) => label switch { "Adelie" => "Gentoo", "Gentoo" => "Adelie", _ => label });

        static void Sees(Dataset dataset, string column, Func<string, int, string> change)
        {
            var labels = (CategoricalColumn)dataset.Train[column];
            Table synthetic = dataset.Train.With(CategoricalColumn.FromLabels(labels.Schema, [.. Enumerable.Range(0, labels.Length).Select(row => change(labels.Format(row), row))]));
            MetricResult.Computed worst = Evaluator.Computed(Error + "-worst", dataset, synthetic);
            TestContext.Current.TestOutputHelper?.WriteLine($"{column}: {worst.Value} ± {worst.Uncertainty}");
            Assert.True(worst.Value > 6 * worst.Uncertainty, $"{column}: {worst.Value} ± {worst.Uncertainty}");
            Assert.Equal(column, worst.Parts.MaxBy(p => p.Value)!.Name);
            Assert.True(worst.Parts.MaxBy(p => p.Value)!.Signed < 0);
        }
    }

    [Fact]
    public void Train_is_as_consistent_as_itself() => Assert.Equal(0, Evaluator.Computed(Error + "-worst", Titanic, Titanic.Train).Value, 1e-15);

    /// <summary>Labels that train lacks have the probability 0, and no other rows count: the mean of train's "yes" and "no" goes to half where half are unknown.</summary>
    [Fact]
    public void Unknown_labels_have_probability_0_and_missing_ones_are_left_out()
    {
        Table train = Of([.. Enumerable.Repeat("a", 30), .. Enumerable.Repeat("b", 30)]);
        Dataset dataset = TableMaps.Dataset(train, train, train);
        double mean = 30.5 / 31;

        // Both columns are the same label: P(a | a) = 30.5/31 : 0.5/31 after smoothing over two labels and two empty cells.
        mean /= mean + 0.5 / 31;
        Assert.Equal(-mean / 2, Signed(dataset, [.. Enumerable.Repeat("a", 30), .. Enumerable.Repeat("z", 30)]), 1e-12);
        Assert.Equal(0, Signed(dataset, [.. Enumerable.Repeat("a", 30), .. Enumerable.Repeat<string?>(null, 30)]), 1e-12);

        static double Signed(Dataset dataset, string?[] labels) =>
            Evaluator.Computed(Error, dataset, Of([.. labels.Select(l => l ?? "a")]).With(CategoricalColumn.FromLabels(new("y", ColumnKind.Categorical), labels))).Parts[1].Signed!.Value;
    }

    /// <summary>Of two thousand labels the frequent ones are told apart, the others share a cell.</summary>
    [Fact]
    public void Rare_labels_count_as_one()
    {
        string[] labels = [.. Enumerable.Range(0, 4000).Select(i => i < 2000 ? $"common {i % 50}" : $"rare {i}")];
        Table train = Of(labels);
        Dataset dataset = TableMaps.Dataset(train, train, train);

        Table otherRare = Of([.. labels.Select((l, i) => i < 2000 ? l : $"rare {5999 - i}")]);
        Table broken = train.With(CategoricalColumn.FromLabels(new("y", ColumnKind.Categorical), [.. labels.Select((_, i) => labels[(i + 1) % 4000])]));

        Assert.Equal(0, Evaluator.Computed(Error, dataset, otherRare).Value, 1e-12);
        Assert.InRange(Evaluator.Computed(Error, dataset, broken).Value, 0.25, 0.35);
    }

    [Theory]
    [InlineData("fewer than two columns", "y")]
    [InlineData("no categorical or boolean column of train has two labels", "x", "y")]
    public void Does_not_apply_without_labels_and_something_beside_them(string reason, params string[] columns)
    {
        var train = new Table(columns.Select(c => CategoricalColumn.FromLabels(new(c, ColumnKind.Categorical), ["a", "a", null])));
        MetricResult result = Evaluator.Evaluate(new PairContext(TableMaps.Dataset(train, train, train), train))[0];
        Assert.Contains(reason, Assert.IsType<MetricResult.NotApplicable>(result).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_without_a_label_is_the_worst()
    {
        Table none = Titanic.Train.With(CategoricalColumn.FromLabels(Titanic.Train["survived"].Schema, new string?[Titanic.Train.RowCount]));
        MetricPart part = Evaluator.Computed(Error, Titanic, none).Parts.Single(p => p.Name == "survived");
        Assert.Equal((1, null, "no row has a label"), (part.Value, part.Signed, part.Note));
    }

    private static Table Of(string[] labels) => new(((string[])["x", "y"]).Select(name => CategoricalColumn.FromLabels(new(name, ColumnKind.Categorical), labels)));
}
