using Harness.Generators.Mixture;
using Harness.Random;
using Harness.Statistics;
using Harness.Tables;
using MathNet.Numerics.Distributions;

namespace Harness.Generators.Tests.Mixture;

public sealed class MixtureLaws() : GeneratorLaws(new MixtureGenerator());

public class MixtureTests
{
    private const int Rows = 6000;

    // Three classes: their share, the chance of "yes" in three columns of labels, the mean of two numbers, their correlation within the class.
    private static readonly double[] Shares = [0.5, 0.3, 0.2];
    private static readonly double[][] Yes = [[0.9, 0.8, 0.1], [0.2, 0.9, 0.8], [0.1, 0.1, 0.3]];
    private static readonly double[][] Means = [[0, 0], [5, 1], [-1, 6]];
    private static readonly double[] Correlations = [0.8, 0, -0.7];

    [Fact]
    public void The_classes_that_made_a_table_are_found()
    {
        (Table train, _) = Draw(1);
        double[] x = ((NumericColumn)train["x"]).Values.ToArray();
        double[] y = ((NumericColumn)train["y"]).Values.ToArray();
        int[][] labels = [.. "abc".Select(name => ((CategoricalColumn)train[$"{name}"]).Codes.ToArray())];

        // Numbers as they are: their normal scores would bend the classes.
        var data = new MixtureData(labels, [2, 2, 2], [.. x.Zip(y, (u, v) => new[] { u, v }).SelectMany(pair => pair)], 2, Rows);
        LatentClass[] found = ClassSearch.Of(data, new MixtureOptions { Penalty = null }, new RandomStream(3), null, default);
        Assert.Equal(3, found.Length);
        LatentClass[] ordered = [.. found.OrderByDescending(c => c.Weight)];
        for (int k = 0; k < 3; k++)
        {
            Assert.Equal(Shares[k], ordered[k].Weight, 0.03);
            for (int c = 0; c < 3; c++)
            {
                Assert.Equal(Yes[k][c], ordered[k].Labels[c][1], 0.04); // Levels are in ordinal order: no, yes.
            }

            Assert.Equal(Means[k][0], ordered[k].Mean[0], 0.1);
            Assert.Equal(Means[k][1], ordered[k].Mean[1], 0.1);
            Assert.Equal(Correlations[k], ordered[k].Factor.Row(1)[0] / ordered[k].Deviation(1), 0.05);
        }

    }

    [Fact]
    public void What_the_classes_explain_comes_back()
    {
        (Table train, double[] truth) = Draw(1);
        Table synthetic = new MixtureGenerator().Fit(train, new FitContext()).Sample(Rows, 5);
        Assert.Equal(truth, Cells(train), Within(0.02));
        Assert.Equal(truth, Cells(synthetic), Within(0.03));

        // Within a class numbers are correlated; the first class is where both answers are yes and the third is no, nine times in ten.
        Assert.Equal(Inner(train), Inner(synthetic), 0.06);
    }

    [Fact]
    public void Rare_labels_and_gaps_go_with_their_class()
    {
        (Table train, _) = Draw(1);
        double[] first = [.. Enumerable.Range(0, Rows).Select(row => train["b"].Format(row) == "no" && row % 2 == 0 ? double.NaN : ((NumericColumn)train["x"]).Values[row])];
        Table gaps = train.With(new NumericColumn(train["x"].Schema, first));
        Table synthetic = new MixtureGenerator().Fit(gaps, new FitContext()).Sample(Rows, 2);
        Assert.Equal(GapsAmong(gaps, "no"), GapsAmong(synthetic, "no"), 0.06);
        Assert.InRange(GapsAmong(synthetic, "yes"), 0, 0.06);
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        (Table train, _) = Draw(4);
        string[] texts = [.. ((int[])[1, 2, 5]).Select(threads =>
            CsvTableWriter.Write(new MixtureGenerator(new MixtureOptions { MaximumThreads = threads, MaximumClasses = 6 }).Fit(train, new FitContext { Seed = 9 }).Sample(200, 3)))];
        Assert.Single(texts.Distinct());
    }

    private static (Table Table, double[] Cells) Draw(ulong seed)
    {
        RandomStream stream = new RandomStream(seed).Fork("classes");
        int[] classes = [.. Enumerable.Range(0, Rows).Select(row => stream.Uniform((ulong)row) switch { < 0.5 => 0, < 0.8 => 1, _ => 2 })];
        double[] z = [.. classes.Select((_, row) => Gauss(stream.Fork("x"), row))];
        double[] x = [.. classes.Select((k, row) => Means[k][0] + z[row])];
        double[] y = [.. classes.Select((k, row) => Means[k][1] + Correlations[k] * z[row] + Math.Sqrt(1 - Correlations[k] * Correlations[k]) * Gauss(stream.Fork("y"), row))];
        var cells = new double[8];
        for (int cell = 0; cell < cells.Length; cell++)
        {
            cells[cell] = Enumerable.Range(0, 3).Sum(k => Shares[k] * Enumerable.Range(0, 3).Aggregate(1.0, (product, c) => product * ((cell >> c & 1) == 1 ? Yes[k][c] : 1 - Yes[k][c])));
        }

        return (new Table(
        [
            .. "abc".Select((name, c) => (Column)CategoricalColumn.FromLabels(new($"{name}", ColumnKind.Categorical), [.. classes.Select((k, row) => stream.Fork(c).Uniform((ulong)row) < Yes[k][c] ? "yes" : "no")])),
            new NumericColumn(new("x", ColumnKind.Numerical), x),
            new NumericColumn(new("y", ColumnKind.Numerical), y),
        ]), cells);
    }

    /// <summary>The share of each combination of the three labels.</summary>
    private static double[] Cells(Table table)
    {
        var cells = new double[8];
        for (int row = 0; row < table.RowCount; row++)
        {
            cells["abc".Select((name, c) => table[$"{name}"].Format(row) == "yes" ? 1 << c : 0).Sum()] += 1.0 / table.RowCount;
        }

        return cells;
    }

    private static double Inner(Table table)
    {
        int[] rows = [.. Enumerable.Range(0, table.RowCount).Where(row => table["a"].Format(row) == "yes" && table["b"].Format(row) == "yes" && table["c"].Format(row) == "no")];
        return Correlation.Pearson([.. rows.Select(row => ((NumericColumn)table["x"]).Values[row])], [.. rows.Select(row => ((NumericColumn)table["y"]).Values[row])]);
    }

    private static double GapsAmong(Table table, string label)
    {
        int[] rows = [.. Enumerable.Range(0, table.RowCount).Where(row => table["b"].Format(row) == label)];
        return rows.Count(table["x"].IsMissing) / (double)rows.Length;
    }

    private static Func<double[], double[], bool> Within(double tolerance) => (expected, actual) => expected.Zip(actual, (x, y) => Math.Abs(x - y)).Max() <= tolerance;

    private static double Gauss(RandomStream stream, int position) => Normal.InvCDF(0, 1, stream.OpenUniform((ulong)position));
}
