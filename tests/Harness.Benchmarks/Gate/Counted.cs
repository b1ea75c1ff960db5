using System.Globalization;
using Harness.Arbitraries;

namespace Harness.Benchmarks.Gate;

/// <summary>A counted share with Wilson's 95 % interval.</summary>
/// <param name="Hits">Number of hits.</param>
/// <param name="Of">Number of tries.</param>
internal readonly record struct Counted(int Hits, int Of)
{
    /// <summary>Counts.</summary>
    public static Counted In<T>(IReadOnlyCollection<T> tries, Func<T, bool> isHit) => new(tries.Count(isHit), tries.Count);

    /// <summary>The share.</summary>
    public double Share => Hits / (double)Math.Max(1, Of);

    /// <summary>The interval.</summary>
    public (double Low, double High) Interval => Wilson.Interval(Hits, Of);

    /// <inheritdoc/>
    public override string ToString() => Of == 0
        ? "–"
        : string.Create(CultureInfo.InvariantCulture, $"{100 * Share:0.#} % of {Of} ({100 * Interval.Low:0.#}–{100 * Interval.High:0.#})");
}
