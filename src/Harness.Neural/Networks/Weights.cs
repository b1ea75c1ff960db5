using Harness.Neural.Tensors;
using Harness.Random;
using static TorchSharp.torch;

namespace Harness.Neural.Networks;

/// <summary>
/// The weights of one network in one vector, with views of it in the shapes of the layers. An optimiser's step, an average or a
/// checkpoint then works on a single vector.
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

    /// <summary>All weights in one vector.</summary>
    public Tensor Flat { get; }

    /// <summary>The shapes of the layers.</summary>
    public IReadOnlyList<WeightShape> Shapes { get; }

    /// <summary>The same memory in the shapes of the layers.</summary>
    public IReadOnlyList<Tensor> Views => _views;

    /// <summary>New weights, each uniform between the bounds of its shape.</summary>
    /// <param name="shapes">The shapes of the layers.</param>
    /// <param name="stream">The source of randomness.</param>
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

        return new Weights(NativeTensor.Of(values), shapes, trained: true);
    }

    /// <summary>Weights that are no longer trained.</summary>
    /// <param name="shapes">The shapes of the layers.</param>
    /// <param name="values">All weights, in the order of the shapes.</param>
    public static Weights Known(IReadOnlyList<WeightShape> shapes, float[] values) => new(NativeTensor.Of(values), shapes, trained: false);

    /// <summary>A copy that no gradient reaches.</summary>
    public Weights Copy() => new(Flat.clone(), Shapes, trained: false);

    /// <summary>The gradient of a loss by these weights, one vector.</summary>
    public Tensor Gradient(Tensor loss) => Join(autograd.grad([loss], _views, allow_unused: true), 0);

    /// <summary>The gradients of a loss by the weights of two networks, in one pass.</summary>
    public static (Tensor First, Tensor Second) Gradients(Tensor loss, Weights first, Weights second)
    {
        IList<Tensor> parts = autograd.grad([loss], [.. first._views, .. second._views], allow_unused: true);
        return (first.Join(parts, 0), second.Join(parts, first._views.Length));
    }

    /// <summary>Updates these weights, an average over steps, with the weights after a step.</summary>
    /// <param name="weights">The weights after the step.</param>
    /// <param name="kept">Share of the average that stays, 0 to 1. The first steps keep less, since the average then still is the random start.</param>
    /// <param name="step">Number of the step, from 0.</param>
    public void MoveTo(Weights weights, double kept, int step)
    {
        using var quiet = no_grad();
        Flat.MoveTowards(weights.Flat, 1 - Math.Min(kept, (1.0 + step) / (10.0 + step)));
    }

    /// <summary>The weights as an array.</summary>
    public float[] ToArray() => [.. Flat.data<float>()];

    // A weight that the loss does not depend on has no gradient: it counts as 0.
    private Tensor Join(IList<Tensor> parts, int start) =>
        cat([.. Shapes.Select((shape, i) => parts[start + i] is { IsInvalid: false } part ? part.reshape(-1) : zeros(shape.Count))]);

    /// <inheritdoc/>
    public void Dispose()
    {
        Array.ForEach(_views, view => view.Dispose());
        Flat.Dispose();
    }
}
