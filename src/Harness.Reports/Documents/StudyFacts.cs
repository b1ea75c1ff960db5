using Harness.Datasets;
using Harness.Metrics;
using Harness.Studies.Gate;
using Harness.Studies.Snapshots;

namespace Harness.Reports.Documents;

/// <summary>The committed scores of a study, as its findings are drawn from them: the same snapshots give the same findings.</summary>
/// <param name="Pairs">Every pair that has a snapshot, baselines among them.</param>
/// <param name="Datasets">The datasets.</param>
/// <param name="Metrics">The descriptors of all metrics.</param>
/// <param name="Thresholds">The limits.</param>
internal sealed record StudyFacts(IReadOnlyList<StudyFacts.Pair> Pairs, IReadOnlyList<Dataset> Datasets, IReadOnlyList<MetricDescriptor> Metrics, Thresholds Thresholds)
{
    /// <summary>The pairs that are judged: no baseline, and a table.</summary>
    public IReadOnlyList<Pair> Judged => [.. Pairs.Where(p => !p.IsBaseline && p.Snapshot.Bar != "none")];

    /// <summary>The generators that are judged, in ordinal order.</summary>
    public IReadOnlyList<string> Generators => [.. Judged.Select(p => p.Snapshot.Generator).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The missed limits of a pair that speak of a purpose.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="purpose">The purpose.</param>
    public IReadOnlyList<string> Missed(Pair pair, Purpose purpose) => [.. pair.Snapshot.Missed.Where(id => PurposeVerdict.PurposeOf(Find(id)) == purpose)];

    /// <summary>The title of a metric.</summary>
    /// <param name="id">Its id.</param>
    public string Title(string id) => Find(id).Title;

    // What the gate puts together of others is no metric of an evaluator.
    private MetricDescriptor Find(string id) => Metrics.Append(Memorisation.Metric).First(m => m.Id == id);

    /// <summary>One pair.</summary>
    /// <param name="Snapshot">Its committed scores.</param>
    /// <param name="IsBaseline">Whether the generator frames the others and is never judged.</param>
    /// <param name="FitSeconds">Seconds to fit, where a recording says so.</param>
    internal sealed record Pair(Snapshot Snapshot, bool IsBaseline, double? FitSeconds)
    {
        /// <summary>A value; <see langword="null"/> where there is none.</summary>
        /// <param name="metric">The metric's id.</param>
        public double? Value(string metric) => Snapshot.Find(metric)?.Value;
    }
}
