using Harness.Generators.GaussianCopula;
using Harness.Random;
using Harness.Statistics;
using Harness.Tables;
using MathNet.Numerics.Distributions;

namespace Harness.Generators.Tests.GaussianCopula;

public sealed class GaussianCopulaLaws() : GeneratorLaws(new GaussianCopulaGenerator());

/// <summary>Train tables whose law is known: what comes back is compared with fresh rows of that law, not with train.</summary>
public class GaussianCopulaTests
{
    private const int TrainRows = 4000;
    private const int FreshRows = 40_000;

    /// <summary>Loadings on two common factors; the correlation of two entries is the sum of the products.</summary>
    private static readonly double[][] Loadings = [[0.9, 0], [0.7, -0.5], [-0.6, 0.6], [0.3, 0.8], [0.8, 0.3], [0, 0]];

    [Fact]
    public void A_gaussian_copula_is_recovered_whatever_the_kinds_of_its_columns()
    {
        Table fresh = Draw(FreshRows, 2);
        Table synthetic = new GaussianCopulaGenerator().Fit(Draw(TrainRows, 1), new FitContext()).Sample(FreshRows, 3);
        string[] names = [.. fresh.Schema.Select(c => c.Name)];
        foreach (string first in names)
        {
            foreach (string second in names.Where(n => string.CompareOrdinal(first, n) < 0))
            {
                // Twice the standard error of a correlation in 4,000 rows, 1.6 %, and a little for the discreteness of both.
                Assert.True(Math.Abs(Relation(fresh, first, second) - Relation(synthetic, first, second)) < 0.04,
                    $"{first} and {second}: {Relation(fresh, first, second)} in truth, {Relation(synthetic, first, second)} made.");
            }
        }
    }

    [Fact]
    public void Margins_are_recovered_to_the_error_of_the_train_sample()
    {
        Table fresh = Draw(FreshRows, 2);
        Table synthetic = new GaussianCopulaGenerator().Fit(Draw(TrainRows, 1), new FitContext()).Sample(FreshRows, 3);
        foreach (string name in (string[])["price", "length", "visits"])
        {
            // Kolmogorov's bound at 4,000 rows, one in a hundred thousand: √(ln(2·10⁵) / 2 · (1/4,000 + 2/40,000)).
            Assert.InRange(EmpiricalDistribution.KolmogorovSmirnov(Sorted(fresh, name), Sorted(synthetic, name)), 0, 0.043);
        }
    }

    [Fact]
    public void Gaps_stay_where_they_were()
    {
        Table train = Draw(TrainRows, 1);
        double[] price = [.. ((NumericColumn)train["price"]).Values];
        double[] length = [.. ((NumericColumn)train["length"]).Values.ToArray().Select((v, row) => price[row] > 2 ? double.NaN : v)];
        Table synthetic = new GaussianCopulaGenerator().Fit(train.With(new NumericColumn(train["length"].Schema, length)), new FitContext()).Sample(TrainRows, 3);
        var made = (NumericColumn)synthetic["price"];
        int wrong = Enumerable.Range(0, TrainRows).Count(row => made.Values[row] > 2 != synthetic["length"].IsMissing(row));
        Assert.InRange(wrong, 0, TrainRows / 20);
    }

    [Theory]
    [InlineData(0.8, 0.5, 0.5)]
    [InlineData(-0.4, 0.5, 0.9)]
    [InlineData(0.6, 0.97, 0.3)]
    public void Two_halves_of_one_law_keep_the_cells_of_their_table(double rho, double firstShare, double secondShare)
    {
        // Both columns have two levels, so the copula's only freedom is the tetrachoric correlation.
        RandomStream stream = new RandomStream(9).Fork("halves");
        Table Pairs(int rows, ulong seed)
        {
            bool[][] levels = [new bool[rows], new bool[rows]];
            for (int row = 0; row < rows; row++)
            {
                double z = Gauss(stream.Fork(seed), 2 * row);
                levels[0][row] = z > Normal.InvCDF(0, 1, firstShare);
                levels[1][row] = rho * z + Math.Sqrt(1 - rho * rho) * Gauss(stream.Fork(seed), 2 * row + 1) > Normal.InvCDF(0, 1, secondShare);
            }

            return new Table(levels.Select((of, i) => CategoricalColumn.FromLabels(new($"c{i}", ColumnKind.Categorical), [.. of.Select(v => v ? "yes" : "no")])));
        }

        Table train = Pairs(20_000, 1);
        Table synthetic = new GaussianCopulaGenerator().Fit(train, new FitContext()).Sample(20_000, 5);
        Assert.Equal(Both(train), Both(synthetic), 0.012);

        static double Both(Table table) => Enumerable.Range(0, table.RowCount).Count(row => table.Columns.All(c => c.Format(row) == "yes")) / (double)table.RowCount;
    }

