using static TorchSharp.torch;

namespace Harness.Neural.Training;

/// <summary>Tensors in torch's own memory. One over a managed array lies wherever that does, and the order of sums in a matrix product may depend on the place.</summary>
internal static class Memory
{
    /// <summary>A copy of numbers, one vector.</summary>
    /// <param name="values">The numbers.</param>
    public static Tensor Of(float[] values)
    {
        using Tensor managed = tensor(values);
        return managed.clone();
    }
}
