using FsCheck.Xunit;
using Harness.Random;
using Harness.Statistics;

namespace Harness.Tests.Statistics;

/// <summary>Expected numbers: SciPy's mannwhitneyu(alternative="less", method="asymptotic"), mannwhitney.py beside this file.</summary>
public class MannWhitneyTests
{
    private static readonly double[] A = [.. Enumerable.Range(0, 200).Select(i => (i * 7919 + 13) % 1009 / 1000.0)];
    private static readonly double[] B = [.. Enumerable.Range(0, 200).Select(i => (i * 104729 + 7) % 997 / 1000.0)];

    [Fact]
    public void Equals_SciPy()
    {
        Close(0.9894330359354194, A[..10], B[..10]);
        Close(0.012874040410554032, B[..10], A[..10]);
        Close(0.6034892619114934, A[..3], B);
        Close(0.10718656980748403, A, [.. B.Select(v => v + 0.05)]);
        Close(2.4154281951986995e-67, A, [.. B.Select(v => v + 2)]);
        Close(1, [.. B.Select(v => v + 2)], A);
        Close(0.28586720113294506, [.. A.Select(v => Math.Floor(4 * v))], [.. B[..50].Select(v => Math.Floor(4 * v + 0.3))]);
        Close(0.8665685870001818, [.. A[..40].Select(v => Math.Floor(2 * v))], [.. B[..30].Select(v => Math.Floor(2 * v))]);
        Close(0.9772498680518208, A[..1], B[..1]);
    }

    [Fact]
    public void Equal_numbers_are_no_evidence() => Assert.Equal(1, MannWhitney.Less([3, 3, 3], [3, 3]));

    [Property]
    public void Only_the_order_of_the_numbers_counts(ulong seed)
    {
        RandomStream stream = new RandomStream(seed).Fork("numbers");
        double[] first = [.. Enumerable.Range(0, 1 + stream.Index(0, 30)).Select(i => (double)stream.Index((ulong)i + 10, 12))];
        double[] second = [.. Enumerable.Range(0, 1 + stream.Index(1, 30)).Select(i => (double)stream.Index((ulong)i + 100, 12))];
        double p = MannWhitney.Less(first, second);
        Assert.InRange(p, 0, 1);
        Assert.Equal(p, MannWhitney.Less([.. first.Reverse()], [.. second.Reverse()]));
        Assert.Equal(p, MannWhitney.Less([.. first.Select(Math.Exp)], [.. second.Select(Math.Exp)]));
        Assert.InRange(MannWhitney.Less([.. first.Select(v => v - 1)], second), 0, p);
    }

    private static void Close(double expected, double[] first, double[] second) => Assert.Equal(1, MannWhitney.Less(first, second) / expected, 1e-9);
}
