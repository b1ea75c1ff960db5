using Harness.Generators;
using Harness.Neural.Gan;
using Harness.Neural.Networks;
using Harness.Neural.Tensors;
using Harness.Neural.Training;
using Harness.Random;
using TorchSharp;

namespace Harness.Neural.Tests.Training;

/// <summary>Trains a model whose rows are standard normal plus its only weight, which grows by the same amount at each step.</summary>
public sealed class TrainerTests
{
    public TrainerTests() => NeedsTorch.Check();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void It_stops_after_so_many_worse_checks_and_returns_to_the_best_weights(int patience)
    {
        // The rows leave the real ones by half a deviation between two checks, so every check after the first is worse.
        using var model = new Drift(0.05f);
        TrainingHistory history = Run(model, new GanOptions { Steps = 1000, CheckEvery = 10, Patience = patience }, 200);
        Assert.Equal(Enumerable.Range(1, 1 + patience).Select(i => 10 * i), history.Points.Where(p => p.EnergyDistance is not null).Select(p => p.Step));
        Assert.Equal(10, history.KeptStep);
        Assert.Equal(0.5, model.Average.ToArray()[0], 1e-5);
    }

    [Fact]
    public void Without_rows_held_back_it_takes_all_steps()
    {
        using var model = new Drift(0.05f);
        TrainingHistory history = Run(model, new GanOptions { Steps = 100, CheckEvery = 10, Patience = 1 }, 0);
        Assert.Equal(100, history.KeptStep);
        Assert.Equal(5, model.Average.ToArray()[0], 1e-4);
    }

    [Fact]
    public void The_learning_rate_falls_linearly_to_the_final_one()
    {
        using var model = new Drift(0);
        Run(model, new GanOptions { Steps = 5, FinalRate = 0.2 }, 0);
        Assert.Equal([1, 0.8, 0.6, 0.4, 0.2], model.Rates.Select(rate => Math.Round(rate, 12)));
    }

    private static TrainingHistory Run(Drift model, GanOptions options, int held)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using var noise = new TorchNoise(new RandomStream(3));
        return new Trainer(model, new RowSampler(model), noise.Normal(300, 1), noise.Normal(held, 1), options, new RandomStream(4)).Run("", new FitContext());
    }

    private sealed class Drift(float by) : ITrainable, IRowNetwork
    {
        public List<double> Rates { get; } = [];

        public IReadOnlyList<string> Losses { get; } = ["loss"];

        public Weights Average { get; } = Weights.Known([WeightShape.Constant(1, 0)], [0]);

        public IReadOnlyList<torch.Tensor> State => [Average.Flat];

        public Heads Heads { get; } = Quick.Numbers(1);

        public IReadOnlyList<WeightShape> Shapes => Average.Shapes;

        public void Step(int step, double rate, RandomStream stream, Span<float> losses)
        {
            Rates.Add(rate);
            losses[0] = step;
            Average.Flat.AddInPlace(by);
        }

        public torch.Tensor Outputs(IReadOnlyList<torch.Tensor> weights, int rows, TorchNoise noise) => noise.Normal(rows, 1).Add(weights[0]);

        public void Dispose() => Average.Dispose();
    }
}
