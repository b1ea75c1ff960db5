using Harness.Reports.GitHub;

namespace Harness.Reports.Tests.GitHub;

public class JsonLinesTests
{
    [Fact]
    public void Every_entry_has_the_line_of_its_key()
    {
        IReadOnlyDictionary<string, int> lines = JsonLines.Of("""
            {
              // a comment
              "metrics": {
                "é": 1, "sdmetrics.quality": { "min": 0.5 },
                "b":
                  [{ "inner": 1 },
                   2],
              },
              "required": { "cart": ["iris"] }
            }
            """);

        Assert.Equal(
            [("metrics", 3), ("metrics.é", 4), ("metrics.sdmetrics.quality", 4), ("metrics.sdmetrics.quality.min", 4), ("metrics.b", 5), ("required", 9), ("required.cart", 9)],
            lines.Select(l => (l.Key, l.Value)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    public void What_is_no_object_has_none(string text) => Assert.Empty(JsonLines.Of(text));

    [Fact]
    public void What_stands_before_a_mistake_is_found() => Assert.Equal(2, JsonLines.Of("{\n\"a\": 1,\n\"b\": oops }")["a"]);
}
