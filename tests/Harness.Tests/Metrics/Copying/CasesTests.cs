using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Metrics;

namespace Harness.Tests.Metrics.Copying;

/// <summary>Tables with one fault each, which every limit passed once: the metric that is made for the fault names it, the others do not.</summary>
public class CasesTests
{
    [Fact]
    public void Rows_of_train_that_are_moved_a_little_are_near_copies()
    {
        Dictionary<string, MetricResult.Computed> found = Measured("near-copy-of-train");

        // Each row is a train row with its income moved by .01 %.
        Assert.InRange(found["near-copy-share"].Value, 0.9, 1);
        Assert.InRange(found["near-copy-share"].Comparison!.PValue, 0, 1e-50);
        Assert.InRange(found["holdout-copy-share"].Comparison!.PValue, 0.9, 1);
        Assert.Equal(0, found["exact-copy-share"].Value, 0.02);
        Assert.Equal(1, found["distinct-row-share"].Value, 0.02);
    }

    [Fact]
    public void Repeated_rows_of_the_holdout_are_a_leak_and_repeated()
    {
        Dictionary<string, MetricResult.Computed> found = Measured("copy-of-holdout");

        Assert.Equal(1, found["holdout-copy-share"].Value);
        Assert.InRange(found["holdout-copy-share"].Comparison!.PValue, 0, 1e-30);
        Assert.Equal(1, found["exact-copy-share"].Comparison!.PValue);
        Assert.Equal(1, found["near-copy-share"].Comparison!.PValue);
        Assert.InRange(found["nearest-train-share"].Comparison!.PValue, 0, 1e-10);

        // 94 rows of holdout in 306.
        Assert.InRange(found["distinct-row-share"].Value, 0.2, 0.35);
    }

    [Fact]
    public void Mails_of_train_are_personal_values()
    {
        Dictionary<string, MetricResult.Computed> found = Measured("pii-leaked");
        Assert.Equal([new MetricPart("email", null, 1, "306 of 306 values are real ones")], found["personal-value-share"].Parts);
        Honest(found);
    }

    [Fact]
    public void Ids_off_their_pattern_are_shown()
    {
        Dictionary<string, MetricResult.Computed> found = Measured("people");
        Assert.Equal([new MetricPart("key", null, 1, "96 of 96 values (row 1: 0!, row 2: 1!, row 3: 2!)")], found["id-pattern-error"].Parts);
        Assert.Equal([new MetricPart("mail", null, 0)], found["personal-value-share"].Parts);
        Honest(found);
    }

    [Fact]
    public void One_key_in_all_rows_repeats()
    {
        Dictionary<string, MetricResult.Computed> found = Measured("id-duplicated");
        Assert.Equal(305 / 306.0, found["key-repeats"].Value, 1e-12);

        // Real ids count the rows through: that they meet says nothing.
        Assert.False(found.ContainsKey("personal-value-share"));
        Honest(found);
    }

    private static void Honest(Dictionary<string, MetricResult.Computed> found) => Assert.All(
        ["exact-copy-share", "near-copy-share", "holdout-copy-share"],
        metric => Assert.InRange(found[metric].Comparison!.PValue, 0.01, 1));

    private static Dictionary<string, MetricResult.Computed> Measured(string name)
    {
        string folder = Path.Combine(Repository.Root, "tests", "cases", name);
        Dataset dataset = Dataset.Load(folder);
        var pair = new PairContext(dataset, dataset.ReadSynthetic(Path.Combine(folder, "seed-1.csv")));
        return Evaluators.Default.Where(e => e.Id is "copying" or "nearest" or "personal" or "patterns" or "validity")
            .SelectMany(e => e.Evaluate(pair)).OfType<MetricResult.Computed>().ToDictionary(r => r.Id, StringComparer.Ordinal);
    }
}
