using Harness.Random;
using static TorchSharp.torch;

namespace Harness.Neural.Tensors;

/// <summary>Random tensors from a generator of torch that is seeded from a stream. No global state takes part, so a training can be resumed at any step.</summary>
/// <param name="stream">The stream of this piece of work, for example of one training step.</param>
internal sealed class TorchNoise(RandomStream stream) : IDisposable
{
    private readonly Generator _generator = new(stream.Bits(0) >> 1);

    /// <summary>A stream of this piece of work for numbers that are not drawn by torch.</summary>
    public RandomStream Stream { get; } = stream.Fork("outside");

    /// <summary>Standard normal numbers.</summary>
    public Tensor Normal(long rows, long columns) => randn([rows, columns], generator: _generator);

    /// <summary>Uniform numbers in [0, 1).</summary>
    public Tensor Uniform(long rows, long columns) => rand([rows, columns], generator: _generator);

    /// <summary>Standard Gumbel numbers, −ln(−ln u).</summary>
    public Tensor Gumbel(long rows, long columns) => Uniform(rows, columns).ClampInPlace(1e-10, 1 - 1e-7).log_().neg_().log_().neg_();

    /// <summary>Whole numbers from 0 to below <paramref name="bound"/>.</summary>
    public Tensor Indices(long count, long bound) => randint(bound, [count], generator: _generator);

    /// <inheritdoc/>
    public void Dispose() => _generator.Dispose();
}
