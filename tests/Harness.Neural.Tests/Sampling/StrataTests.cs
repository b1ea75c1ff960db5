using FsCheck.Xunit;
using Harness.Neural.Sampling;
using Harness.Random;

namespace Harness.Neural.Tests.Sampling;

public sealed class StrataTests
{
    [Property]
    public void Each_row_is_in_one_stratum_and_there_are_as_many_as_asked_for(ulong seed, byte count, byte more, byte width)
    {
        int strata = count + 1;
        int numbers = 1 + width % 5;
        float[] rows = Rows(seed, numbers, strata + more);
        int[][] groups = Strata.Of(rows, numbers, strata, new RandomStream(seed), default);
        Assert.Equal(strata, groups.Length);
        Assert.All(groups, Assert.NotEmpty);
        Assert.Equal(Enumerable.Range(0, strata + more), groups.SelectMany(group => group).Order());
        Assert.Equal(groups, Strata.Of(rows, numbers, strata, new RandomStream(seed), default));
    }

    [Fact]
    public void Every_row_is_as_likely_as_any_other()
    {
        float[] rows = Rows(3, 2, 60);
        var times = new int[60];
        const int Draws = 6000;
        for (int draw = 0; draw < Draws; draw++)
        {
            foreach (int row in Choose(rows, 2, 15, (ulong)draw))
            {
                times[row]++;
            }
        }

        // A quarter of 6,000 draws, standard deviation 34.
        Assert.All(times, t => Assert.InRange(t, 1500 - 170, 1500 + 170));
    }

    [Fact]
    public void Means_vary_less_than_those_of_rows_as_they_come()
    {
        double[] Means(bool stratified) => [.. Enumerable.Range(0, 200).Select(draw =>
        {
            float[] rows = Rows((ulong)draw, 3, 400);
            int[] chosen = stratified ? Choose(rows, 3, 50, (ulong)draw) : [.. Enumerable.Range(0, 50)];
            return chosen.Average(row => (double)rows[3 * row]);
        })];
        Assert.True(2 * Harness.Statistics.Moments.StandardDeviation(Means(true)) < Harness.Statistics.Moments.StandardDeviation(Means(false)));
    }

    [Fact]
    public void Rows_are_halved_at_the_median_of_the_number_that_varies_most()
    {
        // The second number varies most: its lower half, rows 1, 3 and 4, is one stratum.
        int[][] strata = Strata.Of([0, 9, 1, 1, 0, 8, 1, 2, 0, 3, 1, 7], 2, 2, new RandomStream(1), default);
        Assert.Equal([[0, 2, 5], [1, 3, 4]], strata.Select(stratum => stratum.Order().ToArray()).OrderBy(stratum => stratum[0]));
    }

    // One row of each stratum at random.
    private static int[] Choose(float[] rows, int width, int count, ulong seed) =>
        [.. Strata.Of(rows, width, count, new RandomStream(seed), default).Select((group, i) => group[new RandomStream(seed).Fork("choice").Index((ulong)i, group.Length)])];

    private static float[] Rows(ulong seed, int width, int count) =>
        [.. Enumerable.Range(0, width * count).Select(i => (float)new RandomStream(seed).Uniform((ulong)i))];
}
