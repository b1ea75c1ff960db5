using System.Text;

namespace Harness.Random;

/// <summary>
/// A counter-based source of random numbers: the number at a position depends on the stream's key and the position
/// alone, never on what was drawn before. Streams fork by name and by number, so every (seed, scope, row, column) has
/// its own numbers, and a change in one place moves nothing elsewhere. Same key, same numbers, on every machine.
/// </summary>
/// <remarks>
/// The word at position i of a stream with key k is SplitMix64's output function at state k + (i + 1) · 0x9E3779B97F4A7C15
/// (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).
/// </remarks>
public readonly record struct RandomStream
{
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    private readonly ulong _key;

    /// <summary>Creates the stream of a seed; equal seeds give equal streams.</summary>
    /// <param name="seed">Any number.</param>
    public RandomStream(ulong seed) => _key = seed;

    /// <summary>The stream of what metrics draw, the same for every table and seed, so that chance tells no two generators apart.</summary>
    /// <param name="scope">The name of the draw. Draws that only one evaluator makes start with its id and a slash: <c>nearest/synthetic</c>.</param>
    public static RandomStream ForMetric(string scope) => new RandomStream(0).Fork(scope);

    /// <summary>A stream of its own for a named scope.</summary>
    /// <param name="scope">The name, compared by its UTF-8 bytes.</param>
    public RandomStream Fork(string scope)
    {
        // FNV-1a, then mixed with the key.
        ulong hash = 0xCBF29CE484222325;
        foreach (byte b in Encoding.UTF8.GetBytes(scope))
        {
            hash = (hash ^ b) * 0x100000001B3;
        }

        return Fork(hash);
    }

    /// <summary>A stream of its own for a number: a row, a column, a repetition.</summary>
    /// <param name="index">The number.</param>
    public RandomStream Fork(ulong index) => new(Mix(_key ^ Mix(index + Gamma) ^ 0xD1B54A32D192ED03));

    /// <summary>A stream of its own for a number.</summary>
    /// <param name="index">The number, not negative.</param>
    public RandomStream Fork(int index) => Fork((ulong)index);

    /// <summary>64 random bits.</summary>
    /// <param name="position">The position in the stream.</param>
    public ulong Bits(ulong position) => Mix(_key + (position + 1) * Gamma);

    /// <summary>A number in [0, 1), a multiple of 2⁻⁵³.</summary>
    /// <param name="position">The position in the stream.</param>
    public double Uniform(ulong position) => (Bits(position) >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number in the open interval (0, 1).</summary>
    /// <param name="position">The position in the stream.</param>
    public double OpenUniform(ulong position) => ((Bits(position) >> 11) + 0.5) * (1.0 / (1UL << 53));

    /// <summary>A whole number in [0, <paramref name="count"/>), each equally likely to within 2⁻⁶⁴ · count.</summary>
    /// <param name="position">The position in the stream.</param>
    /// <param name="count">Number of possible results, at least 1.</param>
    public int Index(ulong position, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return (int)Math.BigMul(Bits(position), (ulong)count, out _);
    }

    /// <summary>A number in [<paramref name="low"/>, <paramref name="high"/>), also where their difference is beyond what a double holds.</summary>
    /// <param name="position">The position in the stream.</param>
    /// <param name="low">The least number, finite.</param>
    /// <param name="high">The end of the range, finite, not below <paramref name="low"/>.</param>
    public double Between(ulong position, double low, double high)
    {
        double share = Uniform(position);
        return double.IsFinite(high - low) ? low + (high - low) * share : low * (1 - share) + high * share;
    }

    /// <summary>A random order of 0 … <paramref name="count"/> − 1 (Fisher and Yates).</summary>
    /// <param name="count">Length of the order, at least 0.</param>
    public int[] Permutation(int count)
    {
        var order = new int[count];
        for (int i = 0; i < count; i++)
        {
            int j = Index((ulong)i, i + 1);
            order[i] = order[j];
            order[j] = i;
        }

        return order;
    }

    /// <summary>Some of the numbers 0 to <paramref name="count"/> − 1, each at most once, ascending; all of them where there are no more than that. O(count).</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="most">How many to draw, at most.</param>
    public int[] Subset(int count, int most)
    {
        if (count <= most)
        {
            return [.. Enumerable.Range(0, count)];
        }

        int[] drawn = Permutation(count)[..most];
        Array.Sort(drawn);
        return drawn;
    }

    /// <summary>SplitMix64's output function: a bijection of 64 bits in which every input bit changes half of the output bits.</summary>
    /// <param name="z">The state.</param>
    internal static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
