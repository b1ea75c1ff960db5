using Harness.Metrics;
using Harness.Reports.Documents;
using Harness.Studies.Gate;
using Harness.Studies.Snapshots;

namespace Harness.Reports.Tests.Documents;

/// <summary>The findings of a study of which every number can be told by heart.</summary>
public sealed class StudyDocumentTests
{
    private static readonly string Text = StudyDocument.Write(new StudyFacts(
        [
            Pair("iris", "cart", "met", 0.02, 0.00, 10),
            Pair("penguins", "cart", "inconclusive", 0.04, 0.02, 30),
            Pair("iris", "sdv-ctgan", "missed", 0.3, 0.5, 1, "ks-statistic", "association-error", "tstr-accuracy-gap"),
            Pair("penguins", "sdv-ctgan", "missed", 0.1, 0.3, 3, "ks-statistic"),
            Pair("iris", "sdv-ctgan-3000", "missed", 0.2, 0.1, 20, "ks-statistic"),
            Pair("iris", "gan", "missed", 0.1, 0.1, null, "exact-copy-share"),
            Pair("iris", "independent", "missed", 0.01, 0.4, null, "association-error") with { IsBaseline = true },
            new(Snapshot("penguins", "ydata-x", "none", []) with { Failures = ["seed 1: no luck"] }, false, null),
        ],
        [Reports.Dataset("iris"), Reports.Dataset("penguins")],
        [
            .. new[] { "mean-error", "median-error", "std-error", "ks-statistic", "total-variation" }.Select(id => Metric(id, "marginals")),
            .. new[] { "correlation-error", "association-error" }.Select(id => Metric(id, "dependence")),
            .. new[] { "tstr-accuracy-gap", "tstr-r2-gap", "trts-gap" }.Select(id => Metric(id, "utility")),
            Metric("exact-copy-share", "copying"),
        ],
        new Thresholds(new Dictionary<string, Limit> { ["ks-statistic"] = new("metrics.ks-statistic", 0.1, null, null) }, [], [])));

    [Theory]
    [InlineData("4 generators on 2 tables")]
    [InlineData(": 6 pairs, each judged at up to three seeds by 1 limits.")]
    [InlineData("* 1 of 6 clear the bar: cart on iris.")]
    [InlineData("* 1 of 6 are inconclusive:")]
    [InlineData("* 4 of 6 miss it.")]
    [InlineData("* Misses it on no table: cart.")]
    [InlineData("* Misses it on every table: sdv-ctgan.")]
    [InlineData("* Missed most often: title of ks-statistic (3 pairs), title of association-error (1 pairs), title of exact-copy-share (1 pairs).")]
    public void The_short_answer_counts(string sentence) => Assert.Contains(sentence, Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("| cart | 2 | – | – | – | 0.03 (0.02–0.04) | – | – | 0.015 (0.01–0.02) | 0 (0–0) |")]
    [InlineData("| sdv-ctgan | 2 | – | – | – | 0.2 (0.1–0.3) | – | – | 0.2 (0.15–0.25) | 2 (1–3) |")]
    [InlineData("| independent (baseline) | 1 | – | – | – | 0.01 | – | – | 0.2 | 1 |")]
    [InlineData("| sdv-ctgan | 0.4 (0.3–0.5) | – | – |")]
    [InlineData("| sdv-ctgan | 1 | 3 | 1 | 1 of 1 | 1 of 1 | 1 of 1 |")]
    [InlineData("| sdv-ctgan-3000 | 1 | 1 | 1 | 1 of 1 | 0 of 1 | 0 of 1 |")]
    [InlineData("| cart | 1 | 1 | 0 |  | none | 10–30 |  |")]
    [InlineData("| gan | 0 | 0 | 1 | title of exact-copy-share 1 | 1 of 1 |  |  |")]
    [InlineData("| ydata-x | 0 | 0 | 0 |  | none |  | penguins |")]
    public void Tables_hold_means_and_ranges_over_datasets(string row) => Assert.Contains(row + "\n", Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("* Where all limits on likeness are met or open, models lose 0.02 in the middle pair of 3, and 0 pairs miss a limit on models.")]
    [InlineData("* Where one to five limits on likeness are missed, models lose 0.30 in the middle pair of 3, and 1 pair misses a limit on models.")]
    [InlineData("* sdv-ctgan, 3,000 epochs in the place of 300 (1 table): limits missed 3 → 1; association error 0.25 → 0.05; KS 0.30 → 0.20; seconds to fit 1 → 20.")]
    [InlineData("| analyse: columns and relations | 3 of 6 | 1 | 3 |")]
    [InlineData("| train models | 5 of 6 | 1 | 1 |")]
    [InlineData("| give away: no copies found | 5 of 6 | 1 | 1 |")]
    [InlineData("3. To train models, ask the models themselves: 3 of the 3 that are alike miss no limit on models, and 2 of the 3 that are not alike do so too.")]
    public void Purposes_settings_and_the_rule_follow_from_the_limits_that_are_missed(string sentence) => Assert.Contains(sentence, Text, StringComparison.Ordinal);

    [Fact]
    public void A_group_without_a_pair_has_no_sentence() => Assert.DoesNotContain("more than five are missed", Text, StringComparison.Ordinal);

    // Association is half of the gap of models, so that each column has numbers of its own.
    private static StudyFacts.Pair Pair(string dataset, string generator, string bar, double ks, double gap, double? seconds, params string[] missed) =>
        new(Snapshot(dataset, generator, bar, missed) with { Metrics = [Value("ks-statistic", ks), Value("association-error", gap / 2 + (gap < 0.03 ? 0.01 : 0)), Value("tstr-accuracy-gap", gap)] }, false, seconds);

    private static KeyValuePair<string, SnapshotMetric> Value(string id, double value) => new(id, new SnapshotMetric(1, value, null, []));

    private static MetricDescriptor Metric(string id, string family) => new() { Id = id, Title = $"Title of {id}", Summary = "", Family = family, Source = "" };

    private static Snapshot Snapshot(string dataset, string generator, string bar, IReadOnlyList<string> missed) => new()
    {
        Dataset = dataset,
        Generator = generator,
        GeneratorVersion = "1",
        TrainDigest = "",
        HoldoutDigest = "",
        Seeds = [1],
        Rows = 3,
        Failures = [],
        Bar = bar,
        Missed = missed,
        Metrics = [],
    };
}
