using System.Runtime.CompilerServices;
using Harness.Arbitraries;
using Harness.Generators.Bootstrap;
using Harness.Metrics;
using Harness.Scoring;
using Harness.Studies.Gate;
using Harness.Studies.Tests.Gate;
using Harness.Tables;

namespace Harness.Studies.Tests;

/// <summary>Which metrics a run computes.</summary>
public sealed class ProfileTests : IDisposable
{
    private static readonly MetricDescriptor Plain = Scores.Error with { Id = "plain" };

    private readonly StudyFolder _folder = new();

    public ProfileTests()
    {
        _folder.AddDataset("toy", new Table([new NumericColumn(new ColumnSchema("x", ColumnKind.Numerical), [.. Enumerable.Range(0, 20).Select(i => (double)i)])]));
        _folder.Generators.Add(("bootstrap", "1"));
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("plain", Headlines.None, false)]
    [InlineData("plain", Headlines.Fidelity, true)]
    [InlineData("limited", Headlines.None, true)]
    [InlineData("limited-worst", Headlines.None, false)] // it has no limit of its own
    [InlineData("parts", Headlines.None, true)] // its largest part has the limit
    [InlineData("parts-worst", Headlines.None, true)]
    [InlineData("pair", Headlines.None, true)]
    public void The_default_one_has_what_a_limit_or_a_headline_uses(string id, Headlines headline, bool expected) =>
        Assert.Equal(expected, Profile.Of(Limits)(Plain with { Id = id, Headline = headline }));

    [Theory]
    [InlineData("", "limited, parts", "limited parts parts-worst beside")]
    [InlineData("default", "limited, parts", "limited parts parts-worst beside")]
    [InlineData("full", "limited, parts, idle", "limited parts parts-worst beside plain")]
    public async Task An_evaluator_without_any_is_not_asked(string profile, string evaluators, string metrics)
    {
        Own[] all =
        [
            new("limited", Plain with { Id = "limited" }),
            new("parts", Plain with { Id = "parts" }, Plain with { Id = "parts-worst" }, Plain with { Id = "beside" }),
            new("idle", Plain),
        ];
        var study = new Study(_folder.Manifest(profile: profile), new StudyRegistry { Evaluators = all, Generators = [new BootstrapGenerator()] }, thresholds: Limits);

        Scorecard scorecard = await study.ScoreAsync(study.Find("toy", "bootstrap")!);

        Assert.Equal(evaluators, string.Join(", ", all.Where(e => e.Asked > 0).Select(e => e.Id)));
        Assert.Equal(metrics.Split(' '), scorecard.Scores.Select(s => s.Descriptor.Id));
        Assert.Equal(study.Metrics, study.Registry.Metrics);
    }

    [Fact]
    public void Without_limits_every_metric_is_computed() =>
        Assert.Equal(["plain"], new Study(_folder.Manifest(), new StudyRegistry { Evaluators = [new Own("idle", Plain)], Generators = [new BootstrapGenerator()] }).Metrics.Select(m => m.Id));

    [Fact]
    public void A_profile_that_is_not_there_is_named() =>
        Assert.Equal(
            "-p:HarnessProfile=ful: there is no such profile; use default or full.",
            Assert.Throws<InputException>(() => _folder.Manifest(profile: "ful")).Message);

    [Theory]
    [InlineData("true", true)]
    [InlineData("", false)]
    [InlineData("false", false)]
    public void A_run_is_exact_where_it_is_told_to_be(string exact, bool expected) =>
        Assert.Equal(expected, _folder.Manifest(exact: exact).IsExact);

    private static Thresholds Limits { get; } = new(
        new Dictionary<string, Limit> { ["limited"] = new("metrics.limited", 1, null, null), ["parts-worst"] = new("metrics.parts-worst", 1, null, null) },
        [new("toy", "*", "pair", new Limit("pairs.toy.*.pair", 1, null, null, "r"))],
        []);

    private sealed class Own(string id, params MetricDescriptor[] metrics) : IEvaluator
    {
        // No setting of the evaluator: its code is the same however often it was asked.
        private readonly StrongBox<int> _asked = new();

        public int Asked => _asked.Value;

        public string Id => id;

        public IReadOnlyList<MetricDescriptor> Metrics => metrics;

        public IReadOnlyList<MetricResult> Evaluate(PairContext pair)
        {
            Interlocked.Increment(ref _asked.Value);
            return [.. metrics.Select(m => new MetricResult.Computed(m.Id, 0.5))];
        }
    }
}
