using System.Globalization;
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

    /// <summary>
    /// Computed again in NumPy, the mean of thirty forests and their scatter: consistency.py beside this file. Its forests draw otherwise, so within
    /// four times that scatter.
    /// </summary>
    [Theory]
    [InlineData("titanic", "sdv-ctgan", new[] { 0.0481, 0.0221, 0.2423, 0 }, new[] { 0.0042, 0.0025, 0.0039, 0 })]
    [InlineData("penguins", "sdv-tvae", new[] { 0.3382, 0.0750, 0.3258 }, new[] { 0.0215, 0.0167, 0.0121 })]
    [InlineData("diamonds", "sdv-gaussian-copula", new[] { 0.6683, 0.2992, 0.4941 }, new[] { 0.0057, 0.0064, 0.0099 })]
    public void Is_near_what_another_forest_says(string name, string generator, double[] expected, double[] scatter)
    {
        Dataset dataset = DatasetReader.Read(Repository.Dataset(name));
        Table synthetic = CsvTableReader.Read(Path.Combine(Repository.Root, "evaluation/recordings", name, generator, "seed-1.csv"), dataset.Real.Schema);

        MetricResult.Computed found = Evaluator.Computed(Error, dataset, synthetic);

        Assert.Equal(expected.Length, found.Parts.Count);
        Assert.All(found.Parts.Select((part, i) => (part, i)), p => Assert.InRange(Math.Abs(p.part.Value - expected[p.i]), 0, 4 * scatter[p.i]));
        Assert.Equal(found.Parts.Average(p => p.Value), found.Value, 1e-12);
        Assert.Equal(found.Parts.Max(p => p.Value), Evaluator.Computed(Error + "-worst", dataset, synthetic).Value, 1e-12);
    }

    /// <summary>Half of the trees have seen each row of train, and know its label; of a flipped table none is more probable.</summary>
    [Fact]
    public void What_is_better_than_fresh_rows_counts_0_and_how_much_better_is_known()
    {
        MetricResult.Computed copied = Evaluator.Computed(Error, Titanic, Titanic.Train);
        MetricResult.Computed shuffled = Evaluator.Computed(Error, Titanic, Titanic.Train.Shuffled("sex", 1));

        Assert.All(copied.Parts, p => Assert.Equal((0, true), (p.Value, p.Uncut < 0)));
        MetricPart sex = shuffled.Parts.Single(p => p.Name == "sex");
        Assert.Equal(sex.Value, sex.Uncut);
        Assert.InRange(sex.Value, 0.1, 1);
    }

    /// <summary>
    /// By the trees that have not seen them, train's rows are as probable as rows that no tree has seen: over fresh halves the difference of the logarithms has the mean 0.
    /// One scatters by some .035, twenty by .008; a forest that tells fresh rows by more trees than train's gives −.04.
    /// </summary>
    [Fact]
    public void Fresh_rows_differ_by_chance_alone()
    {
        Dataset diamonds = DatasetReader.Read(Repository.Dataset("diamonds"));
        double[] differences = new double[20];
        for (int i = 0; i < differences.Length; i++)
        {
            int[] order = new RandomStream(3).Fork(i).Permutation(diamonds.Real.RowCount);
            var forests = new TrainForests(diamonds.Real.Take(order.AsSpan(0, 800)));
            (_, LabelForest forest) = Assert.Single(forests.Forests, f => f.Column == "cut");
            differences[i] = forest.OfOwnLabels(forests.Cells.Encode(diamonds.Real.Take(order.AsSpan(800, 800)))).Average() - forest.OfTrain;
        }

        Assert.InRange(differences.Average(), -0.03, 0.03);
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
        }
    }

    [Fact]
    public void Train_is_as_consistent_as_itself() => Assert.Equal(0, Evaluator.Computed(Error + "-worst", Titanic, Titanic.Train).Value, 1e-15);

    /// <summary>
    /// Labels that train lacks have the probability of one row beside all of train, of one tree of eleven, and rows without a label do not count.
    /// Both columns are the same label, so every tree tells it, but for those that hold one row of the other label: all are sure here.
    /// </summary>
    [Fact]
    public void Unknown_labels_are_all_but_impossible_and_missing_ones_are_left_out()
    {
        Table train = Of([.. Enumerable.Repeat("a", 30), .. Enumerable.Repeat("b", 30)]);
        Dataset dataset = TableMaps.Dataset(train, train, train);
        double unseen = (10 + 30.0 / 62) / 11;
        double known = (10 + 31.0 / 63) / 11;
        double unknown = 1 / 63.0 / 11;

        Assert.Equal(1 - Math.Sqrt(known * unknown) / unseen, Lost(dataset, [.. Enumerable.Repeat("a", 30), .. Enumerable.Repeat("z", 30)]), 1e-6);
        Assert.Equal(0, Lost(dataset, [.. Enumerable.Repeat("a", 30), .. Enumerable.Repeat<string?>(null, 30)]), 1e-6);

        static double Lost(Dataset dataset, string?[] labels) =>
            Evaluator.Computed(Error, dataset, Of([.. labels.Select(l => l ?? "a")]).With(CategoricalColumn.FromLabels(new("y", ColumnKind.Categorical), labels))).Parts[1].Value;
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
        Assert.InRange(Evaluator.Computed(Error, dataset, broken).Value, 0.95, 1);
    }

    /// <summary>Trees grow as deep for many rows as for some thousands, of which they learn: flips are seen in a large table too.</summary>
    [Fact]
    public void Flipped_labels_of_a_large_table_are_seen()
    {
        const int Rows = 60_000;
        RandomStream stream = new(5);
        string[] labels = [.. Enumerable.Range(0, Rows).Select(i => $"{stream.Index((ulong)i, 40)}")];
        Table train = Of(labels);
        Table flipped = train.With(CategoricalColumn.FromLabels(new("y", ColumnKind.Categorical), [.. labels.Select((l, i) => i % 5 == 0 ? $"{(int.Parse(l, CultureInfo.InvariantCulture) + 1) % 40}" : l)]));
        Dataset dataset = TableMaps.Dataset(train, train, train);

        Assert.Equal(0, Evaluator.Computed(Error, dataset, train).Value, 1e-6);

        // A fifth of the rows has a label of which only the tree of all shares, 1 of 11, knows: (1/40/11)^(1/5).
        Assert.InRange(Evaluator.Computed(Error, dataset, flipped).Value, 0.69, 0.72);
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
    public void Does_not_apply_to_numbers_alone()
    {
        Table train = new(((string[])["x", "y"]).Select(name => new NumericColumn(new(name, ColumnKind.Numerical), [1, 2, 3])));
        Assert.All(
            Evaluator.Evaluate(new PairContext(TableMaps.Dataset(train, train, train), train)),
            r => Assert.Equal("the table has no categorical or boolean column", Assert.IsType<MetricResult.NotApplicable>(r).Reason));
    }

    [Fact]
    public void A_pair_is_needed() => Assert.Throws<ArgumentNullException>("pair", () => Evaluator.Evaluate(null!));

    [Fact]
    public void A_column_without_a_label_is_the_worst()
    {
        Table none = Titanic.Train.With(CategoricalColumn.FromLabels(Titanic.Train["survived"].Schema, new string?[Titanic.Train.RowCount]));
        MetricPart part = Evaluator.Computed(Error, Titanic, none).Parts.Single(p => p.Name == "survived");
        Assert.Equal((1, "no row has a label"), (part.Value, part.Note));
    }

    private static Table Of(string[] labels) => new(((string[])["x", "y"]).Select(name => CategoricalColumn.FromLabels(new(name, ColumnKind.Categorical), labels)));
}
