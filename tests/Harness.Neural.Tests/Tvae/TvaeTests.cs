using FsCheck.Xunit;
using Harness.Generators.Tests;
using Harness.Neural.Tensors;
using Harness.Neural.Tvae;
using Harness.Random;
using Harness.Tables;
using TorchSharp;

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
        Table synthetic = new TvaeGenerator(new TvaeOptions { Steps = 1500, HiddenWidth = 64 }).Fit(train, new Harness.Generators.FitContext()).Sample(1000, 2);
        double correlation = Statistics.Correlation.Pearson(((NumericColumn)synthetic["x"]).Values, ((NumericColumn)synthetic["y"]).Values);
        Assert.InRange(correlation, 0.9, 1);
    }

    [Theory]
    [InlineData(true, 0.5, 0.05, 2, 0.5)]
    [InlineData(false, 0.5, 0.05, 2, 0.5)]
    [InlineData(true, 0.5, 0.7, 2, 0.7)]
    [InlineData(false, 0.5, 0.05, 0.3, 0.3)]
    public void Deviations_start_where_asked_and_stay_within_their_limits(bool learnsLogarithm, double first, double least, double largest, double expected)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        TvaeOptions options = Quick.TvaeOptions with { FirstDeviation = first, LeastDeviation = least, LargestDeviation = largest, LearnsLogDeviation = learnsLogarithm };
        var networks = new TvaeNetworks(Quick.Numbers(2), options);
        using var noise = new TorchNoise(new RandomStream(1));
        using var training = new TvaeTraining(networks, noise.Normal(40, 2), options, new RandomStream(1));
        training.Step(0, 1, new RandomStream(2), new float[2]);

        // State[1] are the decoder's weights; their last two are the deviations, which a step moves by the learning rate at most.
        float[] deviations = [.. training.State[1].data<float>().ToArray()[^2..].Select(value => learnsLogarithm ? MathF.Exp(value) : value)];
        Assert.All(deviations, deviation => Assert.Equal(expected, deviation, 0.004));
    }

    private static double Gauss(int position) => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, new RandomStream(9).OpenUniform((ulong)position));
}
