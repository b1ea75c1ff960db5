using Harness.Datasets.Rules;
using Harness.Metrics.Rules;

namespace Harness.Tests.Metrics.Rules;

public class RuleCandidatesTests
{
    /// <summary>Rules are counted by the real rows that break them, from none to the most; only those that no row breaks are made and kept, in their order.</summary>
    [Fact]
    public void Rules_are_counted_by_the_rows_that_break_them_and_kept_where_none_does()
    {
        var candidates = new RuleCandidates(3);
        OrderRule[] rules = [.. "abcd".Select(c => new OrderRule([$"{c}", "z"], false))];

        candidates.Add(0, () => rules[0]);
        candidates.Add(3, () => throw new InvalidOperationException("nobody needs it"));
        candidates.Add(1, () => throw new InvalidOperationException("nobody needs it"));
        candidates.Add(0, () => rules[1]);
        candidates.Add(1, () => throw new InvalidOperationException("nobody needs it"));
        candidates.Keep(rules[2]);

        Assert.Equal([2, 2, 0, 1], candidates.Broken);
        Assert.Equal(rules[..3], candidates.Kept);
        Assert.Equal((3, 0L), (candidates.Most, candidates.Tried));
    }

    [Fact]
    public void What_is_said_of_two_columns_is_said_in_either_order()
    {
        var candidates = new RuleCandidates(0);
        candidates.Tell("a", "b");

        Assert.True(candidates.IsTold("a", "b"));
        Assert.True(candidates.IsTold("b", "a"));
        Assert.False(candidates.IsTold("a", "c"));
        Assert.False(candidates.IsTold("a", "a"));
    }
}
