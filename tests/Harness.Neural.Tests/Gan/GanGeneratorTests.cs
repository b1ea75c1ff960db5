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

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_training_that_was_ended_goes_on_and_gives_the_same_bytes(int networks)
    {
        using var folder = new TemporaryFolder();
        Table train = Mixed(300);
        GanOptions whole = Quick.GanOptions with { Steps = 30, CheckEvery = 10, ValidationShare = 0.2, EnsembleSize = networks };
        GanOptions kept = whole with { Checkpoint = folder.PathOf("state") };
        using var end = new CancellationTokenSource();
        var progress = new Callback<TrainingProgress>(p => end.Cancel());
        Assert.ThrowsAny<OperationCanceledException>(() => new GanGenerator(kept with { Progress = progress }).Fit(train, new FitContext { Cancellation = end.Token }));
        Assert.All(progress.Seen, p => Assert.Equal(10, p.Point.Step)); // Ended at the next step, not at the next look.
        Assert.Equal(progress.Seen.Select(p => networks == 1 ? "state" : $"state.{p.Network}").Order(StringComparer.Ordinal), Files(folder));

        var first = (NeuralFit)new GanGenerator(whole).Fit(train, new FitContext());
        var second = (NeuralFit)new GanGenerator(kept).Fit(train, new FitContext());
        Assert.Equal(Curves(first), Curves(second));
        Assert.Equal(CsvTableWriter.Write(first.Sample(100, 3)), CsvTableWriter.Write(second.Sample(100, 3)));
        Assert.Empty(Files(folder));
    }

    [Fact]
    public void A_network_that_is_done_is_not_trained_again_where_the_others_were_ended()
    {
        using var folder = new TemporaryFolder();
        GanOptions options = Quick.GanOptions with { Steps = 20, CheckEvery = 10, EnsembleSize = 2, Checkpoint = folder.PathOf("state") };
        using var end = new CancellationTokenSource();
        var last = new Callback<TrainingProgress>(p =>
        {
            if (p.Point.Step == 20)
            {
                end.Cancel();
            }
        });
        Assert.ThrowsAny<OperationCanceledException>(() => new GanGenerator(options with { Progress = last }).Fit(Mixed(300), new FitContext { Cancellation = end.Token }));
        int done = last.Seen.First(p => p.Point.Step == 20).Network;

        var rest = new Callback<TrainingProgress>(_ => { });
        var resumed = (NeuralFit)new GanGenerator(options with { Progress = rest }).Fit(Mixed(300), new FitContext());
        var whole = (NeuralFit)new GanGenerator(options with { Checkpoint = null }).Fit(Mixed(300), new FitContext());
        Assert.DoesNotContain(done, rest.Seen.Select(p => p.Network));
        Assert.Equal(CsvTableWriter.Write(whole.Sample(50, 3)), CsvTableWriter.Write(resumed.Sample(50, 3)));
    }

    [Fact]
    public void A_checkpoint_of_another_training_is_refused_in_words()
    {
        using var folder = new TemporaryFolder();
        GanOptions options = Quick.GanOptions with { Checkpoint = folder.PathOf("state"), EnsembleSize = 1 };
        using var end = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() =>
            new GanGenerator(options with { Progress = new Callback<TrainingProgress>(_ => end.Cancel()) }).Fit(Mixed(50), new FitContext { Cancellation = end.Token }));
        Assert.Contains("another table, seed or setting", Assert.Throws<InputException>(() => new GanGenerator(options).Fit(Mixed(51), new FitContext())).Message, StringComparison.Ordinal);
        Assert.Contains("another table, seed or setting", Assert.Throws<InputException>(() => new GanGenerator(options).Fit(Mixed(50), new FitContext { Seed = 8 })).Message, StringComparison.Ordinal);
        folder.Write("state", "nothing of the kind");
        Assert.Contains("Remove it", Assert.Throws<InputException>(() => new GanGenerator(options).Fit(Mixed(50), new FitContext())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_network_has_a_state_of_its_own()
    {
        using var folder = new TemporaryFolder();
        GanOptions options = Quick.GanOptions with { Checkpoint = folder.PathOf("state"), EnsembleSize = 2 };
        folder.Write("state.2", "nothing of the kind");
        Assert.Contains("state.2", Assert.Throws<InputException>(() => new GanGenerator(options).Fit(Mixed(50), new FitContext())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Curves_tell_the_losses_and_the_distance_from_rows_that_it_does_not_see()
    {
        var progress = new Callback<TrainingProgress>(_ => { });
        var fit = (NeuralFit)new GanGenerator(Quick.GanOptions with { Steps = 200, CheckEvery = 100, Progress = progress }).Fit(Mixed(400), new FitContext());
        Assert.Equal(3, fit.Histories.Count);
        Assert.All(fit.Histories, history =>
        {
            Assert.Equal(["distance", "penalty", "generator"], history.Losses);
            Assert.Equal(100, history.Points.Count);
            Assert.All(history.Points, point => Assert.All(point.Losses, loss => Assert.True(double.IsFinite(loss))));
            Assert.Equal([100, 200], history.Points.Where(p => p.Fidelity is not null).Select(p => p.Step));
        });
        Assert.Equal([(1, 100), (1, 200), (2, 100), (2, 200), (3, 100), (3, 200)], progress.Seen.Select(p => (p.Network, p.Point.Step)).Order());
        Assert.All(progress.Seen.SkipLast(1), p => Assert.True(p.TimeLeft > TimeSpan.Zero));
        Assert.Equal(TimeSpan.Zero, progress.Seen[^1].TimeLeft);
    }

    [Fact]
    public void Networks_are_trained_each_by_itself_and_take_turns_in_making_rows()
    {
        Table train = Mixed(400);
        GanOptions plain = Quick.GanOptions with { RowsAStratum = 1 };
        var one = (NeuralFit)new GanGenerator(plain with { EnsembleSize = 1 }).Fit(train, new FitContext());
        var three = (NeuralFit)new GanGenerator(plain).Fit(train, new FitContext());
        Assert.Equal(3, Curves(three).Distinct().Count());
        Assert.Equal(Curves(one)[0], Curves(three)[0]); // The first does not know that there are others.
        Assert.All(Enumerable.Range(1, 7), rows => Assert.Equal(rows, three.Sample(rows, 1).RowCount));

        // Every third row is the first network's, and the others are not.
        Table alone = one.Sample(10, 4);
        Table together = three.Sample(30, 4);
        Assert.All(Enumerable.Range(0, 30), row => Assert.Equal(row % 3 == 0, alone["x"].Format(row / 3) == together["x"].Format(row)));
    }

    [Fact]
    public void No_network_is_refused() =>
        Assert.Contains("EnsembleSize", Assert.Throws<ArgumentOutOfRangeException>(() => new GanGenerator(Quick.GanOptions with { EnsembleSize = 0 }).Fit(Mixed(50), new FitContext())).Message, StringComparison.Ordinal);

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

    private static string[] Files(TemporaryFolder folder) => [.. Directory.GetFiles(folder.PathOf(".")).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    private static string[] Curves(NeuralFit fit) => [.. fit.Histories.Select(history => string.Join('\n', history.Points.Select(p => $"{p.Step} {p.Fidelity:R} {string.Join(' ', p.Losses)}")))];

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
