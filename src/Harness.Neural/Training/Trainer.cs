using System.Globalization;
using Harness.Generators;
using Harness.Neural.Sampling;
using Harness.Random;
using TorchSharp;

namespace Harness.Neural.Training;

/// <summary>Trains a network step by step, and watches it.</summary>
/// <param name="model">What is trained.</param>
/// <param name="sampler">Makes rows by it.</param>
/// <param name="train">The rows that it learns from, in the order inside.</param>
/// <param name="validation">Rows that it does not see; there may be none.</param>
/// <param name="options">How.</param>
/// <param name="stream">The stream of the training.</param>
internal sealed class Trainer(ITrainable model, RowSampler sampler, torch.Tensor train, torch.Tensor validation, TrainingOptions options, RandomStream stream)
{
    // What made rows are looked at by; more would make a look as long as a hundred steps.
    private const int WatchedRows = 1000;
    private const int Curve = 100;

    private readonly int _steps = options.StepsFor((int)train.shape[0]);
    private readonly List<TrainingPoint> _points = [];
    private readonly double[] _sums = new double[model.Losses.Count];
    private int _summed;
    private Fidelity? _best;
    private int _bestStep;
    private float[] _bestWeights = [];
    private int _waited;
    private IReadOnlyList<string> _warnings = [];

    /// <summary>Trains.</summary>
    /// <param name="checkpoint">The file that keeps the state, and goes on keeping it when the training is done; <see langword="null"/> for none.</param>
    /// <param name="key">What tells this training from any other: its table, seed, settings and number.</param>
    /// <param name="network">Its number among the networks that are trained.</param>
    /// <param name="watch">Who wants to know.</param>
    /// <param name="cancellation">Ends it.</param>
    public TrainingHistory Run(string? checkpoint, string key, int network, TrainingWatch watch, CancellationToken cancellation)
    {
        int step = Resume(checkpoint, key);
        bool stopped = _waited >= options.Patience;
        watch.Resume(network, stopped ? 1 : (double)step / Math.Max(1, _steps));
        while (step < _steps && !stopped)
        {
            cancellation.ThrowIfCancellationRequested();
            Step(step++);
            bool look = step % options.CheckEvery == 0 || step == _steps;
            if (look || step % Math.Max(1, _steps / Curve) == 0)
            {
                _points.Add(Point(step, look));
            }

            if (look)
            {
                stopped = _waited >= options.Patience;
                watch.Look(network, _points[^1], _steps, stopped);
                Keep(checkpoint, key, step);
            }
        }

        cancellation.ThrowIfCancellationRequested();
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

    private TrainingPoint Point(int step, bool look)
    {
        double[] losses = [.. _sums.Select(sum => sum / _summed)];
        Array.Clear(_sums);
        _summed = 0;
        return new TrainingPoint(step, losses, look ? Look(step) : null);
    }

    private double? Look(int step)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor made = sampler.Harden(sampler.Make(model.Average, WatchedRows, null, stream.Fork("look"), default));
        _warnings = CollapseCheck.Warnings(sampler.Network.Heads, train, made);
        if (validation.shape[0] < 2)
        {
            return null;
        }

        Fidelity now = Fidelity.Of(validation, made);
        if (_best is null || now.Distance < _best.Distance)
        {
            (_best, _bestStep, _bestWeights) = (now, step, model.Average.ToArray());
        }

        _waited = now.IsWorseThan(_best) ? _waited + 1 : 0;
        return now.Distance;
    }

    private int Resume(string? file, string key)
    {
        if (file is null || !File.Exists(file))
        {
            return 0;
        }

        TrainingCheckpoint found = TrainingCheckpoint.Read(file, key, model.State);
        _points.AddRange(found.Points);
        found.Sums.CopyTo(_sums, 0);
        (_summed, _best, _bestStep, _bestWeights, _waited, _warnings) = (found.Summed, found.Best is { Length: > 0 } best ? Fidelity.FromArray(best) : null, found.BestStep, found.BestWeights, found.Waited, found.Warnings);
        return found.Step;
    }

    private void Keep(string? file, string key, int step)
    {
        if (file is not null)
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
