using System.Text.Json;
using Harness.SdMetrics.ColumnPairs;
using Harness.SdMetrics.Encoding;
using Harness.Tables;
using static Harness.Conformance.SdMetrics.ColumnMetrics;
using static Harness.Conformance.SdMetrics.GoldenTables;

namespace Harness.Conformance.SdMetrics;

/// <summary>Metrics of a pair of columns against SDMetrics 0.29.0.</summary>
public sealed class GoldenPairTests
{
    [Theory]
    [InlineData("CorrelationSimilarity_Pearson", CorrelationKind.Pearson)]
    [InlineData("CorrelationSimilarity_Spearman", CorrelationKind.Spearman)]
    public void Correlations_agree(string group, CorrelationKind kind)
    {
        var differences = new Differences();
        foreach (JsonProperty pair in Group(group))
        {
            (Column first, Column second) = Pair(Real, pair);
            (Column otherFirst, Column otherSecond) = Pair(Synthetic, pair);
            CorrelationSimilarity ours = CorrelationSimilarity.Compute((Number(first), Number(second)), (Number(otherFirst), Number(otherSecond)), kind);
            if (pair.Value.TryGetProperty("error", out JsonElement error))
            {
                Assert.StartsWith(error.GetString() + ": ", ours.Score.Error, StringComparison.Ordinal);
                continue;
            }

            differences.Compare($"score of {pair.Name}", pair.Value.GetProperty("score"), ours.Score.Value);
            differences.Compare($"real correlation of {pair.Name}", pair.Value.GetProperty("real"), ours.Real);
            differences.Compare($"synthetic correlation of {pair.Name}", pair.Value.GetProperty("synthetic"), ours.Synthetic);
        }

        differences.AssertNone(group);
    }

    [Theory]
    [InlineData("ContingencySimilarity_cat", 10)]
    [InlineData("ContingencySimilarity_realEdges10", 10)]
    [InlineData("ContingencySimilarity_realEdges4", 4)]
    public void Contingencies_agree(string group, int bins)
    {
        var differences = new Differences();
        foreach (JsonProperty pair in Group(group))
        {
            ContingencySimilarity ours = ContingencySimilarity.Compute(Pair(Real, pair), Pair(Synthetic, pair), bins);
            differences.Compare(pair.Name, pair.Value, ours.Score.Value);
            Assert.Equal(double.NaN, ours.RealAssociation);
        }

        differences.AssertNone(group);
    }

    [Fact]
    public void Associations_agree()
    {
        var differences = new Differences();
        foreach (JsonProperty pair in Group("ContingencySimilarity_cat_withAssociation"))
        {
            ContingencySimilarity ours = ContingencySimilarity.Compute(Pair(Real, pair), Pair(Synthetic, pair), threshold: 1e-9);
            differences.Compare($"score of {pair.Name}", pair.Value.GetProperty("score"), ours.Score.Value);
            differences.Compare($"association of {pair.Name}", pair.Value.GetProperty("real_association"), ours.RealAssociation);
        }

        differences.AssertNone("ContingencySimilarity");
    }

    [Fact]
    public void Divergences_agree()
    {
        var differences = new Differences();
        foreach (JsonProperty pair in Group("ContinuousKLDivergence"))
        {
            (Column first, Column second) = Pair(Real, pair);
            (Column otherFirst, Column otherSecond) = Pair(Synthetic, pair);
            ParityScore ours = KLDivergence.Continuous(((NumericColumn)first, (NumericColumn)second), ((NumericColumn)otherFirst, (NumericColumn)otherSecond));
            differences.Compare($"continuous, {pair.Name}", pair.Value, ours.Value);
        }

        foreach (JsonProperty pair in Group("DiscreteKLDivergence"))
        {
            (Column first, Column second) = Pair(Real, pair);
            (Column otherFirst, Column otherSecond) = Pair(Synthetic, pair);
            differences.Compare($"discrete, {pair.Name}", pair.Value, KLDivergence.Discrete((Label(first), Label(second)), (Label(otherFirst), Label(otherSecond))).Value);
        }

        differences.AssertNone("KL divergence");
    }

    private static (Column First, Column Second) Pair(Table table, JsonProperty pair)
    {
        string[] names = pair.Name.Split('|');
        return (table[names[0]], table[names[1]]);
    }
}
