namespace Harness.Neural.TensorEncoding;

/// <summary>The responsibilities of a mixture, component after component, and room for what is computed on the way.</summary>
internal sealed class MixtureShares
{
    private readonly double[] _shares;
    private readonly double[] _room;
    private readonly int _count;

    /// <summary>Takes responsibilities.</summary>
    /// <param name="count">Number of values.</param>
    /// <param name="responsibilities">Row i holds the share of each component in value i.</param>
    public MixtureShares(int count, ReadOnlySpan<double> responsibilities)
    {
        _count = count;
        _room = new double[4 * count];
        _shares = new double[responsibilities.Length];
        int components = responsibilities.Length / count;
        for (int i = 0; i < responsibilities.Length; i++)
        {
            _shares[i % components * count + i / components] = responsibilities[i];
        }
    }

    /// <summary>Room: the largest logarithm of each value.</summary>
    public Span<double> Largest => _room.AsSpan(0, _count);

    /// <summary>Room: the sum over components of each value.</summary>
    public Span<double> Sums => _room.AsSpan(_count, _count);

    /// <summary>Room: the sum of logarithms times shares of each value.</summary>
    public Span<double> Scaled => _room.AsSpan(2 * _count, _count);

    /// <summary>Room: the logarithms of one component.</summary>
    public Span<double> Logs => _room.AsSpan(3 * _count, _count);

    /// <summary>The shares of one component, one a value.</summary>
    /// <param name="component">Zero-based component.</param>
    public Span<double> Of(int component) => _shares.AsSpan(component * _count, _count);
}
