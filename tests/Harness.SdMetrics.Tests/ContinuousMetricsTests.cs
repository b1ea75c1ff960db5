using FsCheck.Xunit;
using Harness.Random;
using Harness.SdMetrics.Encoding;
using Harness.SdMetrics.SingleColumn;
using Harness.Statistics;
using Harness.Tables;

namespace Harness.SdMetrics.Tests;

public class ContinuousMetricsTests
{
    private static readonly ColumnSchema X = new("x", ColumnKind.Numerical);

    [Property(MaxTest = 20)]
    public void Many_values_are_sorted_as_few_are(ulong seed)
    {
        // More than a sort by comparison takes; both signs, both zeros, ties, and exponents far apart.
        double[] first = Values(seed, 9000);
        double[] second = Values(seed + 1, 5000);
        double expected = 1 - EmpiricalDistribution.KolmogorovSmirnov([.. first.Order()], [.. second.Order()]);

        ParityScore ours = ContinuousMetrics.KSComplement(new NumericColumn(X, first, NumberStyle.Integer), new NumericColumn(X, second, NumberStyle.Integer));

        Assert.Equal(expected, ours.Value);
    }

    [Fact]
    public void Values_are_equal_where_their_first_14_decimals_are()
    {
        var real = new NumericColumn(X, [0.1, 0.2], NumberStyle.Decimal);
        Assert.Equal(1, ContinuousMetrics.KSComplement(real, new NumericColumn(X, [0.1 + 2e-15, 0.2 - 2e-15], NumberStyle.Decimal)).Value);
        Assert.Equal(0.5, ContinuousMetrics.KSComplement(real, new NumericColumn(X, [0.1 + 2e-14, 0.2], NumberStyle.Decimal)).Value);
    }

    private static double[] Values(ulong seed, int count)
    {
        var stream = new RandomStream(seed);
        return
        [
            .. Enumerable.Range(0, count).Select(i => (i % 4) switch
            {
                0 => stream.Index((ulong)i, 5) - 2,
                1 => -0.0,
                2 => (stream.Uniform((ulong)i) - 0.5) * Math.Pow(10, stream.Index((ulong)(count + i), 600) - 300),
                _ => stream.Uniform((ulong)i) - 0.4,
            }),
        ];
    }
}
