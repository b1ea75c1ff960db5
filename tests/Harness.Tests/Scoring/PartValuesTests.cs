using Harness.Metrics;
using Harness.Scoring;

namespace Harness.Tests.Scoring;

public class PartValuesTests
{
    private static readonly PartValues First = Of(("a", null, 1), ("a", "b", 2));

    [Fact]
    public void The_same_parts_in_the_same_order_share_their_names()
    {
        PartValues second = Of(First, ("a", null, 3), ("a", "b", 4));

        Assert.True(second.HasPartsOf(First));
        Assert.Equal([3, 4], second.Values);
        Assert.Equal(["a", "a × b"], second.Labels());
    }

    [Fact]
    public void Other_parts_have_names_of_their_own()
    {
        (string Name, string? Other, double Value)[][] others =
        [
            [("a", "b", 1), ("a", null, 2)],
            [("c", null, 1), ("a", "b", 2)],
            [("a", null, 1), ("a", "c", 2)],
            [("a", null, 1)],
            [("a", null, 1), ("a", "b", 2), ("b", null, 3)],
            [],
        ];
        foreach ((string Name, string? Other, double Value)[] parts in others)
        {
            PartValues other = Of(First, parts);

            Assert.False(other.HasPartsOf(First));
            Assert.Equal(parts.Select(p => p.Value), other.Values);
            Assert.Equal(parts.Select(p => p.Other is null ? p.Name : $"{p.Name} × {p.Other}"), other.Labels());
        }
    }

    private static PartValues Of(params (string Name, string? Other, double Value)[] parts) => Of(null, parts);

    private static PartValues Of(PartValues? like, params (string Name, string? Other, double Value)[] parts) =>
        PartValues.Of([.. parts.Select(p => new MetricPart(p.Name, p.Other, p.Value))], like);
}
