using Harness.Random;

namespace Harness.Arbitraries.Damages;

/// <summary>Random choices of rows, and normal numbers.</summary>
internal static class Draws
{
    /// <summary>Random rows, as many as a share of all, ascending.</summary>
    public static int[] Rows(RandomStream stream, int rows, double share)
    {
        int[] chosen = stream.Fork("rows").Permutation(rows)[..Count(rows, share)];
        Array.Sort(chosen);
        return chosen;
    }

    /// <summary>The rows in their order, but those of a share exchanged among each other.</summary>
    public static int[] Exchanged(RandomStream stream, int rows, double share)
    {
        int[] chosen = Rows(stream, rows, share);
        int[] order = stream.Fork("order").Permutation(chosen.Length);
        int[] all = [.. Enumerable.Range(0, rows)];
        for (int i = 0; i < chosen.Length; i++)
        {
            all[chosen[i]] = chosen[order[i]];
        }

        return all;
    }

    /// <summary>Rows in number.</summary>
    public static int Count(int rows, double share) => Math.Clamp((int)Math.Round(share * rows), 0, rows);

    /// <summary>A standard normal number.</summary>
    public static double Normal(RandomStream stream, int position) =>
        Math.Sqrt(-2 * Math.Log(stream.OpenUniform((ulong)(2 * position)))) * Math.Cos(2 * Math.PI * stream.Uniform((ulong)(2 * position + 1)));
}
