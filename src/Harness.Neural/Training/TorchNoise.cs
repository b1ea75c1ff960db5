using Harness.Random;
using static TorchSharp.torch;

namespace Harness.Neural.Training;

/// <summary>Random tensors of one place in the work: torch's own generator, seeded from a stream, so that no global state matters and work can start again at any step.</summary>
/// <param name="stream">The stream of the place.</param>
internal sealed class TorchNoise(RandomStream stream) : IDisposable
{
    private readonly Generator _generator = new(stream.Bits(0) >> 1);

    /// <summary>The stream of the place, for what is drawn outside torch.</summary>
    public RandomStream Stream { get; } = stream.Fork("outside");

    /// <summary>Standard normal numbers.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    public Tensor Normal(long rows, long columns) => randn([rows, columns], generator: _generator);

    /// <summary>Numbers in [0, 1).</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    public Tensor Uniform(long rows, long columns) => rand([rows, columns], generator: _generator);

    /// <summary>Standard Gumbel numbers, −ln(−ln u).</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    public Tensor Gumbel(long rows, long columns) => Uniform(rows, columns).Clip(1e-10, 1 - 1e-7).log_().neg_().log_().neg_();

    /// <summary>Whole numbers from 0 to below a bound.</summary>
    /// <param name="count">How many.</param>
    /// <param name="bound">The bound.</param>
    public Tensor Indices(long count, long bound) => randint(bound, [count], generator: _generator);

    /// <inheritdoc/>
    public void Dispose() => _generator.Dispose();
}
