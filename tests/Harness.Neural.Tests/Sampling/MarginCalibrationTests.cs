using Harness.Generators;
using Harness.Neural.Gan;
using Harness.Statistics;
using Harness.Tables;

namespace Harness.Neural.Tests.Sampling;

public sealed class MarginCalibrationTests
{
    public MarginCalibrationTests() => NeedsTorch.Check();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void An_untrained_network_has_trains_margins_only_with_it(int seed)
    {
        Table train = new(
        [
            Quick.Number("x", Enumerable.Range(0, 800).Select(i => Math.Exp(i / 200.0))),
            Quick.Label("c", Enumerable.Range(0, 800).Select(i => i % 20 == 0 ? "rare" : i % 3 == 0 ? "some" : "many")),
        ]);
        (double number, double label) = Distances(Quick.GanOptions with { Steps = 0 });
        Assert.InRange(number, 0, 0.06);
        Assert.InRange(label, 0, 0.05);
        (number, label) = Distances(Quick.GanOptions with { Steps = 0, CalibratesMargins = false });
        Assert.InRange(number, 0.1, 1);
        Assert.InRange(label, 0.1, 1);

        (double, double) Distances(GanOptions options)
        {
            Table synthetic = new GanGenerator(options).Fit(train, new FitContext { Seed = (ulong)seed }).Sample(800, 1);
            double[] Sorted(Table table) => [.. ((NumericColumn)table["x"]).Values.ToArray().Order()];
            double Share(Table table, string text) => Enumerable.Range(0, 800).Count(row => table["c"].Format(row) == text) / 800.0;
            return (EmpiricalDistribution.KolmogorovSmirnov(Sorted(train), Sorted(synthetic)), ((string[])["rare", "some", "many"]).Sum(l => Math.Abs(Share(train, l) - Share(synthetic, l))) / 2);
        }
    }
}
