using FsCheck.Xunit;
using Harness.Random;
using Harness.Statistics;

namespace Harness.Tests.Statistics;

/// <summary>Expected numbers: correlation.py beside this file.</summary>
public class AssociationTests
{
    private static readonly int[] A = [.. Enumerable.Range(0, 400).Select(i => i * 31 % 5)];
    private static readonly int[] B = [.. Enumerable.Range(0, 400).Select(i => (i * 31 % 5 + (i * 17 % 11 > 6 ? 1 : 0)) % 4)];

    [Fact]
    public void The_correlation_ratio_equals_the_one_of_pandas_groups()
    {
        double[] x = [.. Enumerable.Range(0, 400).Select(i => (i * 7919 + 13) % 1009 / 10.0)];
        double[] ties = [.. Enumerable.Range(0, 400).Select(i => (double)((i * 7919 + 13) % 7))];
        Assert.Equal(0.03176186800862399, CorrelationRatio.Of(x, A, 5), 1e-12);
        Assert.Equal(0.1885022539279369, CorrelationRatio.Of(ties, [.. ties.Select(t => (int)t % 3)], 3), 1e-12);
    }

    [Fact]
    public void Cramers_V_equals_SciPys_statistic_with_Bergsmas_correction() =>
        Assert.Equal(0.6120176036934701, CramersV.Of(A, B, 5, 4), 1e-12);

    [Fact]
    public void A_huge_table_of_counts_gives_what_a_small_one_gives()
    {
        // Levels without a row change nothing but the size of the table of counts, here to 4 · 10⁸ cells.
        int[] a = [.. A.Select(code => code * 4000)];
        int[] b = [.. B.Select(code => code * 5000)];
        long before = GC.GetAllocatedBytesForCurrentThread();
        double sparse = CramersV.Of(a, b, 20_000, 20_000);
        Assert.Equal(CramersV.Of(A, B, 5, 4), sparse);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void A_bijection_is_a_full_association_and_a_function_explains_all()
    {
        Assert.Equal(1, CramersV.Of(A, [.. A.Select(code => 4 - code)], 5, 5), 1e-12);
        Assert.Equal(1, CorrelationRatio.Of([.. A.Select(code => code / 3.0)], A, 5), 1e-12);
    }

    [Fact]
    public void Independence_is_zero()
    {
        int[] x = [0, 0, 1, 1, 0, 0, 1, 1];
        int[] y = [0, 1, 0, 1, 0, 1, 0, 1];
        Assert.Equal(0, CramersV.Of(x, y, 2, 2));
        Assert.Equal(0, CorrelationRatio.Of([.. x.Select(v => (double)v)], y, 2), 1e-12);
    }

    [Theory]
    [InlineData(new int[0], new int[0])]
    [InlineData(new[] { 0 }, new[] { 1 })]
    [InlineData(new[] { 1, 1, 1 }, new[] { 0, 1, 1 })]
    [InlineData(new[] { 0, 1, -1 }, new[] { -1, 1, 1 })]
    [InlineData(new[] { 0, 1, 2 }, new[] { 0, 1, 1 })] // A label of its own in every row.
    public void Cramers_V_is_undefined_for_a_constant_or_a_unique_side(int[] x, int[] y)
    {
        Assert.Equal(double.NaN, CramersV.Of(x, y, 3, 3));
        Assert.Equal(double.NaN, CramersV.Of(y, x, 3, 3));
    }

    [Fact]
    public void The_correlation_ratio_is_undefined_for_a_constant_side()
    {
        Assert.Equal(double.NaN, CorrelationRatio.Of([], [], 0));
        Assert.Equal(double.NaN, CorrelationRatio.Of([1], [0], 1));
        Assert.Equal(double.NaN, CorrelationRatio.Of([0.1, 0.1, 0.1], [0, 1, 0], 2));
        Assert.Equal(double.NaN, CorrelationRatio.Of([1, 2, 3], [1, 1, 1], 2));
        Assert.Equal(double.NaN, CorrelationRatio.Of([1, 2, double.NaN], [0, -1, 1], 2));
    }

    [Property]
    public void Both_stay_within_0_and_1_and_do_not_depend_on_the_order_of_rows(ulong seed)
    {
        var stream = new RandomStream(seed);
        int rows = stream.Index(0, 50);
        int levels = 1 + stream.Index(1, 6);
        int[] x = [.. Enumerable.Range(0, rows).Select(i => stream.Index((ulong)i + 100, levels + 1) - 1)];
        int[] y = [.. x.Select((code, i) => stream.Index((ulong)i + 1000, 3) == 0 ? -1 : code < 0 || stream.Index((ulong)i + 2000, 2) == 0 ? stream.Index((ulong)i + 3000, levels) : code)];
        double[] number = [.. y.Select((code, i) => code + stream.Uniform((ulong)i + 4000))];
        int[] order = stream.Permutation(rows);

        double v = CramersV.Of(x, y, levels, levels);
        double eta = CorrelationRatio.Of(number, x, levels);
        Assert.False(v < 0 || v > 1 || eta < 0 || eta > 1);
        Assert.Equal(v, CramersV.Of(y, x, levels, levels), 1e-12);
        Assert.Equal(v, CramersV.Of([.. order.Select(i => x[i])], [.. order.Select(i => y[i])], levels, levels), 1e-12);
        Assert.Equal(eta, CorrelationRatio.Of([.. order.Select(i => number[i])], [.. order.Select(i => x[i])], levels), 1e-12);
    }

    [Fact]
    public void Associations_reject_columns_of_different_length()
    {
        Assert.Contains("2 and 1 rows", Assert.Throws<ArgumentException>(() => CramersV.Of([0, 1], [0], 2, 2)).Message, StringComparison.Ordinal);
        Assert.Contains("2 and 1 rows", Assert.Throws<ArgumentException>(() => CorrelationRatio.Of([0, 1], [0], 2)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_level_without_a_row_changes_nothing()
    {
        double[] x = [.. Enumerable.Range(0, 400).Select(i => (i * 7919 + 13) % 1009 / 10.0)];
        Assert.Equal(CorrelationRatio.Of(x, A, 5), CorrelationRatio.Of(x, [.. A.Select(code => code + 2)], 8));
        Assert.Equal(CramersV.Of(A, B, 5, 4), CramersV.Of([.. A.Select(code => code + 2)], [.. B.Select(code => code + 1)], 8, 6));
    }

    /// <summary>At most sizes the shares are no binary fractions: what rounding leaves of a difference must not be taken for an association.</summary>
    [Fact]
    public void At_no_size_is_a_constant_or_unique_side_associated()
    {
        for (int rows = 2; rows < 200; rows++)
        {
            int[] constant = new int[rows];
            int[] unique = [.. Enumerable.Range(0, rows)];
            int[] label = [.. Enumerable.Range(0, rows).Select(i => i * i % 7)];
            foreach ((int[] x, int[] y) in (((int[], int[])[])[(constant, label), (label, constant), (unique, label), (label, unique), (constant, unique)]))
            {
                Assert.Equal(double.NaN, CramersV.Of(x, y, Math.Max(7, rows), Math.Max(7, rows)));
            }
        }
    }
}
