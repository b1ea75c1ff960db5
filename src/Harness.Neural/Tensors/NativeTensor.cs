using static TorchSharp.torch;

namespace Harness.Neural.Tensors;

/// <summary>Tensors in torch's own memory. A tensor over a managed array stays where the array is, and the order of sums in a matrix product may depend on that address.</summary>
internal static class NativeTensor
{
    /// <summary>Copies numbers into a tensor of one dimension.</summary>
    public static Tensor Of(float[] values)
    {
        using Tensor managed = tensor(values);
        return managed.clone();
    }
}
