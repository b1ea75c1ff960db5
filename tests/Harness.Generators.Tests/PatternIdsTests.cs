using System.Text.RegularExpressions;
using Harness.Generators.Encoding;
using Harness.Tables;

namespace Harness.Generators.Tests;

/// <summary>Ids by a pattern match it as a whole and are all different; other patterns give none, so ids are running numbers.</summary>
public class PatternIdsTests
{
    [Theory]
    [InlineData("SUB-[0-9]{6}", 2000)]
    [InlineData(@"[A-Z]{2}\d{4}", 5000)]
    [InlineData(@"(?P<year>20\d{2})-(?:[a-f0-9]{4}){2}", 1000)]
    [InlineData(@"^R[0-9]$", 10)]
    [InlineData(@"\w+@example\.com", 1000)]
    [InlineData("(AB|CD)-[0-9]{3,5}", 500)]
    [InlineData("X|Y[0-9]{3}", 1)]
    public void Ids_match_their_pattern_and_differ(string pattern, int count)
    {
        string[] ids = PatternIds.Of(pattern, count)!;

        Assert.Equal(count, ids.Distinct(StringComparer.Ordinal).Count());
        Regex whole = WholePattern.Of(pattern);
        Assert.All(ids, id => Assert.Matches(whole, id));
        Assert.Equal(ids, PatternIds.Of(pattern, count));
    }

    [Theory]
    [InlineData("R[0-9]", 11)]
    [InlineData("[^a]{3}", 2)]
    [InlineData("(?=a)a[0-9]{3}", 2)]
    [InlineData(@"([0-9]{3})\1", 2)]
    [InlineData("a{", 2)]
    public void Where_there_are_not_so_many_or_the_pattern_has_other_parts_there_are_none(string pattern, int count) => Assert.Null(PatternIds.Of(pattern, count));

    [Fact]
    public void A_generator_writes_ids_by_the_pattern_of_its_column()
    {
        ColumnSchema schema = new("id", ColumnKind.Id) { Pattern = "SUB-[0-9]{6}" };

        CategoricalColumn ids = FreshIds.Of(schema, 100);

        Assert.All(Enumerable.Range(0, 100), row => Assert.Matches(@"\ASUB-[0-9]{6}\z", ids.Format(row)));
        Assert.Equal(100, ids.Levels.Count);
        Assert.Equal(["1", "2"], FreshIds.Of(schema with { Pattern = null }, 2).Levels);
    }
}
