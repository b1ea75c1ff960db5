using Harness.Arbitraries;
using Harness.Metrics;
using Harness.Studies.Gate;

namespace Harness.Studies.Tests.Gate;

public sealed class ThresholdsReaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("harness-thresholds-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Bar_and_what_differs_are_read()
    {
        Thresholds read = Read("""{ "$schema": "x", "metrics": { "ks-statistic": { "max": 0.1 } }, "pairs": { "iris": { "sdv-ctgan": { "ks-statistic": { "max": 0.4, "reason": "few steps" }, "failure": { "type": "X", "reason": "known" } } } } }""");

        Assert.Equal(new Limit("metrics.ks-statistic", 0.1, null, null), read.Bar["ks-statistic"]);
        Assert.Equal(new Limit("pairs.iris.sdv-ctgan.ks-statistic", 0.4, null, null, "few steps"), Assert.Single(read.PairLimits).Limit);
        Assert.Equal(new KnownFailure("iris", "sdv-ctgan", "pairs.iris.sdv-ctgan.failure", "X", "known"), read.FailureFor("iris", "sdv-ctgan"));
        Assert.Null(read.FailureFor("penguins", "sdv-ctgan"));
        Assert.Null(read.FailureFor("iris", "sdv-tvae"));
        Assert.Equal(0.01, read.FalseAlarms);
        Assert.Empty(read.Required);
    }

    [Fact]
    public void Every_form_of_a_limit_is_read()
    {
        Thresholds read = Read("""
            { "metrics": { "ks-statistic": { "excess": 0 }, "tstr-accuracy": { "min": 0.8 }, "nearest-train-share": { "min": 0.4, "max": 0.6 }, "memorised": { "min": 0.005 } }, "falseAlarms": 0.05 }
            """);

        Assert.Equal(["ks-statistic", "tstr-accuracy", "nearest-train-share", "memorised"], read.Bar.Keys);
        Assert.Equal(0, read.Bar["ks-statistic"].Excess);
        Assert.Equal(0.8, read.Bar["tstr-accuracy"].Minimum);
        Assert.Equal((0.4, 0.6), (read.Bar["nearest-train-share"].Minimum, read.Bar["nearest-train-share"].Maximum));
        Assert.Equal(0.005, read.Bar["memorised"].Minimum);
        Assert.Equal(0.05, read.FalseAlarms);
    }

    [Fact]
    public void The_ends_of_a_limit_may_be_one_and_the_ends_of_the_metric()
    {
        Thresholds read = Read("""{ "metrics": { "nearest-train-share": { "min": 0.5, "max": 0.5 }, "ks-statistic": { "max": 1 }, "tstr-accuracy": { "min": 0 } } }""");

        Assert.Equal((0.5, 0.5), (read.Bar["nearest-train-share"].Minimum, read.Bar["nearest-train-share"].Maximum));
        Assert.Equal((1.0, 0.0), (read.Bar["ks-statistic"].Maximum, read.Bar["tstr-accuracy"].Minimum));
    }

    [Fact]
    public void The_most_exact_limit_applies()
    {
        Thresholds read = Read("""
            { "metrics": { "ks-statistic": { "max": 0.1 } }, "pairs": {
                "*": { "*": { "tstr-accuracy": { "min": 0.9, "reason": "r" } }, "sdv-ctgan": { "ks-statistic": { "max": 0.5, "reason": "r" } } },
                "iris": { "*": { "ks-statistic": { "max": 0.4, "reason": "r" } }, "sdv-ctgan": { "ks-statistic": { "max": 0.3, "reason": "r" } } } } }
            """);

        Assert.Equal((0.3, true), Of("iris", "sdv-ctgan", "ks-statistic"));
        Assert.Equal((0.4, true), Of("iris", "sdv-tvae", "ks-statistic"));
        Assert.Equal((0.5, false), Of("penguins", "sdv-ctgan", "ks-statistic"));
        Assert.Equal((0.1, false), Of("penguins", "sdv-tvae", "ks-statistic"));
        Assert.Equal((null, false), Of("penguins", "sdv-tvae", "tstr-accuracy"));
        Assert.Null(read.LimitFor("iris", "sdv-ctgan", "total-variation"));

        (double?, bool) Of(string dataset, string generator, string metric) => read.LimitFor(dataset, generator, metric) is { } found ? (found.Limit.Maximum, found.NamesDataset) : default;
    }

    [Fact]
    public void Pairs_are_required_on_all_datasets_or_a_list()
    {
        Thresholds read = Read("""{ "metrics": { "ks-statistic": { "max": 0.1 } }, "required": { "sdv-ctgan": "*", "sdv-tvae": ["iris", "penguins"], "gan": [] } }""");

        Assert.Equal(["*"], read.Required["sdv-ctgan"]);
        Assert.Equal(["iris", "penguins"], read.Required["sdv-tvae"]);
        Assert.True(read.Requires("titanic", "sdv-ctgan"));
        Assert.False(read.Requires("titanic", "sdv-tvae"));
        Assert.False(read.Requires("iris", "gan"));
    }

    [Fact]
    public void A_name_that_is_known_but_not_installed_keeps_its_limit() =>
        Assert.Equal(0.6, Read("""{ "metrics": { "detection-auc": { "max": 0.6 } } }""").Bar["detection-auc"].Maximum);

    [Fact]
    public void An_evaluation_of_two_tables_knows_no_names_of_a_study() =>
        Assert.True(Read("""{ "metrics": { "ks-statistic": { "max": 0.1 } }, "pairs": { "mine": { "theirs": {} } }, "required": { "theirs": ["mine"] } }""", anyName: true).Requires("mine", "theirs"));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "metrics": {} }""")]
    [InlineData("""{ "metrics": null, "pairs": {} }""")]
    public void A_bar_without_a_limit_is_named(string json) =>
        Assert.Equal(
            $"{Path.Combine(_folder, "thresholds.json")}: 'metrics' has no limit, so nothing would be judged; give one or more, for example \"metrics\": {{ \"ks-statistic\": {{ \"max\": 0.1 }} }}.",
            Assert.Throws<InputException>(() => Read(json)).Message);

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("-0.1")]
    [InlineData("2")]
    public void A_share_of_false_alarms_that_is_no_probability_is_named(string share) =>
        Assert.EndsWith(
            "'falseAlarms' is the probability that fresh real rows miss a limit: above 0 and below 1, for example 0.01.",
            Assert.Throws<InputException>(() => Read($$"""{ "metrics": { "ks-statistic": { "max": 0.1 } }, "falseAlarms": {{share}} }""")).Message,
            StringComparison.Ordinal);

    /// <summary>What people decide fits on a page, and no line of it is generated.</summary>
    [Fact]
    public void The_repository_s_own_file_is_short_and_every_name_in_it_is_known()
    {
        string path = Path.Combine(Repository.Root, "thresholds.json");
        var names = new KnownNames([.. Evaluators.Default.SelectMany(e => e.Metrics)], Datasets: null, Generators: null, Evaluators.Missing(Evaluators.Default));

        Thresholds read = new ThresholdsReader(names).Read(path);

        Assert.InRange(File.ReadAllLines(path).Length, 1, 79);
        Assert.InRange(read.Bar.Count, 20, int.MaxValue);
        Assert.All(read.Bar.Keys.Where(id => id.EndsWith("-worst", StringComparison.Ordinal)), id => Assert.True(read.Bar[id].Excess is not null, $"{id}: a largest part grows with the number of parts, so its limit is over what fresh rows get"));
        Assert.DoesNotContain("measured ", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "metrics": { "ks-statistik": { "max": 0.1 } } }""", "metrics.ks-statistik: there is no metric 'ks-statistik'. Did you mean 'ks-statistic'?")]
    [InlineData("""{ "metrics": { "memorized": { "min": 0.1 } } }""", "metrics.memorized: there is no metric 'memorized'. Did you mean 'memorised'?")]
    [InlineData("""{ "metrics": { "ks-statistic": { "max": 0.1 } }, "pairs": { "irsi": { "sdv-ctgan": {} } } }""", "pairs.irsi: there is no dataset 'irsi'. Did you mean 'iris'?")]
    [InlineData("""{ "metrics": { "ks-statistic": { "max": 0.1 } }, "pairs": { "iris": { "sdv-ctgam": {} } } }""", "pairs.iris.sdv-ctgam: there is no generator 'sdv-ctgam'. Did you mean 'sdv-ctgan'?")]
    [InlineData("""{ "metrics": { "ks-statistic": { "max": 0.1 } }, "pairs": { "iris": { "sdv-ctgan": { "ks-statistik": { "max": 1, "reason": "r" } } } } }""", "pairs.iris.sdv-ctgan.ks-statistik: there is no metric 'ks-statistik'. Did you mean 'ks-statistic'?")]
    [InlineData("""{ "metrics": { "ks-statistic": { "max": 0.1 } }, "required": { "sdv-ctgam": "*" } }""", "required.sdv-ctgam: there is no generator 'sdv-ctgam'. Did you mean 'sdv-ctgan'?")]
    [InlineData("""{ "metrics": { "ks-statistic": { "max": 0.1 } }, "required": { "sdv-ctgan": ["iris", "pengiuns"] } }""", "required.sdv-ctgan: there is no dataset 'pengiuns'. Did you mean 'penguins'?")]
    [InlineData("""{ "metrics": { "ks-statistic": { "max": 0.1 } }, "required": { "sdv-ctgan": "irsi" } }""", "required.sdv-ctgan: there is no dataset 'irsi'. Did you mean 'iris'?")]
    [InlineData("""{ "metrics": { "ks-statistic": { "max": 0.1 } }, "required": { "sdv-ctgan": 3 } }""", "required.sdv-ctgan must be an array")]
    [InlineData("""{ "metrics": { "ks-statistic": { "max": 0.1 } }, "required": "*" }""", "required must be an object {…}, but is the text '*'.")]
    [InlineData("""{ "metric": {} }""", "there is no key 'metric'. Did you mean 'metrics'?")]
    [InlineData("""{ "metrics": { "ks-statistic": { "max": 0.1 } }, "falseAlarm": 0.1 }""", "there is no key 'falseAlarm'. Did you mean 'falseAlarms'?")]
    [InlineData("""{ "metrics": { "ks-statistic": { "maximum": 0.1 } } }""", "metrics.ks-statistic.maximum: there is no key 'maximum'. Did you mean 'max'?")]
    [InlineData("""{ "metrics": { "ks-statistic": {} } }""", "metrics.ks-statistic: a limit needs 'max', 'min' or both, or 'excess' (over what fresh real rows get) and neither of them.")]
    [InlineData("""{ "metrics": { "ks-statistic": { "max": 1, "excess": 0.1 } } }""", "metrics.ks-statistic: a limit needs 'max', 'min' or both, or 'excess'")]
    [InlineData("""{ "metrics": { "tstr-accuracy": { "min": 1, "excess": 0.1 } } }""", "metrics.tstr-accuracy: a limit needs 'max', 'min' or both, or 'excess'")]
    [InlineData("""{ "metrics": { "ks-statistic": { "excess": -0.1 } } }""", "metrics.ks-statistic: 'excess' is at least 0.")]
    [InlineData("""{ "metrics": { "nearest-train-share": { "min": 0.6, "max": 0.4 } } }""", "metrics.nearest-train-share: 'min' is above 'max', so no value could be within.")]
    [InlineData("""{ "metrics": { "ks-statistic": { "max": 1, "min": 0 } } }""", "metrics.ks-statistic: the limit bounds the good side: 'ks-statistic' is better when lower; use 'max'")]
    [InlineData("""{ "metrics": { "ks-statistic": { "min": 0.1 } } }""", "metrics.ks-statistic: the limit bounds the good side: 'ks-statistic' is better when lower; use 'max'")]
    [InlineData("""{ "metrics": { "tstr-accuracy": { "max": 0.1 } } }""", "'tstr-accuracy' is better when higher; use 'min'")]
    [InlineData("""{ "metrics": { "memorised": { "max": 0.1 } } }""", "'memorised' is better when higher; use 'min'")]
    [InlineData("""{ "metrics": { "ks-statistic": { "max": "0.1" } } }""", "metrics.ks-statistic.max must be a number, but is the text '0.1'.")]
    [InlineData("""{ "metrics": { "ks-statistic": { "max": 0.1, "excess": null } } }""", "metrics.ks-statistic.excess must be a number, but is null.")]
    [InlineData("""{ "metrics": { "ks-statistic": { "max": 0.1, "reason": 3 } } }""", "metrics.ks-statistic.reason must be a text, but is the number 3")]
    [InlineData("""{ "metrics": { "ks-statistic": { "max": 10 } } }""", "metrics.ks-statistic: 10 is no value of 'ks-statistic', which is at least 0 and at most 1; a share of 10 % is 0.1.")]
    [InlineData("""{ "metrics": { "mean-error": { "max": -1 } } }""", "metrics.mean-error: -1 is no value of 'mean-error', which is at least 0; a share of 10 % is 0.1.")]
    [InlineData("""{ "metrics": { "tstr-r2": { "min": 2 } } }""", "metrics.tstr-r2: 2 is no value of 'tstr-r2', which is at most 1; a share of 10 % is 0.1.")]
    [InlineData("""{ "metrics": { "ks-statistic": { "max": 0.1, "$schema": "x" } } }""", "metrics.ks-statistic.$schema: there is no key '$schema'.")]
    [InlineData("""{ "$schema": 3, "metrics": { "ks-statistic": { "max": 0.1 } } }""", "$schema must be a text, but is the number 3; name the file of the JSON Schema, or leave it out.")]
    [InlineData("""{ "metrics": { "ks-statistic": 0.1 } }""", "metrics.ks-statistic must be an object {…}, but is the number 0.1.")]
    [InlineData("""{ "metrics": { "ks-statistic": { "max": 0.1 } }, "pairs": { "iris": { "sdv-ctgan": { "ks-statistic": { "max": 0.2 } } } } }""", "pairs.iris.sdv-ctgan.ks-statistic: 'reason' is missing; what differs for a pair cannot be reviewed without its reason.")]
    [InlineData("""{ "metrics": { "ks-statistic": { "max": 0.1 } }, "pairs": { "iris": { "sdv-ctgan": { "failure": { "type": "X" } } } } }""", "pairs.iris.sdv-ctgan.failure: 'reason' is missing; what differs for a pair cannot be reviewed without its reason.")]
    [InlineData("""{ "metrics": { "ks-statistic": { "max": 0.1 } }, "pairs": { "iris": { "sdv-ctgan": { "failure": { "reason": "r" } } } } }""", "pairs.iris.sdv-ctgan.failure: 'type' is missing; it names the failure as the library does.")]
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

    private Thresholds Read(string json, bool anyName = false)
    {
        string path = Path.Combine(_folder, "thresholds.json");
        File.WriteAllText(path, json);
        MetricDescriptor[] metrics =
        [
            Scores.Error, Scores.Score, Scores.Share,
            Scores.Error with { Id = "mean-error", Maximum = double.PositiveInfinity },
            Scores.Score with { Id = "tstr-r2", Minimum = double.NegativeInfinity },
        ];
        var missing = new Dictionary<string, string> { ["detection-auc"] = "Harness.Utility", ["gan"] = "Harness.Neural" };
        return new ThresholdsReader(new KnownNames(metrics, anyName ? null : ["iris", "penguins"], anyName ? null : ["sdv-ctgan", "sdv-tvae"], missing)).Read(path);
    }
}
