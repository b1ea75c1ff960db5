using System.Diagnostics;
using System.Globalization;
using Harness.Generators;
using Harness.Neural.Networks;
using Harness.Random;
using TorchSharp;

namespace Harness.Neural.Training;

/// <summary>Trains a model step by step, checks its rows now and then, and stops when they get worse.</summary>
/// <param name="model">The model.</param>
/// <param name="sampler">Draws rows from the model's network.</param>
/// <param name="train">The rows that the model learns from, in network order.</param>
/// <param name="validation">Rows that the model does not see, in network order; may be empty.</param>
/// <param name="options">The options.</param>
/// <param name="stream">The source of randomness.</param>
internal sealed class Trainer(ITrainable model, RowSampler sampler, torch.Tensor train, torch.Tensor validation, TrainingOptions options, RandomStream stream)
{
    // More synthetic rows would make a check as long as a hundred steps.
    private const int CheckedRows = 1000;
    private const int PointsOfCurves = 100;

    // The rest of the progress is for the work after the last step.
    private const double LargestShare = 0.99;

    private readonly int _steps = options.StepsFor((int)train.shape[0]);
    private readonly List<TrainingPoint> _points = [];
    private readonly double[] _sums = new double[model.Losses.Count];
    private int _summed;
    private EnergyDistance? _best;
    private int _bestStep;
    private float[] _bestWeights = [];
    private int _waited;
    private IReadOnlyList<string> _warnings = [];

    /// <summary>Trains. Resumes from the checkpoint of the options where the file exists, and leaves the file in place at the end.</summary>
    /// <param name="key">Identifies this training: its table, seed and settings.</param>
    /// <param name="context">Progress and cancellation.</param>
    /// <exception cref="GeneratorException">A loss is no longer a finite number.</exception>
    /// <exception cref="InputException">The checkpoint is broken, or belongs to another training.</exception>
    public TrainingHistory Run(string key, FitContext context)
    {
        int step = Resume(key);
        (int first, long started) = (step, Stopwatch.GetTimestamp());
        bool stopped = _waited >= options.Patience;
        while (step < _steps && !stopped)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            Step(step++);
            bool checks = step % options.CheckEvery == 0 || step == _steps;
            if (checks || step % Math.Max(1, _steps / PointsOfCurves) == 0)
            {
                _points.Add(Point(step, checks));
            }

            if (checks)
            {
                stopped = _waited >= options.Patience;
                Keep(key, step);
                TimeSpan left = stopped ? TimeSpan.Zero : Stopwatch.GetElapsedTime(started) * ((double)(_steps - step) / (step - first));
                options.Progress?.Report(new TrainingProgress(_points[^1], _steps, left));
                context.Progress?.Report(stopped ? LargestShare : Math.Min(LargestShare, (double)step / _steps));
            }
        }

        context.Cancellation.ThrowIfCancellationRequested();
        if (stopped)
        {
            using var quiet = torch.no_grad();
            using torch.Tensor best = torch.tensor(_bestWeights);
            model.Average.Flat.copy_(best);
            step = _bestStep;
        }

        return new TrainingHistory { Losses = model.Losses, Points = _points, KeptStep = step, Warnings = _warnings };
    }

    private void Step(int step)
    {
        Span<float> losses = stackalloc float[_sums.Length];
        double rate = 1 - (1 - options.FinalRate) * step / Math.Max(1, _steps - 1);
        model.Step(step, rate, stream.Fork("step").Fork(step), losses);
        for (int i = 0; i < losses.Length; i++)
        {
            if (!float.IsFinite(losses[i]))
            {
                throw new GeneratorException(string.Create(
                    CultureInfo.InvariantCulture, $"The training diverged: at step {step + 1} of {_steps} the loss '{model.Losses[i]}' is {losses[i]}. Train with a lower learning rate or larger batches."));
            }

            _sums[i] += losses[i];
        }

        _summed++;
    }

    private TrainingPoint Point(int step, bool checks)
    {
        double[] losses = [.. _sums.Select(sum => sum / _summed)];
        Array.Clear(_sums);
        _summed = 0;
        return new TrainingPoint(step, losses, checks ? Check(step) : null);
    }

    private double? Check(int step)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor synthetic = sampler.Harden(sampler.Sample(model.Average, CheckedRows, null, stream.Fork("look"), default));
        _warnings = CollapseCheck.Warnings(sampler.Network.Heads, train, synthetic);
        if (validation.shape[0] < 2)
        {
            return null;
        }

        EnergyDistance now = EnergyDistance.Of(validation, synthetic);
        if (_best is null || now.Value < _best.Value)
        {
            (_best, _bestStep, _bestWeights) = (now, step, model.Average.ToArray());
        }

        _waited = now.IsWorseThan(_best) ? _waited + 1 : 0;
        return now.Value;
    }

    private int Resume(string key)
    {
        if (options.Checkpoint is not { } file || !File.Exists(file))
        {
            return 0;
        }

        TrainingCheckpoint found = TrainingCheckpoint.Read(file, key, model.State);
        _points.AddRange(found.Points);
        found.Sums.CopyTo(_sums, 0);
        (_summed, _best, _bestStep, _bestWeights, _waited, _warnings) = (found.Summed, found.Best is { Length: > 0 } best ? EnergyDistance.FromArray(best) : null, found.BestStep, found.BestWeights, found.Waited, found.Warnings);
        return found.Step;
    }

    private void Keep(string key, int step)
    {
        if (options.Checkpoint is { } file)
        {
            new TrainingCheckpoint
            {
                Step = step,
                Points = _points,
                Sums = _sums,
                Summed = _summed,
                Best = _best?.ToArray() ?? [],
                BestStep = _bestStep,
                BestWeights = _bestWeights,
                Waited = _waited,
                Warnings = _warnings,
            }.Write(file, key, model.State);
        }
    }
}
