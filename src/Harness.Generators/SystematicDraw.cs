using Harness.Random;

namespace Harness.Generators;

/// <summary>
/// Systematic random numbers: of n equal intervals of [0, 1) each holds one number. The first draw of each row uses them, so that every choice
/// comes back with its share to within one row, where independent numbers would scatter. Each number alone is uniform.
/// </summary>
/// <remarks>W. G. Madow and L. H. Madow, "On the theory of systematic sampling", Ann. Math. Statist. 15 (1944) 1–24; with a random order and a random place in each interval.</remarks>
internal static class SystematicDraw
{
    /// <summary>The numbers, each in [0, 1).</summary>
    /// <param name="count">n, the number of rows, at least 0.</param>
    /// <param name="stream">Source of the order and of the places within intervals.</param>
    public static double[] Uniforms(int count, RandomStream stream)
    {
        int[] order = stream.Fork("order").Permutation(count);
        var uniforms = new double[count];
        for (int i = 0; i < count; i++)
        {
            uniforms[i] = Math.Min((order[i] + stream.Uniform((ulong)i)) / count, 1 - 1e-16);
        }

        return uniforms;
    }

    /// <summary>The numbers of rows in groups: each group of n rows has one number in each of n equal intervals.</summary>
    /// <param name="groups">The group of each row, 0 to <paramref name="count"/> − 1.</param>
    /// <param name="count">Number of groups.</param>
    /// <param name="stream">Source of the order and of the places within intervals.</param>
    public static double[] Uniforms(int[] groups, int count, RandomStream stream)
    {
        var sizes = new int[count];
        foreach (int group in groups)
        {
            sizes[group]++;
        }

        var next = new int[count];
        var uniforms = new double[groups.Length];
        foreach (int row in stream.Fork("order").Permutation(groups.Length))
        {
            int group = groups[row];
            uniforms[row] = Math.Min((next[group]++ + stream.Uniform((ulong)row)) / sizes[group], 1 - 1e-16);
        }

        return uniforms;
    }
}
