using Harness.Neural.Gan;
using Harness.Neural.Networks;
using Harness.Neural.Tensors;
using Harness.Neural.Training;
using Harness.Random;
using TorchSharp;

namespace Harness.Neural.Tests.Gan;

public sealed class GanTrainingTests
{
    private static readonly GanOptions Options = new() { Steps = 600, HiddenWidth = 64, NoiseWidth = 8, BatchSize = 64, CriticSteps = 5 };

    public GanTrainingTests() => NeedsTorch.Check();

    [Fact]
    public void The_critics_distance_of_two_bells_is_about_their_shift()
    {
        double[] shifts = [0, 1, 2, 4];
        double[] distances = [.. shifts.Select(Distance)];
        for (int i = 0; i < shifts.Length; i++)
        {
            Assert.InRange(distances[i], 0.7 * shifts[i] - 0.2, 1.3 * shifts[i] + 0.3);
        }

        Assert.Equal(distances.Order(), distances);
    }

    [Fact]
    public void Trained_on_one_point_it_collapses_to_it()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor synthetic = Train(torch.tensor(new float[] { 1.5f, -0.5f }).expand(64, 2).clone());
        Assert.InRange(synthetic.select(1, 0).mean().Value(), 1.4, 1.6);
        Assert.InRange(synthetic.select(1, 1).mean().Value(), -0.6, -0.4);
        Assert.InRange(synthetic.std(0, unbiased: false).max().Value(), 0, 0.2);
    }

    [Fact]
    public void Trained_on_two_points_it_covers_both()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor rows = torch.tensor(Enumerable.Range(0, 64).SelectMany(i => i % 2 == 0 ? (float[])[1, 1] : [-1, -1]).ToArray(), [64, 2]);
        torch.Tensor synthetic = Train(rows);
        double first = synthetic.sub(1).abs().max(1).values.lt(0.5).to(torch.ScalarType.Float32).mean().Value();
        double second = synthetic.add(1).abs().max(1).values.lt(0.5).to(torch.ScalarType.Float32).mean().Value();
        Assert.InRange(first, 0.3, 0.7);
        Assert.InRange(second, 0.3, 0.7);

        // The image of a continuous network is connected, so some rows lie between the two points: at most a fifth.
        Assert.InRange(first + second, 0.8, 1);
    }

    [Fact]
    public void Steps_leave_no_tensor_behind()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        var networks = new GanNetworks(Quick.Heads(3), Quick.GanOptions);
        using var noise = new TorchNoise(new RandomStream(1));
        using var training = new GanTraining(networks, networks.Heads.Activate(noise.Normal(40, networks.Heads.Width)), Quick.GanOptions, new RandomStream(1));
        void Steps(int first, int count)
        {
            Span<float> losses = stackalloc float[3];
            for (int step = first; step < first + count; step++)
            {
                training.Step(step, 1, new RandomStream(2).Fork(step), losses);
            }
        }

        Steps(0, 10);
        long before = DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;
        Steps(10, 300);
        Assert.Equal(before, DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Without_averaging_rows_are_drawn_with_the_last_weights()
    {
        Assert.Equal(0, Difference(0));
        Assert.InRange(Difference(0.999), 1e-4, 1);

        static double Difference(double averaging)
        {
            using DisposeScope scope = torch.NewDisposeScope();
            GanOptions options = Quick.GanOptions with { Averaging = averaging };
            var networks = new GanNetworks(Quick.Numbers(2), options);
            using var noise = new TorchNoise(new RandomStream(1));
            using var training = new GanTraining(networks, noise.Normal(40, 2), options, new RandomStream(1));
            for (int step = 0; step < 3; step++)
            {
                training.Step(step, 1, new RandomStream(2).Fork(step), new float[3]);
            }

            return training.State[0].sub(training.State[1]).abs().max().Value();
        }
    }

    private static torch.Tensor Train(torch.Tensor rows)
    {
        var networks = new GanNetworks(Quick.Numbers(2), Options);
        using var training = new GanTraining(networks, rows, Options, new RandomStream(5));
        new Trainer(training, new RowSampler(networks), rows, rows.narrow(0, 0, 0), Options, new RandomStream(6)).Run("", new Harness.Generators.FitContext());
        return new RowSampler(networks).Sample(training.Average, 500, null, new RandomStream(7), default);
    }

    /// <summary>The distance that a critic learns between two standard normal distributions, one of them shifted along one of two axes.</summary>
    private static double Distance(double shift)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        var networks = new GanNetworks(Quick.Numbers(2), Options);
        using Weights critic = Weights.Random(networks.Critic.Shapes, new RandomStream(1));
        using var adam = new Adam(critic, 0.5, 0.9);
        double last = 0;
        const int Steps = 300;
        for (int step = 1; step <= Steps; step++)
        {
            using DisposeScope own = torch.NewDisposeScope();
            using var noise = new TorchNoise(new RandomStream(2).Fork(step));
            torch.Tensor moved = noise.Normal(128, 2) + torch.tensor(new float[] { (float)shift, 0 });
            var gradient = new CriticGradient(networks.Critic, moved, noise.Normal(128, 2), noise.Uniform(128, 1), critic.Views, 10, noise);
            adam.Step(gradient.Value, step, 2e-3);
            last += step > Steps - 50 ? gradient.Distance.Value() / 50 : 0;
        }

        return last;
    }
}
