using Harness.Arbitraries;
using Harness.Generators;
using Harness.Neural.Gan;
using Harness.Neural.Sampling;
using Harness.Neural.Training;
using Harness.Tables;
using TorchSharp;

namespace Harness.Neural.Tests.Training;

/// <summary>What <see cref="TrainingCheckpoint"/> is for: a training that was ended goes on where it was.</summary>
public sealed class TrainingCheckpointTests
{
    private static readonly GanOptions Whole = Quick.GanOptions with { Steps = 30, CheckEvery = 10, ValidationShare = 0.2 };

    public TrainingCheckpointTests() => NeedsTorch.Check();

    [Theory]
    [InlineData(10)]
    [InlineData(20)]
    [InlineData(30)]
    public void A_killed_training_resumes_to_the_same_bytes(int killedAt)
    {
        using var folder = new TemporaryFolder();
        GanOptions kept = Whole with { Checkpoint = folder.PathOf("state") };

        // The exception ends the training right after a check, as a kill would; only the file is left.
        var kill = new Callback<TrainingProgress>(p => _ = p.Point.Step == killedAt ? throw new InvalidOperationException("killed") : 0);
        Assert.Throws<InvalidOperationException>(() => new GanGenerator(kept with { Progress = kill }).Fit(Quick.Mixed(300), new FitContext()));
        Assert.Equal(["state"], Files(folder));

        var rest = new Callback<TrainingProgress>();
        var resumed = (NeuralFit)new GanGenerator(kept with { Progress = rest }).Fit(Quick.Mixed(300), new FitContext());
        var whole = (NeuralFit)new GanGenerator(Whole).Fit(Quick.Mixed(300), new FitContext());
        Assert.Equal(Enumerable.Range(1, 3).Select(check => 10 * check).Where(step => step > killedAt), rest.Seen.Select(p => p.Point.Step));
        Assert.Equal(Curves(whole), Curves(resumed));
        Assert.Equal(CsvTableWriter.Write(whole.Sample(100, 3)), CsvTableWriter.Write(resumed.Sample(100, 3)));
        Assert.Empty(Files(folder));
    }

    [Fact]
    public void A_cancelled_training_ends_at_the_next_step_and_keeps_its_file()
    {
        using var folder = new TemporaryFolder();
        using var end = new CancellationTokenSource();
        var progress = new Callback<TrainingProgress>(_ => end.Cancel());
        Assert.ThrowsAny<OperationCanceledException>(() =>
            new GanGenerator(Whole with { Checkpoint = folder.PathOf("state"), Progress = progress }).Fit(Quick.Mixed(300), new FitContext { Cancellation = end.Token }));
        Assert.Equal([10], progress.Seen.Select(p => p.Point.Step));
        Assert.Equal(["state"], Files(folder));
    }

    [Fact]
    public void A_checkpoint_of_another_training_is_refused_in_words()
    {
        using var folder = new TemporaryFolder();
        GanOptions options = Quick.GanOptions with { Checkpoint = folder.PathOf("state") };
        using var end = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() =>
            new GanGenerator(options with { Progress = new Callback<TrainingProgress>(_ => end.Cancel()) }).Fit(Quick.Mixed(50), new FitContext { Cancellation = end.Token }));
        foreach ((GanOptions other, int rows, ulong seed) in new[] { (options, 51, 0UL), (options, 50, 8UL), (options with { PenaltyWeight = 9 }, 50, 0UL) })
        {
            InputException e = Assert.Throws<InputException>(() => new GanGenerator(other).Fit(Quick.Mixed(rows), new FitContext { Seed = seed }));
            Assert.Contains("another table, seed or setting", e.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_is_written_is_read()
    {
        using var folder = new TemporaryFolder();
        using torch.Tensor state = torch.tensor(new float[] { 1, 2, 3 });
        TrainingCheckpoint written = Some;
        written.Write(folder.PathOf("state"), "key", [state]);
        using torch.Tensor other = torch.zeros(3);
        TrainingCheckpoint read = TrainingCheckpoint.Read(folder.PathOf("state"), "key", [other]);

        Assert.Equal([1, 2, 3], other.data<float>().ToArray());
        Assert.Equivalent(written, read, strict: true);
    }

    [Fact]
    public void A_file_that_is_cut_short_or_no_checkpoint_is_refused_in_words()
    {
        using var folder = new TemporaryFolder();
        using torch.Tensor state = torch.tensor(new float[] { 1, 2, 3 });
        string path = folder.PathOf("state");
        Some.Write(path, "key", [state]);
        byte[] bytes = File.ReadAllBytes(path);
        foreach (int length in Enumerable.Range(0, bytes.Length))
        {
            File.WriteAllBytes(path, bytes[..length]);
            Assert.Contains("Remove it", Assert.Throws<InputException>(() => TrainingCheckpoint.Read(path, "key", [state])).Message, StringComparison.Ordinal);
        }

        folder.Write("state", "nothing of the kind");
        Assert.Contains("Remove it", Assert.Throws<InputException>(() => TrainingCheckpoint.Read(path, "key", [state])).Message, StringComparison.Ordinal);
    }

    private static TrainingCheckpoint Some => new()
    {
        Step = 20,
        Points = [new TrainingPoint(10, [0.5, -1], null), new TrainingPoint(20, [0.25, 2], 0.125)],
        Sums = [1, 2],
        Summed = 3,
        Best = [0.5, 0.75],
        BestStep = 10,
        BestWeights = [4, 5, 6],
        Waited = 1,
        Warnings = ["column 'x' collapsed"],
    };

    private static string[] Files(TemporaryFolder folder) => [.. Directory.GetFiles(folder.PathOf(".")).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    private static string Curves(NeuralFit fit) => string.Join('\n', fit.History!.Points.Select(p => $"{p.Step} {p.EnergyDistance:R} {string.Join(' ', p.Losses)}"));
}
