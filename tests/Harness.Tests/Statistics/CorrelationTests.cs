using FsCheck.Xunit;
using Harness.Random;
using Harness.Statistics;

namespace Harness.Tests.Statistics;

/// <summary>Expected numbers: correlation.py beside this file.</summary>
public class CorrelationTests
{
    private const double Relative = 1e-9;

    private static readonly double[] X = Numbers(400, i => (i * 7919 + 13) % 1009 / 10.0);
    private static readonly double[] Y = Numbers(400, i => 0.3 * X[i] + (i * 104729 + 7) % 997 / 50.0);
    private static readonly double[] Ties = Numbers(400, i => (i * 7919 + 13) % 7);
    private static readonly double[] GapsX = Numbers(400, i => i % 7 == 0 ? double.NaN : X[i]);
    private static readonly double[] GapsY = Numbers(400, i => i % 5 == 0 ? double.NaN : Y[i]);

    [Fact]
    public void Equals_NumPy_and_pandas()
    {
        Close(0.8371528565024869, Correlation.Pearson(X, Y));
        Close(0.8422672828170432, Correlation.Pearson(GapsX, GapsY));
    }

    [Fact]
    public void Keeps_its_digits_at_a_large_offset() =>
        Close(0.837152856561648, Correlation.Pearson(Numbers(400, i => X[i] + 1e9), Numbers(400, i => Y[i] + 1e9)));

    [Fact]
    public void Ranks_as_SciPy_and_pandas()
    {
        Close(0.8436108975681097, Correlation.Spearman(X, Y));
        Close(0.021441257435207976, Correlation.Spearman(Ties, Y));
        Close(0.8490198852242647, Correlation.Spearman(GapsX, GapsY));
        Assert.Equal([5, 2.5, 5, 1, 5, 2.5], Ranks.Average([3, 1, 3, -2, 3, 1]));
        Assert.Equal([double.NaN, 2, 1], Ranks.Average([double.NaN, 7, -7]));
    }

    [Theory]
    [InlineData(new double[0], new double[0])]
    [InlineData(new[] { 1.0 }, new[] { 2.0 })]
    [InlineData(new[] { 1.0, 1, 1 }, new[] { 1.0, 2, 3 })]
    [InlineData(new[] { 1.0, 2, 3 }, new[] { 0.1, 0.1, 0.1 })]
    [InlineData(new[] { 1.0, double.NaN, 3 }, new[] { double.NaN, 2, 3 })]
    [InlineData(new[] { 1.0, 1, 3 }, new[] { 1.0, 2, double.NaN })]
    public void Is_undefined_without_two_differing_complete_rows(double[] x, double[] y)
    {
        Assert.Equal(double.NaN, Correlation.Pearson(x, y));
        Assert.Equal(double.NaN, Correlation.Spearman(x, y));
    }

    [Theory]
    [InlineData(1e-320, 0)]
    [InlineData(1e-200, 0)]
    [InlineData(1e200, 0)]
    [InlineData(1.5e305, 0)]
    [InlineData(1, 1e15)]
    public void Survives_extreme_numbers(double scale, double offset)
    {
        double[] x = Numbers(400, i => Math.Floor(X[i]) * scale + offset);
        double[] y = Numbers(400, i => Math.Floor(Y[i]) * scale + offset);
        double expected = Correlation.Pearson(Numbers(400, i => Math.Floor(X[i])), Numbers(400, i => Math.Floor(Y[i])));
        Assert.Equal(expected, Correlation.Pearson(x, y), scale < 1e-300 ? 1e-3 : 1e-9);
    }

    [Fact]
    public void Rejects_columns_of_different_length() =>
        Assert.Contains("2 and 1 rows", Assert.Throws<ArgumentException>(() => Correlation.Pearson([1, 2], [1])).Message, StringComparison.Ordinal);

    [Property]
    public void A_matrix_holds_the_correlation_of_each_pair(ulong seed)
    {
        double[][] columns = RandomColumns(seed);
        double[,] pearson = CorrelationMatrix.Pearson(columns);
        double[,] spearman = CorrelationMatrix.Spearman(columns);
        for (int i = 0; i < columns.Length; i++)
        {
            for (int j = 0; j < columns.Length; j++)
            {
                Assert.Equal(Correlation.Pearson(columns[i], columns[j]), pearson[i, j], 1e-14);
                Assert.Equal(Correlation.Spearman(columns[i], columns[j]), spearman[i, j], 1e-14);
                Assert.Equal(pearson[i, j], pearson[j, i]);
                Assert.False(Math.Abs(pearson[i, j]) > 1 || Math.Abs(spearman[i, j]) > 1);
            }
        }
    }

