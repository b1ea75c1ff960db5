using Harness.Datasets;
using Harness.Metrics;
using Harness.Reports.Findings;
using Harness.Studies.Gate;
using Harness.Studies.Recordings;
using Harness.Studies.Snapshots;

namespace Harness.Reports.Documents;

/// <summary>The committed scores of a study, as its findings are drawn from them: the same snapshots give the same findings.</summary>
/// <param name="Pairs">Every pair that has a snapshot, baselines among them.</param>
/// <param name="Datasets">The datasets.</param>
/// <param name="Metrics">The descriptors of all metrics.</param>
/// <param name="Thresholds">The limits.</param>
internal sealed record StudyFacts(IReadOnlyList<StudyFacts.Pair> Pairs, IReadOnlyList<Dataset> Datasets, IReadOnlyList<MetricDescriptor> Metrics, Thresholds Thresholds)
{
    /// <summary>The gaps of models: share of right answers where the target is a label, R² where it is a number.</summary>
    public static readonly string[] Gaps = ["tstr-accuracy-gap", "tstr-r2-gap"];

    /// <summary>What others published of tables that take part.</summary>
    public IReadOnlyList<PublishedScore> Published { get; init; } = [];

    /// <summary>The pairs that are judged: no baseline, and a table.</summary>
    public IReadOnlyList<Pair> Judged => [.. Pairs.Where(p => !p.IsBaseline && p.HasTable)];

    /// <summary>The generators that are judged, in ordinal order.</summary>
    public IReadOnlyList<string> Generators => Names(Judged);

    /// <summary>The baselines, in ordinal order.</summary>
    public IReadOnlyList<string> Baselines => Names(Pairs.Where(p => p.IsBaseline));

    /// <summary>How the candidates stand on the bar.</summary>
    public Standings Standings => new([.. Pairs.Where(p => !p.IsBaseline).Select(p => Standing.Of(p.Snapshot))]);

    /// <summary>Whether a generator is a recording of a known library: SDV, ydata-synthetic and their peers; else it is one of this repository, or a user's.</summary>
    /// <param name="generator">Its id.</param>
    public static bool IsLibrary(string generator) => RecordedLibrary.FamilyOf(generator) != "user";

    /// <summary>The pairs of a generator that have a table.</summary>
    /// <param name="generator">Its id.</param>
    public IReadOnlyList<Pair> Of(string generator) => [.. Pairs.Where(p => p.Snapshot.Generator == generator && p.HasTable)];

    /// <summary>The missed limits of a pair that speak of a purpose.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="purpose">The purpose.</param>
    public IReadOnlyList<string> Missed(Pair pair, Purpose purpose) => [.. pair.Snapshot.Missed.Where(id => PurposeVerdict.PurposeOf(Find(id)) == purpose)];

    /// <summary>The limits that pairs miss, the most frequent first.</summary>
    /// <param name="pairs">The pairs.</param>
    public static IEnumerable<(string Id, int Pairs)> Frequent(IEnumerable<Pair> pairs) => pairs
        .SelectMany(p => p.Snapshot.Missed)
        .GroupBy(id => id, StringComparer.Ordinal)
        .Select(g => (g.Key, g.Count()))
        .OrderByDescending(g => g.Item2)
        .ThenBy(g => g.Key, StringComparer.Ordinal);

    /// <summary>The pairs of two generators on the tables that both have.</summary>
    /// <param name="first">The first generator.</param>
    /// <param name="second">The second generator.</param>
    public (Pair First, Pair Second)[] Shared(string first, string second) =>
    [
        .. from one in Of(first)
           join other in Of(second) on one.Snapshot.Dataset equals other.Snapshot.Dataset
           select (one, other),
    ];

    /// <summary>The title of a metric.</summary>
    /// <param name="id">Its id.</param>
    public string Title(string id) => Find(id).Title;

    private static string[] Names(IEnumerable<Pair> pairs) => [.. pairs.Select(p => p.Snapshot.Generator).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    // What the gate puts together of others is no metric of an evaluator, and a snapshot from before a metric was renamed, which turns its pair's test red, has its old id.
    private MetricDescriptor Find(string id) => Metrics.Append(Memorisation.Metric).FirstOrDefault(m => m.Id == id) ?? new MetricDescriptor { Id = id, Title = id, Summary = "", Family = "", Source = "" };

    /// <summary>One pair.</summary>
    /// <param name="Snapshot">Its committed scores.</param>
    /// <param name="IsBaseline">Whether the generator frames the others and is never judged.</param>
    /// <param name="FitSeconds">Seconds to fit, where a recording says so.</param>
    internal sealed record Pair(Snapshot Snapshot, bool IsBaseline, double? FitSeconds)
    {
        /// <summary>Largest memory of the process that made a recording, in megabytes, where it says so.</summary>
        public double? PeakMegabytes { get; init; }

        /// <summary>Whether there is a table.</summary>
        public bool HasTable => Snapshot.Bar != "none";

        /// <summary>What models lose; <see langword="null"/> where models learn nothing from real rows.</summary>
        public double? Gap => Gaps.Select(Value).FirstOrDefault(v => v is not null);

        /// <summary>A value; <see langword="null"/> where there is none.</summary>
        /// <param name="metric">The metric's id.</param>
        public double? Value(string metric) => Snapshot.Find(metric)?.Value;
    }
}
