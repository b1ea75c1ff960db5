using Harness.Datasets;

namespace Harness.Neural.Tests.TenSeeds;

/// <summary>That the comparison has the power to tell generators apart.</summary>
public sealed class SeedComparisonTests
{
    [Theory]
    [InlineData("penguins")]
    [InlineData("diabetes")]
    public void Two_generators_are_told_apart(string name)
    {
        RecordedSeeds.SkipWhereMissing();
        Dataset dataset = RecordedSeeds.Dataset(name);
        var comparison = new SeedComparison(name, RecordedSeeds.Scores(dataset, "sdv-ctgan"), RecordedSeeds.Scores(dataset, "sdv-tvae"));
        Assert.Equal(10, comparison.Theirs.Count);
        Assert.Contains(comparison.Probabilities, p => p.Probability < 0.001);
        TestContext.Current.TestOutputHelper?.WriteLine($"{SeedComparison.Head}\n{comparison.Row}");
    }
}
