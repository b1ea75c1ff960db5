using System.Text.Json;
using Harness.SdMetrics.Encoding;
using Harness.SdMetrics.Privacy;
using Harness.Tables;
using static Harness.Conformance.SdMetrics.GoldenTables;

namespace Harness.Conformance.SdMetrics;

/// <summary>Metrics of whole rows against SDMetrics 0.29.0.</summary>
public sealed class GoldenRowTests
{
    private static readonly TableKeys Keys = new() { Primary = ["id"] };

    [Theory]
    [InlineData("NewRowSynthesis_tol0.01", 0.01, "")]
    [InlineData("NewRowSynthesis_tol0.5_age_tier_region", 0.5, "age tier region")]
    public void New_rows_agree(string group, double tolerance, string columns)
    {
        JsonElement expected = Expected.GetProperty(group);

        NewRowSynthesis ours = NewRowSynthesis.Compute(Select(Real, columns), Select(Synthetic, columns), tolerance, Keys);

        var differences = new Differences();
        differences.Compare("score", expected.GetProperty("score"), ours.Score.Value);
        differences.Compare("new rows", expected.GetProperty("num_new_rows"), ours.NewRows);
        differences.Compare("matched rows", expected.GetProperty("num_matched_rows"), ours.MatchedRows);
        differences.AssertNone(group);
    }

    [Theory]
    [InlineData("DCR_synthetic_to_real", true)]
    [InlineData("DCR_synthetic_to_holdout", false)]
    public void Distances_agree(string group, bool train)
    {
        JsonElement[] expected = [.. Expected.GetProperty(group).EnumerateArray()];

        double[] ours = DistanceToClosestRecord.Compute(Synthetic, train ? Real : Holdout);

        Assert.Equal(expected.Length, ours.Length);
        var differences = new Differences();
        for (int row = 0; row < ours.Length; row++)
        {
            differences.Compare($"row {row}", expected[row], ours[row]);
        }

        differences.AssertNone(group);
    }

    [Fact]
    public void Overfitting_protection_agrees()
    {
        JsonElement expected = Expected.GetProperty("DCROverfittingProtection");

        DcrOverfittingProtection ours = DcrOverfittingProtection.Compute(Real, Synthetic, Holdout);

        var differences = new Differences();
        differences.Compare("score", expected.GetProperty("score"), ours.Score.Value);
        differences.Compare("closer to training", expected.GetProperty("synthetic_data_percentages").GetProperty("closer_to_training"), ours.CloserToTraining);
        differences.Compare("closer to holdout", expected.GetProperty("synthetic_data_percentages").GetProperty("closer_to_holdout"), ours.CloserToHoldout);
        differences.AssertNone("DCROverfittingProtection");
    }

    [Theory]
    [InlineData("cap", CapMethod.Cap)]
    [InlineData("zero_cap", CapMethod.ZeroCap)]
    [InlineData("generalized_cap", CapMethod.GeneralizedCap)]
    public void Disclosure_agrees(string name, CapMethod method)
    {
        var differences = new Differences();
        Compare("tier+region->active", new DisclosureOptions { Known = ["tier", "region"], Sensitive = ["active"], Method = method });
        Compare("age(10bins)+region->tier", new DisclosureOptions { Known = ["age", "region"], Sensitive = ["tier"], Continuous = ["age"], Method = method });
        differences.AssertNone(name);

        void Compare(string columns, DisclosureOptions options)
        {
            JsonElement expected = Expected.GetProperty($"DisclosureProtection_{name}_{columns}");
            DisclosureProtection ours = DisclosureProtection.Compute(Real, Synthetic, options);
            differences.Compare($"score of {columns}", expected.GetProperty("score"), ours.Score.Value);
            differences.Compare($"protection of {columns}", expected.GetProperty("cap_protection"), ours.Protection);
            differences.Compare($"baseline of {columns}", expected.GetProperty("baseline_protection"), ours.Baseline);
        }
    }

    private static Table Select(Table table, string columns) => columns.Length == 0 ? table : new Table(columns.Split(' ').Select(name => table[name]));
}
