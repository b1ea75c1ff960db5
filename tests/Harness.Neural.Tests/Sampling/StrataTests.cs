using FsCheck.Xunit;
using Harness.Neural.Sampling;
using Harness.Random;

namespace Harness.Neural.Tests.Sampling;

public sealed class StrataTests
{
    [Property]
    public void Rows_are_chosen_once_each_and_as_many_as_asked_for(ulong seed, byte count, byte more, byte width)
    {
        double[][] cells = Cells(seed, 1 + width % 5, count + more);
        int[] chosen = Strata.Choose(cells, count, new RandomStream(seed), default);
        Assert.Equal(count, chosen.Length);
        Assert.Equal(count, chosen.Distinct().Count());
        Assert.All(chosen, row => Assert.InRange(row, 0, count + more - 1));
        Assert.Equal(chosen, Strata.Choose(cells, count, new RandomStream(seed), default));
    }

    [Fact]
    public void Every_row_is_as_likely_as_any_other()
    {
        double[][] cells = Cells(3, 2, 60);
        var times = new int[60];
        const int Draws = 6000;
        for (int draw = 0; draw < Draws; draw++)
        {
            foreach (int row in Strata.Choose(cells, 15, new RandomStream((ulong)draw), default))
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
            int[] rows = stratified ? Strata.Choose(cells, 50, new RandomStream((ulong)draw), default) : [.. Enumerable.Range(0, 50)];
            return rows.Average(row => cells[0][row]);
        })];
        Assert.True(2 * Harness.Statistics.Moments.StandardDeviation(Means(true)) < Harness.Statistics.Moments.StandardDeviation(Means(false)));
    }

    private static double[][] Cells(ulong seed, int width, int rows) =>
        [.. Enumerable.Range(0, width).Select(cell => Enumerable.Range(0, rows).Select(row => new RandomStream(seed).Fork(cell).Uniform((ulong)row)).ToArray())];
}
