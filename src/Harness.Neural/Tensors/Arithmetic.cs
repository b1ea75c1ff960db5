using TorchSharp;
using static TorchSharp.torch;

namespace Harness.Neural.Tensors;

/// <summary>
/// Operations on a tensor and a number. TorchSharp 0.107 passes a number to the native library as an object with a finalizer, and does not keep the
/// object alive during the call: if the garbage collector runs at that moment, the native code reads freed memory. These methods keep the object alive
/// until the call returns, so this project passes numbers to tensors only through them. TorchSharp's own sum of two tensors passes such a number
/// too (the factor 1), and so do its sum of a tensor and a number and its square (the exponent 2).
/// </summary>
internal static class Arithmetic
{
    private static readonly Scalar One = 1;
    private static readonly Scalar MinusOne = -1;

    /// <summary>The sum of two tensors.</summary>
    public static Tensor Add(this Tensor tensor, Tensor other) => tensor.add(other, One);

    /// <summary>The sum of a tensor and a number.</summary>
    public static Tensor Add(this Tensor tensor, double number)
    {
        using Scalar scalar = number;
        return tensor.add(scalar, One);
    }

    /// <summary>The difference of two tensors.</summary>
    public static Tensor Subtract(this Tensor tensor, Tensor other) => tensor.add(other, MinusOne);

    /// <summary>The tensor times a number.</summary>
    public static Tensor Multiply(this Tensor tensor, double factor)
    {
        using Scalar scalar = factor;
        return tensor.mul(scalar);
    }

    /// <summary>The square of each element.</summary>
    public static Tensor Square(this Tensor tensor) => tensor * tensor;

    /// <summary>Multiplies the tensor in place.</summary>
    public static Tensor MultiplyInPlace(this Tensor tensor, double factor)
    {
        using Scalar scalar = factor;
        return tensor.mul_(scalar);
    }

    /// <summary>Adds a number in place.</summary>
    public static Tensor AddInPlace(this Tensor tensor, double number)
    {
        using Scalar scalar = number;
        return tensor.add_(scalar, One);
    }

    /// <summary>Adds a multiple of another tensor in place.</summary>
    public static Tensor AddInPlace(this Tensor tensor, Tensor other, double factor)
    {
        using Scalar scalar = factor;
        return tensor.add_(other, scalar);
    }

    /// <summary>Moves the tensor in place towards another: (1 − share) · this + share · other.</summary>
    public static Tensor MoveTowards(this Tensor tensor, Tensor other, double share) => tensor.MultiplyInPlace(1 - share).AddInPlace(other, share);

    /// <summary>Limits each element in place to a range.</summary>
    public static Tensor ClampInPlace(this Tensor tensor, double low, double high)
    {
        using Scalar from = low;
        using Scalar to = high;
        return tensor.clamp_(from, to);
    }

    /// <summary>Leaky rectifier: elements above 0 stay, the others are multiplied by the slope.</summary>
    public static Tensor LeakyRelu(this Tensor tensor, double slope)
    {
        using Scalar scalar = slope;
        return tensor.leaky_relu(scalar);
    }

    /// <summary>1 where an element is above 0, 0 elsewhere.</summary>
    public static Tensor IsPositive(this Tensor tensor)
    {
        using Scalar zero = 0;
        return tensor.gt(zero).to(ScalarType.Float32);
    }

    /// <summary>The number in a tensor of one element.</summary>
    public static float Value(this Tensor tensor) => tensor.data<float>()[0];
}
