using TorchSharp;
using static TorchSharp.torch;

namespace Harness.Neural.Training;

/// <summary>
/// Operations of a tensor and a number. A number crosses to the native library as an object with a finalizer, and nothing in TorchSharp 0.107 keeps it
/// alive during the call: where the collector runs just then, the call reads freed memory. Here the object lives until the call is over, so
/// no number may be handed to a tensor in this project but through these methods. TorchSharp's own sum of two tensors hands over such a number too, its factor 1, that of a tensor and a number likewise, and its square the exponent 2.
/// </summary>
internal static class Arithmetic
{
    private static readonly Scalar One = 1;
    private static readonly Scalar MinusOne = -1;

    /// <summary>The sum of two tensors.</summary>
    public static Tensor And(this Tensor tensor, Tensor other) => tensor.add(other, One);

    /// <summary>The difference of two tensors.</summary>
    public static Tensor Less(this Tensor tensor, Tensor other) => tensor.add(other, MinusOne);

    /// <summary>The square of each number of the tensor.</summary>
    public static Tensor Squared(this Tensor tensor) => tensor * tensor;

    /// <summary>The tensor times a number.</summary>
    public static Tensor Times(this Tensor tensor, double factor)
    {
        using Scalar scalar = factor;
        return tensor.mul(scalar);
    }

    /// <summary>The tensor plus a number.</summary>
    public static Tensor Plus(this Tensor tensor, double number)
    {
        using Scalar scalar = number;
        return tensor.add(scalar, One);
    }

    /// <summary>Multiplies the tensor.</summary>
    public static Tensor MultiplyBy(this Tensor tensor, double factor)
    {
        using Scalar scalar = factor;
        return tensor.mul_(scalar);
    }

    /// <summary>Adds a number to the tensor.</summary>
    public static Tensor Increase(this Tensor tensor, double number)
    {
        using Scalar scalar = number;
        return tensor.add_(scalar, One);
    }

    /// <summary>Adds a multiple of another to the tensor.</summary>
    public static Tensor Increase(this Tensor tensor, Tensor other, double factor)
    {
        using Scalar scalar = factor;
        return tensor.add_(other, scalar);
    }

    /// <summary>Moves the tensor by a share of the way to another.</summary>
    public static Tensor Approach(this Tensor tensor, Tensor other, double share) => tensor.MultiplyBy(1 - share).Increase(other, share);

    /// <summary>Clips the tensor.</summary>
    public static Tensor Clip(this Tensor tensor, double low, double high)
    {
        using Scalar from = low;
        using Scalar to = high;
        return tensor.clamp_(from, to);
    }

    /// <summary>The tensor where it is above 0, a multiple of it elsewhere.</summary>
    public static Tensor Leaky(this Tensor tensor, double slope)
    {
        using Scalar scalar = slope;
        return tensor.leaky_relu(scalar);
    }

    /// <summary>1 where the tensor is above 0, 0 elsewhere.</summary>
    public static Tensor IsPositive(this Tensor tensor)
    {
        using Scalar zero = 0;
        return tensor.gt(zero).to(ScalarType.Float32);
    }

    /// <summary>The number that the tensor holds.</summary>
    public static float Value(this Tensor tensor) => tensor.data<float>()[0];
}
