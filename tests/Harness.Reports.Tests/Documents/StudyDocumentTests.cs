using Harness.Metrics;
using Harness.Reports.Documents;
using Harness.Studies.Gate;
using Harness.Studies.Snapshots;

namespace Harness.Reports.Tests.Documents;

/// <summary>The findings of a study of which every number can be told by heart.</summary>
public sealed class StudyDocumentTests
{
    private static readonly StudyFacts Facts = new(
        [
            Pair("iris", "cart", "met", 0.02, 0.00, 10),
            Pair("penguins", "cart", "inconclusive", 0.04, 0.02, 30),
            Pair("iris", "sdv-ctgan", "missed", 0.3, 0.5, 1, "ks-statistic", "association-error", "tstr-accuracy-gap"),
            Pair("penguins", "sdv-ctgan", "missed", 0.1, 0.3, 3, "ks-statistic"),
            Pair("iris", "sdv-ctgan-3000", "missed", 0.2, 0.1, 20, "ks-statistic"),
            Pair("titanic", "sdv-ctgan", "missed", 0.2, 0.2, 5, "ks-statistic"),
            Pair("iris", "gan", "missed", 0.1, 0.1, null, "exact-copy-share"),
            Pair("iris", "independent", "missed", 0.01, 0.4, null, "association-error") with { IsBaseline = true },
            new(Snapshot("penguins", "ydata-x", "none", []) with { Failures = ["seed 1: no luck"] }, false, null),
        ],
        [Reports.Dataset("iris"), Reports.Dataset("penguins"), Reports.Dataset("titanic")],
        [
            .. new[] { "mean-error", "median-error", "std-error", "ks-statistic", "total-variation" }.Select(id => Metric(id, "marginals")),
            .. new[] { "correlation-error", "association-error" }.Select(id => Metric(id, "dependence")),
            .. new[] { "tstr-accuracy-gap", "tstr-r2-gap", "tstr-f1-gap", "trts-gap" }.Select(id => Metric(id, "utility")),
            Metric("exact-copy-share", "copying"),
        ],
        new Thresholds(new Dictionary<string, Limit> { ["ks-statistic"] = new("metrics.ks-statistic", 0.1, null, null), ["association-error"] = new("metrics.association-error", 0.1, null, null) }, [], []))
    {
        Published =
        [
            new("A paper", "https://example.org/a", "iris", "SDV CTGAN", "sdv-ctgan", 0.9, 0.5),
            new("A paper", "https://example.org/a", "iris", "Other", null, 0.9, 0.85),
        ],
    };

    private static readonly string Text = StudyDocument.Write(Facts);

    [Theory]
    [InlineData("4 generators on 3 tables")]
    [InlineData(": 7 pairs, each judged at up to 1 seeds by 2 limits.")]
    [InlineData("* 1 of 7 clears the bar: cart on iris.")]
    [InlineData("* 1 of 7 is inconclusive:")]
    [InlineData("* 5 of 7 miss it.")]
    [InlineData("* Misses it on no table, of at least two: cart.")]
    [InlineData("* Misses it on every table, of at least two: sdv-ctgan.")]
    [InlineData("* Missed most often: title of ks-statistic (4 pairs), title of association-error (1 pair), title of exact-copy-share (1 pair).")]
    public void The_short_answer_counts(string sentence) => Assert.Contains(sentence, Text, StringComparison.Ordinal);