    [Fact]
    public void Labels_that_are_all_different_bind_nothing()
    {
        Table train = Draw(500, 1);
        string[] names = [.. Enumerable.Range(0, 500).Select(i => $"{new RandomStream(4).Bits((ulong)i):x16}")];
        Table synthetic = new GaussianCopulaGenerator()
            .Fit(new Table([.. train.Columns, CategoricalColumn.FromLabels(new("name", ColumnKind.Categorical), names)]), new FitContext())
            .Sample(500, 2);
        var price = ((NumericColumn)train["price"]).Values.ToArray().Zip(names).ToLookup(pair => pair.Second, pair => pair.First);
        double[] owners = [.. Enumerable.Range(0, 500).Select(row => price[synthetic["name"].Format(row)].Single())];
        Assert.InRange(Correlation.Spearman(owners, ((NumericColumn)synthetic["price"]).Values), -0.15, 0.15);
    }

    private static Table Draw(int rows, ulong seed)
    {
        RandomStream stream = new RandomStream(seed).Fork("truth");
        double[][] z = [.. Loadings.Select((loading, i) => Enumerable.Range(0, rows).Select(row =>
            loading[0] * Gauss(stream.Fork(100), row) + loading[1] * Gauss(stream.Fork(101), row)
            + Math.Sqrt(1 - loading[0] * loading[0] - loading[1] * loading[1]) * Gauss(stream.Fork(i), row)).ToArray())];
        return new Table(
        [
            new NumericColumn(new("price", ColumnKind.Numerical), [.. z[0].Select(Math.Exp)]),
            new NumericColumn(new("length", ColumnKind.Numerical), [.. z[1].Select(v => Math.Round(v, 2))]),
            CategoricalColumn.FromLabels(new("member", ColumnKind.Categorical), [.. z[2].Select(v => v > 0.5 ? "yes" : "no")]),
            CategoricalColumn.FromLabels(new("size", ColumnKind.Categorical), [.. z[3].Select(v => v < -1 ? "small" : v < 0 ? "medium" : v < 0.8 ? "large" : v < 1.6 ? "giant" : "a whale")]),
            new NumericColumn(new("visits", ColumnKind.Numerical), [.. z[4].Select(v => Math.Floor(Math.Min(Math.Exp(v), 6)))]),
            new NumericColumn(new("noise", ColumnKind.Numerical), z[5]),
        ]);
    }

    private static double Gauss(RandomStream stream, int position) => Normal.InvCDF(0, 1, stream.OpenUniform((ulong)position));

    private static double[] Sorted(Table table, string name) => [.. ((NumericColumn)table[name]).Present().Order()];

    private static double Relation(Table table, string first, string second) => (table[first], table[second]) switch
    {
        (NumericColumn x, NumericColumn y) => Correlation.Spearman(x.Values, y.Values),
        (NumericColumn x, CategoricalColumn g) => CorrelationRatio.Of(Ranks.Average(x.Values), g.Codes, g.Levels.Count),
        (CategoricalColumn g, NumericColumn x) => CorrelationRatio.Of(Ranks.Average(x.Values), g.Codes, g.Levels.Count),
        (CategoricalColumn x, CategoricalColumn y) => CramersV.Of(x.Codes, y.Codes, x.Levels.Count, y.Levels.Count),
        _ => throw new ArgumentException("No such pair."),
    };
}
