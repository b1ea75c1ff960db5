using System.Text.Json;

namespace Harness.Conformance;

/// <summary>The comparison itself: it must be able to fail.</summary>
public sealed class DifferencesTests
{
    [Theory]
    [InlineData("1", 1.0000000005, true)]
    [InlineData("1", 1.000000002, false)]
    [InlineData("0", 1e-16, true)]
    [InlineData("0", 1e-14, false)]
    [InlineData("null", double.NaN, true)]
    [InlineData("null", 0.5, false)]
    [InlineData("0.5", double.NaN, false)]
    public void A_relative_1e_9_is_the_line(string expected, double actual, bool agrees)
    {
        var differences = new Differences();
        differences.Compare("a number", JsonDocument.Parse(expected).RootElement, actual);

        Exception? error = Record.Exception(() => differences.AssertNone("a file"));

        Assert.Equal(agrees, error is null);
    }

    [Fact]
    public void Comparing_nothing_is_no_agreement() =>
        Assert.Contains("nothing was compared", Record.Exception(() => new Differences().AssertNone("a file"))!.Message, StringComparison.Ordinal);
}
