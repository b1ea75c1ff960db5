using Harness.Metrics;
using Harness.Studies.Gate;

namespace Harness.Studies.Tests.Gate;

public sealed class ThresholdsReaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("harness-thresholds-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Bar_and_exceptions_are_read()
    {
        Thresholds read = Read("""{ "metrics": { "ks-statistic": { "max": 0.1 } }, "pairs": { "iris": { "sdv-ctgan": { "ks-statistic": { "max": 0.4, "reason": "few steps" } } } } }""");

        Assert.Equal(0.1, read.Bar["ks-statistic"].Maximum);
        Assert.Equal(0.4, read.KnownLevelFor("iris", "sdv-ctgan", "ks-statistic")!.Limit.Maximum);
        Assert.Null(read.KnownLevelFor("penguins", "sdv-ctgan", "ks-statistic"));
    }

    [Fact]
    public void The_most_exact_exception_applies()
    {
        Thresholds read = Read("""
            { "metrics": { "ks-statistic": { "max": 0.1 } }, "pairs": {
                "*": { "sdv-ctgan": { "ks-statistic": { "max": 0.5, "reason": "r" } } },
                "iris": { "*": { "ks-statistic": { "max": 0.4, "reason": "r" } }, "sdv-ctgan": { "ks-statistic": { "max": 0.3, "reason": "r" } } } } }
            """);

        Assert.Equal(0.3, read.KnownLevelFor("iris", "sdv-ctgan", "ks-statistic")!.Limit.Maximum);
        Assert.Equal(0.4, read.KnownLevelFor("iris", "sdv-tvae", "ks-statistic")!.Limit.Maximum);
        Assert.Equal(0.5, read.KnownLevelFor("penguins", "sdv-ctgan", "ks-statistic")!.Limit.Maximum);
    }

    [Fact]
    public void A_name_that_is_known_but_not_installed_keeps_its_limit() =>
        Assert.Equal(0.6, Read("""{ "metrics": { "detection-auc": { "max": 0.6 } } }""").Bar["detection-auc"].Maximum);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "metrics": {} }""")]
    [InlineData("""{ "metrics": null, "pairs": {} }""")]
    public void A_bar_without_a_limit_is_named(string json) =>
        Assert.Equal(
            $"{Path.Combine(_folder, "thresholds.json")}: 'metrics' has no limit, so nothing would be judged; give one or more, for example \"metrics\": {{ \"ks-statistic\": {{ \"max\": 0.1 }} }}.",
            Assert.Throws<InputException>(() => Read(json)).Message);

    [Fact]
    public void An_exception_that_equals_the_bar_is_named() =>
        Assert.Equal(
            $"{Path.Combine(_folder, "thresholds.json")}: pairs.iris.sdv-ctgan.ks-statistic: the exception (≤ 0.1) equals the bar, so it changes nothing; remove it, or give it the level that was measured.",
            Assert.Throws<InputException>(() => Read("""{ "metrics": { "ks-statistic": { "max": 0.1 } }, "pairs": { "iris": { "sdv-ctgan": { "ks-statistic": { "max": 0.1, "reason": "r" } } } } }""")).Message);

    [Fact]
    public void An_exception_that_takes_a_wider_one_back_may_equal_the_bar() =>
        Assert.Equal(0.1, Read("""
            { "metrics": { "ks-statistic": { "max": 0.1 } }, "pairs": {
                "*": { "sdv-ctgan": { "ks-statistic": { "max": 0.5, "reason": "r" } } },
                "iris": { "sdv-ctgan": { "ks-statistic": { "max": 0.1, "reason": "r" } } } } }
            """).KnownLevelFor("iris", "sdv-ctgan", "ks-statistic")!.Limit.Maximum);

    [Theory]
    [InlineData("""{ "metrics": { "ks-statistik": { "max": 0.1 } } }""", "metrics.ks-statistik: there is no metric 'ks-statistik'. Did you mean 'ks-statistic'?")]
    [InlineData("""{ "metrics": { "ks-statistic": { "max": 0.1 } }, "pairs": { "irsi": { "sdv-ctgan": {} } } }""", "pairs.irsi: there is no dataset 'irsi'. Did you mean 'iris'?")]
    [InlineData("""{ "metrics": { "ks-statistic": { "max": 0.1 } }, "pairs": { "iris": { "sdv-ctgam": {} } } }""", "pairs.iris.sdv-ctgam: there is no generator 'sdv-ctgam'. Did you mean 'sdv-ctgan'?")]
    [InlineData("""{ "metric": {} }""", "there is no key 'metric'. Did you mean 'metrics'?")]
    [InlineData("""{ "metrics": { "ks-statistic": { "maximum": 0.1 } } }""", "metrics.ks-statistic.maximum: there is no key 'maximum'. Did you mean 'max'?")]
    [InlineData("""{ "metrics": { "ks-statistic": {} } }""", "metrics.ks-statistic: a limit needs exactly one of 'max', 'min' and 'significance', but has 0")]
    [InlineData("""{ "metrics": { "ks-statistic": { "max": 1, "min": 0 } } }""", "a limit needs exactly one of 'max', 'min' and 'significance', but has 2")]
    [InlineData("""{ "metrics": { "ks-statistic": { "min": 0.1 } } }""", "metrics.ks-statistic: the limit bounds the good side: 'ks-statistic' is better when lower; use 'max'")]
    [InlineData("""{ "metrics": { "tstr-accuracy": { "max": 0.1 } } }""", "'tstr-accuracy' is better when higher; use 'min'")]
    [InlineData("""{ "metrics": { "ks-statistic": { "max": "0.1" } } }""", "metrics.ks-statistic.max must be a number, but is the text '0.1'.")]
    [InlineData("""{ "metrics": { "ks-statistic": 0.1 } }""", "metrics.ks-statistic must be an object {…}, but is the number 0.1.")]
    [InlineData("""{ "metrics": { "ks-statistic": { "max": 0.1 } }, "pairs": { "iris": { "sdv-ctgan": { "ks-statistic": { "max": 0.2 } } } } }""", "pairs.iris.sdv-ctgan.ks-statistic: 'reason' is missing; an exception without its reason cannot be reviewed.")]
    [InlineData("""{ "metrics": { "ks-statistic": { "max": 0.1 } }, "pairs": { "iris": { "sdv-ctgan": { "failure": { "type": "X" } } } } }""", "pairs.iris.sdv-ctgan.failure: 'reason' is missing; an exception without its reason cannot be reviewed.")]
    [InlineData("""{ "metrics": { "ks-statistic": { "max": 0.1 }, "ks-statistic": { "max": 0.2 } } }""", "not valid JSON")]
    [InlineData("{ \"metrics\": {\n  oops\n} }", "line 2: not valid JSON")]
    [InlineData("[]", "the file must be an object {…}, but is an array.")]
    [InlineData("", "the file is empty")]
    public void A_mistake_is_named_with_its_place_and_remedy(string json, string expected)
    {
        InputException error = Assert.Throws<InputException>(() => Read(json));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.StartsWith(Path.Combine(_folder, "thresholds.json"), error.Message, StringComparison.Ordinal);
    }

    private Thresholds Read(string json)
    {
        string path = Path.Combine(_folder, "thresholds.json");
        File.WriteAllText(path, json);
        MetricDescriptor[] metrics = [Scores.Error, Scores.Score];
        return new ThresholdsReader(new KnownNames(metrics, ["iris", "penguins"], ["sdv-ctgan", "sdv-tvae"], new Dictionary<string, string> { ["detection-auc"] = "Harness.Utility" })).Read(path);
    }
}
