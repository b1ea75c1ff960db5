using FsCheck.Xunit;
using Harness.Random;
using Harness.Statistics;

namespace Harness.Tests.Statistics;

/// <summary>Expected numbers: SciPy's fisher_exact, correlation.py beside this file.</summary>
public class FisherExactTests
{
    [Theory]
    [InlineData(3, 100, 1, 30, 0.7722790451171242)]
    [InlineData(12, 150, 1, 50, 0.11832606312230175)]
    [InlineData(0, 40, 5, 20, 1)]
    [InlineData(40, 40, 0, 20, 2.3855846718909774e-16)]
    [InlineData(7, 7, 9, 9, 1)]
    [InlineData(0, 10, 0, 10, 1)]
    [InlineData(500, 30000, 120, 10000, 0.00047376654619967563)]
    [InlineData(900, 40000, 100, 13000, 3.0341474736687287e-32)]
    [InlineData(30000, 30000, 5000, 10000, 0)]
    [InlineData(15100, 30000, 4900, 10000, 0.01078368697360155)]
    public void Equals_SciPy(int hits, int size, int otherHits, int otherSize, double expected) =>
        Assert.Equal(expected, FisherExact.Greater(hits, size, otherHits, otherSize), 1e-9 * expected);

    [Theory]
    [InlineData(7, 135, 1, 168, 0.024145155575587204)]
    [InlineData(1, 168, 7, 135, 0.024145155575587204)]
    [InlineData(0, 135, 1, 168, 1)]
    [InlineData(3, 100, 1, 30, 1)]
    [InlineData(50, 1000, 10, 1250, 4.3987513808392575e-10)]
    [InlineData(500, 30000, 120, 10000, 0.0008916020272556626)]
    [InlineData(15100, 30000, 4900, 10000, 0.0215673739472031)]
    [InlineData(0, 10, 0, 10, 1)]
    [InlineData(40, 40, 0, 20, 2.3855846718909774e-16)]
    [InlineData(5, 20, 5, 20, 1)]
    public void Two_sided_equals_SciPy(int hits, int size, int otherHits, int otherSize, double expected) =>
        Assert.Equal(expected, FisherExact.TwoSided(hits, size, otherHits, otherSize), 1e-9 * expected);

    /// <summary>The largest two-sided p of all ways to share so many hits that is not above: 1 hit of 20 and 30 has none below .4.</summary>
    [Theory]
    [InlineData(8, 135, 168, 0.01, 0.009657609457410617)]
    [InlineData(8, 135, 168, 0.03, 0.024145155575587204)]
    [InlineData(1, 20, 30, 0.05, 0)]
    [InlineData(3, 10, 10, 0.1, 0)]
    [InlineData(3, 10, 10, 0.3, 0.21052631578947367)]
    [InlineData(60, 1000, 1250, 1e-6, 4.5468878986130763e-07)]
    [InlineData(0, 10, 10, 0.5, 0)]
    [InlineData(20, 30, 40, 0.05, 0.031155903730608586)]
    public void Of_few_hits_few_probabilities_are_attained(int total, int size, int otherSize, double most, double expected) =>
        Assert.Equal(expected, FisherExact.Attainable(total, size, otherSize).LastOrDefault(p => p <= most), 1e-9 * expected);

    [Theory]
    [InlineData(0, 10, 10)]
    [InlineData(7, 4, 9)]
    [InlineData(13, 4, 9)]
    [InlineData(6, 10, 10)]
    [InlineData(9000, 20000, 30000)]
    public void Those_attained_are_all_that_the_test_may_give_each_once(int total, int size, int otherSize)
    {
        double[] attained = FisherExact.Attainable(total, size, otherSize);
        double[] each = [.. Enumerable.Range(0, Math.Min(total, size) + 1).Where(hits => total - hits <= otherSize).Select(hits => FisherExact.TwoSided(hits, size, total - hits, otherSize))];

        Assert.Equal(Texts(each).Distinct(), Texts(attained));
        Assert.Equal(1, attained[^1], 1e-12);
        Assert.Equal(attained.Order(), attained);

        // Near the least number that a double holds digits are lost.
        static IEnumerable<string> Texts(IEnumerable<double> values) => values.Where(p => p > 1e-200).Order().Select(p => $"{p:G7}");
    }

    [Fact]
    public void An_empty_sample_is_no_evidence()
    {
        Assert.Equal(1, FisherExact.Greater(0, 0, 3, 10));
        Assert.Equal(1, FisherExact.Greater(3, 10, 0, 0));
        Assert.Equal(1, FisherExact.Greater(0, 0, 0, 0));
    }

    [Theory]
    [InlineData(-1, 3, 0, 3)]
    [InlineData(4, 3, 0, 3)]
    [InlineData(0, 3, 4, 3)]
    [InlineData(0, 3, -1, 3)]
    public void Rejects_impossible_counts(int hits, int size, int otherHits, int otherSize)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => FisherExact.Greater(hits, size, otherHits, otherSize));
        Assert.Throws<ArgumentOutOfRangeException>(() => FisherExact.TwoSided(hits, size, otherHits, otherSize));
    }

    [Property]
    public void Falls_as_hits_grow(ulong seed)
    {
        var stream = new RandomStream(seed);
        int size = 1 + stream.Index(0, 80);
        int otherSize = 1 + stream.Index(1, 80);
        int otherHits = stream.Index(2, otherSize + 1);
        double[] p = [.. Enumerable.Range(0, size + 1).Select(hits => FisherExact.Greater(hits, size, otherHits, otherSize))];
        Assert.All(p, value => Assert.InRange(value, 0, 1));
        Assert.Equal(1, p[0], 1e-12);
        Assert.All(p.Zip(p.Skip(1)), step => Assert.True(step.Second <= step.First + 1e-12));
    }

    [Property(MaxTest = 20)]
    public void Seldom_speaks_up_where_both_samples_have_one_rate(ulong seed)
    {
        // An exact test may err in at most one case of twenty at 0.05; 60 of 600 are 5.6 standard deviations above that.
        var stream = new RandomStream(seed);
        double rate = 0.02 + 0.3 * stream.Uniform(0);
        int alarms = Enumerable.Range(1, 600).Count(repetition =>
        {
            RandomStream own = stream.Fork(repetition);
            int hits = Enumerable.Range(0, 150).Count(i => own.Uniform((ulong)i) < rate);
            int otherHits = Enumerable.Range(200, 50).Count(i => own.Uniform((ulong)i) < rate);
            return FisherExact.Greater(hits, 150, otherHits, 50) <= 0.05;
        });
        Assert.InRange(alarms, 0, 60);
    }
}
