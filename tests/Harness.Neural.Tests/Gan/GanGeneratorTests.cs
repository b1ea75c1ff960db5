using Harness.Arbitraries;
using Harness.Generators;
using Harness.Neural.Gan;
using Harness.Neural.Sampling;
using Harness.Neural.Training;
using Harness.Random;
using Harness.Tables;

namespace Harness.Neural.Tests.Gan;

public sealed class GanGeneratorTests
{
    public GanGeneratorTests() => NeedsTorch.Check();

    [Fact]
    public void Curves_hold_the_losses_and_the_distance_from_rows_that_were_held_back()
    {
        var progress = new Callback<TrainingProgress>();
        var share = new Callback<double>();
        var fit = (NeuralFit)new GanGenerator(Quick.GanOptions with { Steps = 200, CheckEvery = 100, Progress = progress }).Fit(Mixed(400), new FitContext { Progress = share });
        TrainingHistory history = fit.History!;
        Assert.Equal(["distance", "penalty", "generator"], history.Losses);
        Assert.Equal(100, history.Points.Count);
        Assert.All(history.Points, point => Assert.All(point.Losses, loss => Assert.True(double.IsFinite(loss))));
        Assert.Equal([100, 200], history.Points.Where(p => p.EnergyDistance is not null).Select(p => p.Step));
        Assert.Equal([(100, 200), (200, 200)], progress.Seen.Select(p => (p.Point.Step, p.Steps)));
        Assert.True(progress.Seen[0].TimeLeft > TimeSpan.Zero);
        Assert.Equal(TimeSpan.Zero, progress.Seen[1].TimeLeft);
        Assert.Equal([0.5, 0.99, 1], share.Seen);
    }

    [Fact]
    public void Where_no_rows_are_held_back_no_distance_is_measured()
    {
        var fit = (NeuralFit)new GanGenerator(Quick.GanOptions with { ValidationShare = 0 }).Fit(Mixed(400), new FitContext());
        Assert.All(fit.History!.Points, point => Assert.Null(point.EnergyDistance));
    }

    [Fact]
    public void A_table_of_ids_alone_has_nothing_to_learn()
    {
        var fit = (NeuralFit)Quick.Gan().Fit(OddTables.Of("ids only"), new FitContext());
        Assert.Null(fit.History);
        Assert.Equal(7, fit.Sample(7, 1).RowCount);
    }

    [Fact]
    public void A_large_table_is_drawn_in_blocks_that_differ()
    {
        const int Rows = BlockedSample.Size + 2000;
        IFittedGenerator fit = Quick.Gan().Fit(RandomTables.Table(new TableSchema([new("x", ColumnKind.Numerical), new("y", ColumnKind.Numerical)]), 3, 100), new FitContext());
        double[] x = ((NumericColumn)fit.Sample(Rows, 1)["x"]).Values.ToArray();
        Assert.Equal(Rows, x.Length);
        Assert.NotEqual(x[..1000], x[BlockedSample.Size..(BlockedSample.Size + 1000)]);
        Assert.Equal(x, ((NumericColumn)fit.Sample(Rows, 1)["x"]).Values.ToArray());
    }

    [Fact]
    public void A_training_that_diverges_says_so()
    {
        GeneratorException e = Assert.Throws<GeneratorException>(() => new GanGenerator(Quick.GanOptions with { LearningRate = 1e30, Steps = 50 }).Fit(Mixed(60), new FitContext()));
        Assert.Contains("diverged", e.Message, StringComparison.Ordinal);
        Assert.Contains("lower learning rate", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rare_label_stays_as_rare_as_it_is()
    {
        const int Rows = 5000;
        string[] labels = [.. Enumerable.Range(0, Rows).Select(i => i % 100 == 0 ? "rare" : i % 3 == 0 ? "some" : "many")];
        Table train = new([Quick.Label("c", labels), Quick.Number("x", labels.Select((label, i) => (label == "rare" ? 3 : 0) + Gauss(i)))]);
        Table synthetic = new GanGenerator(new GanOptions { Steps = 300, HiddenWidth = 32 }).Fit(train, new FitContext()).Sample(Rows, 2);
        var column = (CategoricalColumn)synthetic["c"];
        int rare = Enumerable.Range(0, Rows).Count(row => column.Format(row) == "rare");
        Assert.InRange(rare, Rows / 200, Rows * 3 / 200);
    }

    [Fact]
    public void Gaps_follow_what_they_followed_in_train()
    {
        // A number is missing where a label is "b", and only there.
        Table train = new([Quick.Label("c", Enumerable.Range(0, 1000).Select(i => i % 4 == 0 ? "b" : "a")), Quick.Number("x", Enumerable.Range(0, 1000).Select(i => i % 4 == 0 ? double.NaN : Gauss(i)))]);
        Table synthetic = new GanGenerator(new GanOptions { Steps = 400, HiddenWidth = 32 }).Fit(train, new FitContext()).Sample(1000, 2);
        int agree = Enumerable.Range(0, 1000).Count(row => synthetic["x"].IsMissing(row) == (synthetic["c"].Format(row) == "b"));
        Assert.InRange(agree, 950, 1000);
        Assert.InRange(synthetic["x"].MissingCount, 200, 300);
    }

    private static Table Mixed(int rows) => Quick.Mixed(rows);

    private static double Gauss(int position) => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, new RandomStream(9).OpenUniform((ulong)position));
}
