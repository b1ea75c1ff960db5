using FsCheck.Xunit;
using Harness.Datasets.Rules;
using Harness.Metrics.Rules;
using Harness.Random;

namespace Harness.Tests.Metrics.Rules;

public class StepSearchTests
{
    /// <summary>30 rows of 10 values are enough, and of those at a random distance 20 must be off the step: of multiples of 2 half are.</summary>
    [Theory]
    [InlineData(30, 10, 5, 0, "a a multiple of 5")]
    [InlineData(29, 10, 5, 0, null)]
    [InlineData(30, 9, 5, 0, null)]
    [InlineData(40, 20, 2, 0, "a a multiple of 2")]
    [InlineData(39, 20, 2, 0, null)]
    [InlineData(100, 50, 1, 0, null)]
    [InlineData(60, 20, 7, 3, "a 3 above a multiple of 7")]
    [InlineData(60, 20, 7, -4, "a 3 above a multiple of 7")]
    [InlineData(60, 20, 7, -700, "a a multiple of 7")]
    [InlineData(60, 20, 0.05, 0, "a a multiple of 0.05")]
    [InlineData(60, 20, 1, 0.99, "a 0.99 above a multiple of 1")]
    [InlineData(60, 20, 0.000005, 0, "a a multiple of 5E-06")]
    [InlineData(60, 20, 0.0000005, 0, null)]
    public void A_step_of_enough_rows_and_values_is_found(int rows, int values, double step, double first, string? text)
    {
        RuleCandidates found = Search([.. Enumerable.Range(0, rows).Select(i => Math.Round(first + step * (i * 7 % values), 7))]);

        Assert.Equal(text is null ? [] : [text], found.Texts());
        Assert.Equal(1, found.Tried);
    }

    /// <summary>Beyond 2⁵² units of the last decimal a double leaves out numbers, wherever the large value stands.</summary>
    [Theory]
    [InlineData(4, 4503599627370496, true)]
    [InlineData(4, -4503599627370496, true)]
    [InlineData(4, 4503599627370500, false)]
    [InlineData(4, -4503599627370500, false)]
    [InlineData(0.5, 450359962737049, true)]
    [InlineData(0.5, 450359962737050, false)]
    public void Numbers_of_too_many_digits_have_no_step(double step, double largest, bool isFound)
    {
        double[] values = [.. Enumerable.Range(0, 40).Select(i => step * (i % 20))];
        values[25] = largest;

        Assert.Equal(isFound ? 1 : 0, Search(values).Kept.Count);
    }

    [Fact]
    public void Missing_values_count_for_nothing()
    {
        double[] values = [double.NaN, .. Enumerable.Range(0, 29).Select(i => 5.0 * i), double.NaN];

        Assert.Empty(Search(values).Kept);
        Assert.Equal(["a a multiple of 5"], Search([.. values, 15]).Texts());
    }

    /// <summary>By definition: the largest number that divides all differences, tried one by one.</summary>
    [Property]
    public void The_step_is_the_largest_that_all_differences_have(ulong seed)
    {
        RandomStream stream = new(seed);
        int step = 1 + stream.Fork("step").Index(0, 30);
        double[] values = [.. Enumerable.Range(0, 50).Select(i => (double)(stream.Fork("first").Index(0, 100) - 50 + step * stream.Index((ulong)i, 40)))];
        int largest = Enumerable.Range(1, 2000).Last(d => values.All(v => (v - values[0]) % d == 0));

        RuleCandidates found = Search(values);

        Assert.Equal(largest > 1 && values.Distinct().Count() >= 10 ? [largest] : [], found.Kept.Cast<IncrementRule>().Select(r => r.Increment));
        Assert.All(found.Kept.Cast<IncrementRule>(), r => Assert.All(values, v => Assert.True((v - r.Offset) % r.Increment == 0 && r.Offset >= 0 && r.Offset < r.Increment)));
    }

    [Fact]
    public void A_search_that_nobody_wants_any_more_ends() => Assert.Throws<OperationCanceledException>(
        () => StepSearch.In(new RealColumns(new(SmallTables.Lettered([1, 2]))), new RuleCandidates(1), new CancellationToken(canceled: true)));

    private static RuleCandidates Search(double[] values) => SmallTables.Search(StepSearch.In, SmallTables.Lettered(values));
}
