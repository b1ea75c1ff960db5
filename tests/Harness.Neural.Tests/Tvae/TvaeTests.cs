using FsCheck.Xunit;
using Harness.Generators.Tests;
using Harness.Neural.Tvae;
using Harness.Random;
using Harness.Tables;

namespace Harness.Neural.Tests.Tvae;

/// <summary>What every generator holds, TVAE holds too, even where it has hardly trained.</summary>
[Properties(MaxTest = 8)]
public sealed class TvaeLaws() : GeneratorLaws(Quick.Tvae());

public sealed class TvaeTests
{
    public TvaeTests() => NeedsTorch.Check();

    [Fact]
    public void A_rare_label_stays_as_rare_as_it_is_but_is_lost_by_the_original()
    {
        const int Rows = 5000;
        string[] labels = [.. Enumerable.Range(0, Rows).Select(i => i % 100 == 0 ? "rare" : i % 3 == 0 ? "some" : "many")];
        Table train = new([Quick.Label("c", labels), Quick.Number("x", labels.Select((_, i) => Gauss(i)))]);
        var options = new TvaeOptions { Steps = 400, HiddenWidth = 32 };
        Assert.InRange(Rare(options), Rows / 200, Rows * 3 / 200);
        Assert.InRange(Rare(options with { DrawsChoices = false, CalibratesMargins = false }), 0, Rows / 1000);

        int Rare(TvaeOptions how)
        {
            var column = (CategoricalColumn)new TvaeGenerator(how).Fit(train, new Harness.Generators.FitContext()).Sample(Rows, 2)["c"];
            return Enumerable.Range(0, Rows).Count(row => column.Format(row) == "rare");
        }
    }

    [Fact]
    public void A_line_is_learned()
    {
        double[] x = [.. Enumerable.Range(0, 1000).Select(Gauss)];
        Table train = new([Quick.Number("x", x), Quick.Number("y", x.Select((v, i) => 2 * v + 0.1 * Gauss(5000 + i)))]);
        Table made = new TvaeGenerator(new TvaeOptions { Steps = 1500, HiddenWidth = 64 }).Fit(train, new Harness.Generators.FitContext()).Sample(1000, 2);
        double correlation = Statistics.Correlation.Pearson(((NumericColumn)made["x"]).Values, ((NumericColumn)made["y"]).Values);
        Assert.InRange(correlation, 0.9, 1);
    }

    private static double Gauss(int position) => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, new RandomStream(9).OpenUniform((ulong)position));
}