    /// <summary>Where the rows that both have are few and far from their columns' means, next to constant or constant, no digit is lost.</summary>
    [Theory]
    [InlineData(1, 0)]
    [InlineData(1e-9, 1e3)]
    [InlineData(1e-300, 0)]
    [InlineData(0, 5)]
    public void A_matrix_holds_the_correlation_of_rows_far_from_the_others(double unit, double offset)
    {
        double[] x = Numbers(400, i => i % 50 == 0 ? offset + X[i] * unit : 1e6 * X[i]);
        double[] y = Numbers(400, i => i % 50 == 0 ? offset + Y[i] * unit : double.NaN);
        double[] z = Numbers(400, i => i == 7 ? 1e300 : i % 3 == 0 ? double.NaN : Y[i]);
        double[][] columns = [x, y, z, X];
        double[,] pearson = CorrelationMatrix.Pearson(columns);
        double[,] spearman = CorrelationMatrix.Spearman(columns);
        for (int i = 0; i < columns.Length; i++)
        {
            for (int j = i + 1; j < columns.Length; j++)
            {
                Assert.Equal(Correlation.Pearson(columns[i], columns[j]), pearson[i, j], 1e-12);
                Assert.Equal(Correlation.Spearman(columns[i], columns[j]), spearman[i, j], 1e-12);
            }
        }

        Close(0.8422672828170432, CorrelationMatrix.Pearson([GapsX, GapsY])[0, 1]);
        Close(0.8490198852242647, CorrelationMatrix.Spearman([GapsX, GapsY])[0, 1]);
    }

    [Fact]
    public void A_column_correlates_with_itself_by_exactly_1_and_a_constant_one_with_none()
    {
        double[] gaps = Numbers(400, i => i % 7 == 0 ? double.NaN : X[i]);
        double[] flat = Numbers(400, i => i % 5 == 0 ? double.NaN : 3);
        double[][] columns = [X, Y, new double[400], Ties, gaps, flat];
        double[,] pearson = CorrelationMatrix.Pearson(columns);
        double[,] spearman = CorrelationMatrix.Spearman(columns);
        Assert.Equal([1, 1, double.NaN, 1, 1, double.NaN], Enumerable.Range(0, 6).Select(i => pearson[i, i]));
        Assert.Equal([1, 1, double.NaN, 1, 1, double.NaN], Enumerable.Range(0, 6).Select(i => spearman[i, i]));
        Assert.All([2, 5], constant => Assert.All([0, 1, 3, 4], other => Assert.Equal((double.NaN, double.NaN), (pearson[constant, other], spearman[other, constant]))));
    }

    [Property]
    public void Ranks_do_not_change_under_a_rising_map(ulong seed)
    {
        foreach (double[] column in RandomColumns(seed))
        {
            Assert.Equal(Ranks.Average(column), Ranks.Average([.. column.Select(v => 2 * v + 1)]));
        }
    }

    [Fact]
    public void A_matrix_of_correlations_ends_where_it_is_cancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => CorrelationMatrix.Pearson([X, Y], source.Token));
        Assert.Throws<OperationCanceledException>(() => CorrelationMatrix.Spearman([X, Y], source.Token));
    }

    private static double[][] RandomColumns(ulong seed)
    {
        var stream = new RandomStream(seed);
        int rows = stream.Index(0, 40);
        return [.. Enumerable.Range(1, 4).Select(c =>
        {
            RandomStream own = stream.Fork(c);
            int levels = 1 + own.Index(0, 9);
            bool gaps = own.Index(1, 2) == 0;
            return Numbers(rows, i => gaps && own.Index((ulong)i + 100, 4) == 0 ? double.NaN : own.Index((ulong)i + 1000, levels) / 3.0);
        })];
    }

    private static double[] Numbers(int rows, Func<int, double> value) => [.. Enumerable.Range(0, rows).Select(value)];

    private static void Close(double expected, double actual) => Assert.Equal(expected, actual, Relative * Math.Abs(expected));
}
