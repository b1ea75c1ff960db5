using FsCheck.Xunit;
using Harness.Generators.Tests;
using Harness.Neural.Ctgan;
using Harness.Neural.Networks;
using Harness.Neural.TensorEncoding;
using Harness.Neural.Tensors;
using Harness.Random;
using Harness.Tables;
using TorchSharp;

namespace Harness.Neural.Tests.Ctgan;

/// <summary>What every generator holds, CTGAN holds too, even where it has hardly trained.</summary>
[Properties(MaxTest = 8)]
public sealed class CtganLaws() : GeneratorLaws(Quick.Ctgan());

/// <summary>The original's margins are what it learned, so of the laws that one is not asked of it.</summary>
[Properties(MaxTest = 8)]
public sealed class CtganAsSdvLaws() : GeneratorLaws(Quick.Ctgan(Quick.CtganAsSdv))
{
    protected override double MarginBound => 1;
}

public sealed class CtganTests
{
    public CtganTests() => NeedsTorch.Check();

    [Fact]
    public void A_rare_label_stays_as_rare_as_it_is_but_not_in_the_original()
    {
        // Few steps are enough to learn to do as asked; the original then asks for the rare one too often.
        const int Rows = 5000;
        string[] labels = [.. Enumerable.Range(0, Rows).Select(i => i % 100 == 0 ? "rare" : i % 3 == 0 ? "some" : "many")];
        Table train = new([Quick.Label("c", labels), Quick.Number("x", labels.Select((label, i) => (label == "rare" ? 3 : 0) + Gauss(i)))]);
        var options = new CtganOptions { Steps = 400, HiddenWidth = 32 };
        Assert.InRange(Rare(options), Rows / 200, Rows * 3 / 200);
        Assert.InRange(Rare(options with { SamplingWeights = CategoryWeights.LogFrequency, CalibratesMargins = false }), Rows * 5 / 100, Rows);

        int Rare(CtganOptions how)
        {
            var column = (CategoricalColumn)new CtganGenerator(how).Fit(train, new Harness.Generators.FitContext()).Sample(Rows, 2)["c"];
            return Enumerable.Range(0, Rows).Count(row => column.Format(row) == "rare");
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_row_depends_on_the_rows_drawn_with_it_only_where_batches_are_normalised(bool normalises)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        var heads = new Heads(new TensorLayout([new("c", TensorRole.Value, TensorHead.Softmax, 0, 2)]));
        torch.Tensor train = torch.tensor(new float[] { 1, 0, 0, 1 }, [2, 2]);
        var networks = new CtganNetworks(heads, new CtganConditions(heads, train), Quick.CtganOptions with { NormalisesBatches = normalises });
        using Weights weights = Weights.Random(networks.Shapes, new RandomStream(1));
        float[] alike = FirstRow([1, 0, 1, 0, 1, 0]);
        float[] mixed = FirstRow([1, 0, 0, 1, 0, 1]);
        Assert.Equal(normalises, Math.Abs(alike[0] - mixed[0]) > 1e-4);

        float[] FirstRow(float[] conditions)
        {
            using var noise = new TorchNoise(new RandomStream(2));
            return [.. networks.Outputs(weights.Views, torch.tensor(conditions, [3, 2]), noise)[0].data<float>()];
        }
    }

    private static double Gauss(int position) => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, new RandomStream(9).OpenUniform((ulong)position));
}
