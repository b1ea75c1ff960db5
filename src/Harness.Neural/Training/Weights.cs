using Harness.Random;
using static TorchSharp.torch;

namespace Harness.Neural.Training;

/// <summary>
/// The weights of one network in one vector, and views of it in the shapes of the layers. What is done to all weights,
/// an optimiser's step, an average, a checkpoint, is then done to one vector.
/// </summary>
internal sealed class Weights : IDisposable
{
    private readonly Tensor[] _views;

    private Weights(Tensor flat, IReadOnlyList<WeightShape> shapes, bool trained)
    {
        Flat = flat.DetachFromDisposeScope();
        Shapes = shapes;
        _views = new Tensor[shapes.Count];
        long offset = 0;
        for (int i = 0; i < _views.Length; i++)
        {
            using Tensor part = flat.narrow(0, offset, shapes[i].Count).view(shapes[i].Sizes);
            _views[i] = part.detach().requires_grad_(trained).DetachFromDisposeScope();
            offset += shapes[i].Count;
        }
    }

    /// <summary>All weights, one after the other.</summary>
    public Tensor Flat { get; }

    /// <summary>Their shapes.</summary>
    public IReadOnlyList<WeightShape> Shapes { get; }

    /// <summary>The same memory in the shapes of the layers.</summary>
    public IReadOnlyList<Tensor> Views => _views;

    /// <summary>New weights, each uniform between the bounds of its shape.</summary>
    /// <param name="shapes">The shapes.</param>
    /// <param name="stream">Where random numbers come from.</param>
    public static Weights Random(IReadOnlyList<WeightShape> shapes, RandomStream stream)
    {
        var values = new float[shapes.Sum(s => s.Count)];
        int at = 0;
        foreach (WeightShape shape in shapes)
        {
            for (int i = 0; i < shape.Count; i++, at++)
            {
                values[at] = (float)(shape.Low + (shape.High - shape.Low) * stream.Uniform((ulong)at));
            }
        }

        return new Weights(Memory.Of(values), shapes, trained: true);
    }

    /// <summary>Weights that are known and no longer change.</summary>
    /// <param name="shapes">The shapes.</param>
    /// <param name="values">The weights, one after the other.</param>
    public static Weights Known(IReadOnlyList<WeightShape> shapes, float[] values) => new(Memory.Of(values), shapes, trained: false);

    /// <summary>A copy in memory of its own that no gradient reaches.</summary>
    public Weights Copy() => new(Flat.clone(), Shapes, trained: false);

    /// <summary>The gradient of a loss by these weights, one vector.</summary>
    /// <param name="loss">A number.</param>
    public Tensor Gradient(Tensor loss) => Join(autograd.grad([loss], _views, allow_unused: true), 0);

    /// <summary>The gradients of a loss by the weights of two networks, one pass for both.</summary>
    /// <param name="loss">A number.</param>
    /// <param name="first">The first network's.</param>
    /// <param name="second">The second network's.</param>
    public static (Tensor First, Tensor Second) Gradients(Tensor loss, Weights first, Weights second)
    {
        IList<Tensor> parts = autograd.grad([loss], [.. first._views, .. second._views], allow_unused: true);
        return (first.Join(parts, 0), second.Join(parts, first._views.Length));
    }

    /// <summary>Moves these weights, an average over steps, towards those of a step.</summary>
    /// <param name="weights">Those of the step.</param>
    /// <param name="kept">Share that is kept, 0 to 1; less in the first steps, when the average still knows only the random start.</param>
    /// <param name="step">Number of the step, from 0.</param>
    public void MoveTo(Weights weights, double kept, int step)
    {
        using var quiet = no_grad();
        Flat.Approach(weights.Flat, 1 - Math.Min(kept, (1.0 + step) / (10.0 + step)));
    }

    /// <summary>The weights in managed memory.</summary>
    public float[] ToArray() => [.. Flat.data<float>()];

    // A weight that the loss does not depend on has no gradient.
    private Tensor Join(IList<Tensor> parts, int start) =>
        cat([.. Shapes.Select((shape, i) => parts[start + i] is { IsInvalid: false } part ? part.reshape(-1) : zeros(shape.Count))]);

    /// <inheritdoc/>
    public void Dispose()
    {
        Array.ForEach(_views, view => view.Dispose());
        Flat.Dispose();
    }
}
