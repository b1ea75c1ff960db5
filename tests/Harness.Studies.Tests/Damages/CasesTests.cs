using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Studies.Gate;

namespace Harness.Studies.Tests.Damages;

/// <summary>Tables that once went through, judged by the bar of this repository: each misses it for its own reason, and the good ones do not.</summary>
public sealed class CasesTests
{
    [Theory]
    [InlineData("near-copy-of-train", 1, "near-copy-share", "")]
    [InlineData("copy-of-holdout", 1, "holdout-copy-share", "")]
    [InlineData("copy-of-holdout", 1, "distinct-row-share", "")]
    [InlineData("pii-leaked", 1, "personal-value-share", "email")]
    [InlineData("people", 1, "id-pattern-error-worst", "key")]
    [InlineData("id-duplicated", 1, "key-repeats", "id")]
    [InlineData("pairs", 1, "correlation-error-worst", "x2 × x3")]
    [InlineData("cities", 1, "pair-total-variation-worst", "city × land")]
    public void A_bad_table_misses_the_bar_for_its_reason(string name, int seed, string metric, string part)
    {
        GateResult result = Judge(name, seed);

        LimitVerdict missed = Assert.Single(result.Verdicts, v => v.Score.Descriptor.Id == metric);
        Assert.Equal(Verdict.Fail, missed.Verdict);
        Assert.Equal(BarVerdict.Missed, result.Bar);
        if (part.Length > 0)
        {
            Assert.Equal(part, missed.Score.Worst?.Label);
        }
    }

    [Theory]
    [InlineData("cities", 2)]
    [InlineData("cats-500", 1)]
    public void A_good_table_misses_nothing(string name, int seed)
    {
        GateResult result = Judge(name, seed);

        Assert.DoesNotContain(result.Verdicts, v => v.Verdict is Verdict.Fail or Verdict.Error);
        Assert.Equal(result.Scorecard.Dataset.Real.RowCount < 1000, result.SizeNote is not null);
    }

    private static GateResult Judge(string name, int seed)
    {
        string folder = Path.Combine(Repository.Root, "tests", "cases", name);
        Dataset dataset = Dataset.Load(folder);
        return Evaluation.Run(dataset, dataset.ReadSynthetic(Path.Combine(folder, $"seed-{seed}.csv"))).Judge(Path.Combine(Repository.Root, "thresholds.json"));
    }
}
