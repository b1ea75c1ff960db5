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
        double[][] cells = Cells(seed, 1 + width % 5, strata + more);
        int[][] groups = Strata.Of(cells, strata, new RandomStream(seed), default);
        Assert.Equal(strata, groups.Length);
        Assert.All(groups, Assert.NotEmpty);
        Assert.Equal(Enumerable.Range(0, strata + more), groups.SelectMany(group => group).Order());
        Assert.Equal(groups, Strata.Of(cells, strata, new RandomStream(seed), default));
    }

    [Fact]
    public void Every_row_is_as_likely_as_any_other()
    {
        double[][] cells = Cells(3, 2, 60);
        var times = new int[60];
        const int Draws = 6000;
        for (int draw = 0; draw < Draws; draw++)
        {
            foreach (int row in Choose(cells, 15, (ulong)draw))
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
            double[][] cells = Cells((ulong)draw, 3, 400);
            int[] rows = stratified ? Choose(cells, 50, (ulong)draw) : [.. Enumerable.Range(0, 50)];
            return rows.Average(row => cells[0][row]);
        })];
        Assert.True(2 * Harness.Statistics.Moments.StandardDeviation(Means(true)) < Harness.Statistics.Moments.StandardDeviation(Means(false)));
    }

    // One row of each stratum at random.
    private static int[] Choose(double[][] cells, int count, ulong seed) =>
        [.. Strata.Of(cells, count, new RandomStream(seed), default).Select((group, i) => group[new RandomStream(seed).Fork("choice").Index((ulong)i, group.Length)])];

    private static double[][] Cells(ulong seed, int width, int rows) =>
        [.. Enumerable.Range(0, width).Select(cell => Enumerable.Range(0, rows).Select(row => new RandomStream(seed).Fork(cell).Uniform((ulong)row)).ToArray())];
}
