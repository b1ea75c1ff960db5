using FsCheck.Xunit;
using Harness.Metrics.Rules;
using Harness.Tables;

namespace Harness.Tests.Metrics.Rules;

public class UnseenRuleTests
{
    /// <summary>
    /// Where the singles are a square number, the shape s + 1 + √s is a whole one r: the probability that of a sequence of broken and kept rows, each broken with
    /// rows / (rows + real), so many or more broken ones come before the r-th kept one, summed up.
    /// </summary>
    [Property]
    public void The_probability_is_that_of_a_negative_binomial_number(byte brokenRows, byte root, ushort rows, ushort real)
    {
        int broken = brokenRows % 40;
        int singles = root % 5 * (root % 5);
        int shape = singles + 1 + root % 5;
        double share = (rows + 1.0) / (rows + real + 2.0);
        double term = Math.Pow(1 - share, shape);
        double fewer = 0;
        for (int k = 0; k < broken; k++)
        {
            fewer += term;
            term *= share * (k + shape) / (k + 1);
        }

        Assert.Equal(1 - fewer, new Unseen(singles).PValue(broken, rows + 1, real + 1), 1e-9);
    }

    /// <summary>As many fresh rows as real ones, and nothing that one row alone has: a fresh row breaks the rule with probability ½, two do with ¼.</summary>
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0.5)]
    [InlineData(2, 0.25)]
    [InlineData(5, 0.03125)]
    public void Each_further_row_halves_the_probability_where_real_and_fresh_rows_are_as_many(int broken, double expected) =>
        Assert.Equal(expected, new Unseen(0).PValue(broken, 700, 700), 1e-12);

    private sealed record Unseen(int Singles) : UnseenRule([], Singles)
    {
        public override IReadOnlyList<int> Violations(Table table) => [];
    }
}
