using FsCheck.Xunit;
using Harness.Metrics.Rules;
using Harness.Random;

namespace Harness.Tests.Metrics.Rules;

public class LinearBasisTests
{
    // No minor of rows this short is as large, so that the rank over its residues is the rank.
    private const long Prime = 1_000_003;
    private const int Columns = 6;

    /// <summary>Two sums make a third by adding or by taking off; the halves of a year are not known from its quarters alone.</summary>
    [Fact]
    public void What_follows_from_known_sums_is_known()
    {
        var basis = new LinearBasis(7);

        Assert.True(basis.Add([0, 1], 4));
        Assert.False(basis.Add([1, 0], 4));
        Assert.True(basis.Add([2, 3], 5));
        Assert.True(basis.Add([4, 5], 6));
        Assert.False(basis.Add([0, 1, 2, 3], 6));
        Assert.False(basis.Add([0, 1, 5], 6));
        Assert.True(basis.Add([0, 2], 6));
    }

    /// <summary>A sum is new where it raises the rank of all sums so far.</summary>
    [Property]
    public void A_sum_is_new_where_it_raises_the_rank(ulong seed)
    {
        RandomStream stream = new(seed);
        var basis = new LinearBasis(Columns);
        var rows = new List<long[]>();

        for (int i = 0; i < 12; i++)
        {
            int[] order = stream.Fork(i).Permutation(Columns);
            int[] parts = order[..(2 + stream.Fork(i).Fork("size").Index(0, 3))];
            int total = order[^1];
            int before = Rank(rows);
            rows.Add([.. Enumerable.Range(0, Columns).Select(c => parts.Contains(c) ? 1L : c == total ? Prime - 1 : 0)]);

            Assert.Equal(Rank(rows) > before, basis.Add(parts, total));
        }
    }

    private static int Rank(List<long[]> rows)
    {
        List<long[]> rest = [.. rows.Select(r => (long[])r.Clone())];
        int rank = 0;
        for (int c = 0; c < Columns; c++)
        {
            if (rest.Find(r => r[c] != 0) is not { } pivot)
            {
                continue;
            }

            rank++;
            rest.Remove(pivot);
            foreach (long[] row in rest)
            {
                (long own, long other) = (row[c], pivot[c]);
                for (int k = 0; k < Columns; k++)
                {
                    row[k] = ((row[k] * other - pivot[k] * own) % Prime + Prime) % Prime;
                }
            }
        }

        return rank;
    }
}