    /// <summary>Intervals: SciPy's t.interval of 0.3, 0.1, 0.2 and of 0.25, 0.15, 0.1 has the half widths 0.2484 and 0.1897, of 3, 1, 1 limits 2.868.</summary>
    [Theory]
    [InlineData("| cart | 2 | – | – | – | 0.02, 0.04 | – | – | 0.01, 0.02 | 0 |")]
    [InlineData("| sdv-ctgan | 3 | – | – | – | 0.20 ± 0.25 | – | – | 0.17 ± 0.19 | 1.7 ± 2.9 |")]
    [InlineData("| independent (baseline) | 1 | – | – | – | 0.01 | – | – | 0.2 | 1 |")]
    [InlineData("| cart | 0.010 ± 0.004 | 0.02 | – |")]
    [InlineData("| sdv-ctgan | 0.3 ± 0.4 | – | – | 0 | 0 | 3 | none | 1–5 | 400–500 |  |")]
    [InlineData("| sdv-ctgan | 1 | 3 | 1 | 0.2 | 1 of 1 | 0.2 | 1 of 1 | 0.4 | 1 of 1 |")]
    [InlineData("| sdv-ctgan-3000 | 1 | 1 | 1 | 0.1 | 1 of 1 | 0 | 0 of 1 | 0 | 0 of 1 |")]
    [InlineData("| gan | 0.1 | – | – | 0 | 0 | 1 | 1 of 1 |  |  |  |")]
    [InlineData("| ydata-x | – | – | – | 0 | 0 | 0 | – |  |  | penguins |")]
    [InlineData("| SDV CTGAN (sdv-ctgan) | 0.4 | 0.35 |")]
    [InlineData("| Other | 0.05 | – |")]
    [InlineData("| the 2 of this repository, least to most | – | 0.01–0.1 |")]
    public void Tables_hold_means_with_intervals_over_datasets(string row) => Assert.Contains(row + "\n", Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("* Where all limits on likeness are met or open, models lose 0.02 in the middle pair of 3 and 0.10 in the worst, and 0 pairs miss a limit on models.")]
    [InlineData("* Where one to five limits on likeness are missed, models lose 0.25 in the middle pair of 4 and 0.50 in the worst, and 1 pair misses a limit on models.")]
    [InlineData("* sdv-ctgan, 3,000 epochs in the place of 300 (1 table): limits missed 3 → 1, fewer on 1; association error 0.25 → 0.05 (−0.2); KS 0.30 → 0.20 (−0.1); models lose 0.50 → 0.10 (−0.4); seconds to fit 1 → 20.")]
    [InlineData("(1 number), the two differ by 0.05 in the middle and up to 0.05.")]
    [InlineData("3 tables cannot tell: perfect agreement would have p = 0.33.")]
    [InlineData("| analyse: columns and relations | 3 of 7 | 1 | 4 | 2 of 3 |")]
    [InlineData("| train models | 6 of 7 | 1 | 1 | 3 of 3 |")]
    [InlineData("| give away: no copies found | 6 of 7 | 1 | 1 | 3 of 3 |")]
    [InlineData("of 5 pairs at or below 0.1, the bar, models lose more than 0.05 in 3, of 2 above it in 2.")]
    [InlineData("3 of the 3 pairs that miss no limit on likeness miss none on models (and still lose up to 0.10, which few rows leave open); of the 4 that do, 3 miss none on models either.")]
    public void Purposes_settings_and_the_rule_follow_from_the_limits_that_are_missed(string sentence) => Assert.Contains(sentence, Text, StringComparison.Ordinal);

    [Fact]
    public void The_picture_has_a_dot_a_table_and_a_bar_a_mean()
    {
        var svg = System.Xml.Linq.XElement.Parse(StudyPicture.Write(Facts));
        string[] titles = [.. svg.Descendants().Where(e => e.Name.LocalName == "circle").Select(e => e.Value).Where(t => t.Length > 0)];
        Assert.Equal(24, titles.Length);
        Assert.Contains("sdv-ctgan on titanic: 0.2", titles);
        Assert.Equal(15, svg.Descendants().Count(e => (string?)e.Attribute("class") == "mean"));
        Assert.Equal(3, svg.Descendants().Count(e => (string?)e.Attribute("class") == "half"));
    }

    [Fact]
    public void Published_scores_are_read_with_their_provenance()
    {
        PublishedScore score = Assert.Single(PublishedScore.Read("""{ "sources": [{ "name": "P", "file": "f", "scores": [{ "dataset": "iris", "method": "M", "f1Real": 0.9, "f1Synthetic": 0.4, "wasserstein": 1 }] }] }""", "x.json"));
        Assert.Equal(("P", "f", "iris", "M", null), (score.Source, score.Address, score.Dataset, score.Method, score.Generator));
        Assert.Equal(0.5, score.Gap, 1e-12);
        Assert.StartsWith("x.json: 'sources' is missing", Assert.Throws<InputException>(() => PublishedScore.Read("{}", "x.json")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_without_a_pair_has_no_sentence() => Assert.DoesNotContain("more than five are missed", Text, StringComparison.Ordinal);

    // Association is half of the gap of models, so that each column has numbers of its own.
    private static StudyFacts.Pair Pair(string dataset, string generator, string bar, double ks, double gap, double? seconds, params string[] missed) =>
        new(Snapshot(dataset, generator, bar, missed) with { NoiseSeeds = generator == "cart" && dataset == "iris" ? 40 : 0, Metrics = [Value("ks-statistic", ks), Value("association-error", gap / 2 + (gap < 0.03 ? 0.01 : 0)), Value("tstr-accuracy-gap", gap), Value("tstr-f1-gap", gap - (gap == 0.5 ? 0.15 : 0) + (generator == "cart" ? 0.01 : 0))] }, false, seconds) { PeakMegabytes = generator == "sdv-ctgan" ? dataset == "iris" ? 400 : 500 : null };

    private static KeyValuePair<string, SnapshotMetric> Value(string id, double value) => new(id, new SnapshotMetric(1, value, null, []) { Noise = value == 0.01 ? 0.002 : null });

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
