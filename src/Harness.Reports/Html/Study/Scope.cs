using Harness.Generators;
using Harness.Metrics;
using Harness.Reports.Findings;
using Harness.Reports.Words;
using Harness.Studies;

namespace Harness.Reports.Html.Study;

/// <summary>The pairs of a study as the page goes through them: generators in groups, datasets and limits in one order.</summary>
internal sealed class Scope
{
    private readonly Dictionary<(string, string), PairOutcome> _pairs;

    /// <summary>Sorts a study.</summary>
    /// <param name="study">The results.</param>
    public Scope(StudyResult study)
    {
        Study = study;
        _pairs = study.Pairs.ToDictionary(p => (p.Pair.Dataset, p.Pair.Generator));
        Candidates = [.. study.Pairs.Where(p => !p.IsBaseline())];
        Datasets = [.. study.Datasets.Select(d => d.Name).Concat(study.NotJudged.Select(n => n.Pair.Dataset)).Distinct().Order(StringComparer.Ordinal)];
        Infos = study.Pairs.GroupBy(p => p.Pair.Generator).ToDictionary(g => g.Key, g => g.Select(p => p.Gate.Scorecard.Generator).OrderBy(i => i.Version == "unknown").First(), StringComparer.Ordinal);
        var order = study.Metrics.Select((m, i) => (m.Id, i)).ToDictionary(m => m.Id, m => m.i, StringComparer.Ordinal);
        var judged = study.Pairs.SelectMany(p => p.Gate.Verdicts).Select(v => v.Score.Descriptor).DistinctBy(d => d.Id).ToDictionary(d => d.Id, StringComparer.Ordinal);
        Limits = [.. judged.Values.OrderBy(d => order.GetValueOrDefault(d.Id, int.MaxValue)).ThenBy(d => d.Id, StringComparer.Ordinal).GroupBy(d => d.Family).SelectMany(f => f)];
        Groups = [.. Group()];
    }

    /// <summary>The study.</summary>
    public StudyResult Study { get; }

    /// <summary>The pairs that are judged by the bar, failures among them.</summary>
    public IReadOnlyList<PairOutcome> Candidates { get; }

    /// <summary>The names of the datasets, in ordinal order.</summary>
    public IReadOnlyList<string> Datasets { get; }

    /// <summary>The metrics that have a limit, family by family in the order of the metrics.</summary>
    public IReadOnlyList<MetricDescriptor> Limits { get; }

    /// <summary>The generators in groups: those that run here, recorded libraries, their variants, baselines; best first in each.</summary>
    public IReadOnlyList<GeneratorGroup> Groups { get; }

    /// <summary>What is known of each generator.</summary>
    public IReadOnlyDictionary<string, GeneratorInfo> Infos { get; }

    /// <summary>A pair; <see langword="null"/> where it was not judged.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="generator">The generator.</param>
    public PairOutcome? Find(string dataset, string generator) => _pairs.GetValueOrDefault((dataset, generator));

    /// <summary>The generator that an id is a variant of, and what it varies: <c>sdv-ctgan</c> and <c>3000</c>; <see langword="null"/> for one that stands for itself.</summary>
    /// <param name="id">The id.</param>
    public (string Base, string Suffix)? Variant(string id) => Standings.VariantOf(id, Infos.ContainsKey);

    /// <summary>What a variant varies, in words.</summary>
    /// <param name="suffix">The end of its id.</param>
    public static string Words(string suffix) => suffix.All(char.IsAsciiDigit) && suffix.Length < 9 ? $"{Numbers.Of(int.Parse(suffix, System.Globalization.CultureInfo.InvariantCulture), 9)} epochs" : suffix;

    private IEnumerable<GeneratorGroup> Group()
    {
        string[] unjudged = [.. Study.NotJudged.Select(n => n.Pair.Generator).Where(g => !Infos.ContainsKey(g)).Distinct()];
        var all = from id in Infos.Keys.Concat(unjudged)
                  let info = Infos.GetValueOrDefault(id)
                  let variant = Variant(id)
                  let key = info is null ? (4, "not judged")
                      : info.Baseline is not null ? (3, "baselines, never judged")
                      : info.Family == "native" ? (0, "run here")
                      : (info.Family == "user" ? 2 : 1, info.Version + (variant is { } v ? ", " + Words(v.Suffix) : ""))
                  group id by key into g
                  orderby g.Key.Item1, g.Key.Item2.ToUpperInvariant()
                  select (g.Key, Ids: g);
        foreach (var group in all)
        {
            string[] ids = [.. group.Ids
                .OrderByDescending(g => Of(g).Count(p => p.Bar == Studies.Gate.BarVerdict.Met))
                .ThenByDescending(g => Of(g).Count(p => p.Bar == Studies.Gate.BarVerdict.Inconclusive))
                .ThenBy(g => Of(g).Where(p => p.Gate.Scorecard.Seeds.Count > 0).Select(p => (double)p.Gate.Missed.Count).DefaultIfEmpty(double.MaxValue).Average())
                .ThenBy(g => g, StringComparer.Ordinal)];
            string title = group.Key.Item1 is 2 ? $"version {group.Key.Item2}" : group.Key.Item2;
            yield return new GeneratorGroup(title, ids, group.Key.Item1 == 3);
        }
    }

    private IEnumerable<PairOutcome> Of(string generator) => Datasets.Select(d => Find(d, generator)).OfType<PairOutcome>();
}
