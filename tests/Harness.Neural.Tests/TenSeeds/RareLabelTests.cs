using Harness.Generators;
using Harness.Neural.Ctgan;
using Harness.Neural.Gan;
using Harness.Neural.Tvae;
using Harness.Random;
using Harness.Tables;

namespace Harness.Neural.Tests.TenSeeds;

/// <summary>
/// The whole presets on 5,000 rows with a label of 1 %: CTGAN's brings it too often, TVAE's loses it, the corrected generators keep it. All
/// 300 epochs, and the corrected ones' own number of steps, take minutes, so by request only (<c>--explicit on</c>); what the first 30 epochs show does not go away.
/// </summary>
public sealed class RareLabelTests
{
    private const int Rows = 5000;

    [Theory]
    [InlineData(30)]
    [InlineData(300, Explicit = true)]
    public void CTGAN_as_SDV_runs_it_makes_a_rare_label_too_frequent(int epochs)
    {
        NeedsTorch.Check();
        Assert.InRange(Share(new CtganGenerator(CtganOptions.AsSdv with { Epochs = epochs })), 0.015, 1);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(300, Explicit = true)]
    public void TVAE_as_SDV_runs_it_loses_a_rare_label(int epochs)
    {
        NeedsTorch.Check();
        Assert.InRange(Share(new TvaeGenerator(TvaeOptions.AsSdv with { Epochs = epochs })), 0, 0.005);
    }

    [Theory]
    [InlineData(300)]
    [InlineData(null, Explicit = true)]
    public void Corrected_each_keeps_it(int? steps)
    {
        NeedsTorch.Check();
        Assert.All((IGenerator[])[new CtganGenerator(new CtganOptions { Steps = steps }), new TvaeGenerator(new TvaeOptions { Steps = steps }), new GanGenerator(new GanOptions { Steps = steps })],
            generator => Assert.InRange(Share(generator), 0.005, 0.015));
    }

    private static double Share(IGenerator generator)
    {
        string[] labels = [.. Enumerable.Range(0, Rows).Select(i => i % 100 == 0 ? "rare" : i % 3 == 0 ? "some" : "many")];
        RandomStream stream = new(9);
        Table train = new([Quick.Label("c", labels), Quick.Number("x", Enumerable.Range(0, Rows).Select(i => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, stream.OpenUniform((ulong)i))))]);
        var synthetic = (CategoricalColumn)generator.Fit(train, new FitContext()).Sample(Rows, 2)["c"];
        return Enumerable.Range(0, Rows).Count(row => synthetic.Format(row) == "rare") / (double)Rows;
    }
}
