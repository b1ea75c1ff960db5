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
    public void A_training_that_was_ended_goes_on_and_gives_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        Table train = Mixed(300);
        GanOptions whole = Quick.GanOptions with { Steps = 30, CheckEvery = 10, ValidationShare = 0.2 };
        GanOptions kept = whole with { Checkpoint = folder.PathOf("state") };
        using var end = new CancellationTokenSource();
        var progress = new Callback<TrainingProgress>(p => end.Cancel());
        Assert.ThrowsAny<OperationCanceledException>(() => new GanGenerator(kept with { Progress = progress }).Fit(train, new FitContext { Cancellation = end.Token }));
        Assert.Equal(10, Assert.Single(progress.Seen).Point.Step); // Ended at the next step, not at the next look.
        Assert.True(File.Exists(kept.Checkpoint));

        var first = (NeuralFit)new GanGenerator(whole).Fit(train, new FitContext());
        var second = (NeuralFit)new GanGenerator(kept).Fit(train, new FitContext());
        Assert.Equal(first.History.Points.Select(p => (p.Step, p.Fidelity, string.Join(' ', p.Losses))), second.History.Points.Select(p => (p.Step, p.Fidelity, string.Join(' ', p.Losses))));
        Assert.Equal(CsvTableWriter.Write(first.Sample(100, 3)), CsvTableWriter.Write(second.Sample(100, 3)));
        Assert.False(File.Exists(kept.Checkpoint));
    }

    [Fact]
    public void A_checkpoint_of_another_training_is_refused_in_words()
    {
        using var folder = new TemporaryFolder();
        GanOptions options = Quick.GanOptions with { Checkpoint = folder.PathOf("state") };
        using var end = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() =>
            new GanGenerator(options with { Progress = new Callback<TrainingProgress>(_ => end.Cancel()) }).Fit(Mixed(50), new FitContext { Cancellation = end.Token }));
        Assert.Contains("another table, seed or setting", Assert.Throws<InputException>(() => new GanGenerator(options).Fit(Mixed(51), new FitContext())).Message, StringComparison.Ordinal);
        Assert.Contains("another table, seed or setting", Assert.Throws<InputException>(() => new GanGenerator(options).Fit(Mixed(50), new FitContext { Seed = 8 })).Message, StringComparison.Ordinal);
        folder.Write("state", "nothing of the kind");
        Assert.Contains("Remove it", Assert.Throws<InputException>(() => new GanGenerator(options).Fit(Mixed(50), new FitContext())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Curves_tell_the_losses_and_the_distance_from_rows_that_it_does_not_see()
    {
        var progress = new Callback<TrainingProgress>(_ => { });
        var fit = (NeuralFit)new GanGenerator(Quick.GanOptions with { Steps = 200, CheckEvery = 100, Progress = progress }).Fit(Mixed(400), new FitContext());
        Assert.Equal(["distance", "penalty", "generator"], fit.History.Losses);
        Assert.Equal(100, fit.History.Points.Count);
        Assert.All(fit.History.Points, point => Assert.All(point.Losses, loss => Assert.True(double.IsFinite(loss))));
        Assert.Equal([100, 200], fit.History.Points.Where(p => p.Fidelity is not null).Select(p => p.Step));
        Assert.Equal([100, 200], progress.Seen.Select(p => p.Point.Step));
        Assert.True(progress.Seen[0].TimeLeft > TimeSpan.Zero);
        Assert.Equal(TimeSpan.Zero, progress.Seen[1].TimeLeft);
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
        Table made = new GanGenerator(new GanOptions { Steps = 300, HiddenWidth = 32 }).Fit(train, new FitContext()).Sample(Rows, 2);
        var column = (CategoricalColumn)made["c"];
        int rare = Enumerable.Range(0, Rows).Count(row => column.Format(row) == "rare");
        Assert.InRange(rare, Rows / 200, Rows * 3 / 200);
    }

    [Fact]
    public void Gaps_follow_what_they_followed_in_train()
    {
        // A number is missing where a label is "b", and only there.
        Table train = new([Quick.Label("c", Enumerable.Range(0, 1000).Select(i => i % 4 == 0 ? "b" : "a")), Quick.Number("x", Enumerable.Range(0, 1000).Select(i => i % 4 == 0 ? double.NaN : Gauss(i)))]);
        Table made = new GanGenerator(new GanOptions { Steps = 400, HiddenWidth = 32 }).Fit(train, new FitContext()).Sample(1000, 2);
        int agree = Enumerable.Range(0, 1000).Count(row => made["x"].IsMissing(row) == (made["c"].Format(row) == "b"));
        Assert.InRange(agree, 950, 1000);
        Assert.InRange(made["x"].MissingCount, 200, 300);
    }

    private static Table Mixed(int rows) => RandomTables.Table(
        new TableSchema([new("x", ColumnKind.Numerical), new("c", ColumnKind.Categorical), new("y", ColumnKind.Numerical), new("b", ColumnKind.Boolean)]), 4, rows);

    private static double Gauss(int position) => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, new RandomStream(9).OpenUniform((ulong)position));

    private sealed class Callback<T>(Action<T> then) : IProgress<T>
    {
        public List<T> Seen { get; } = [];

        public void Report(T value)
        {
            Seen.Add(value);
            then(value);
        }
    }
}
