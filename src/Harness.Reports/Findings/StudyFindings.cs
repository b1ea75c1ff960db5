using Harness.Studies;

namespace Harness.Reports.Findings;

/// <summary>What was found of a study, as every writer shows it: console, Markdown, summary, comment and annotations.</summary>
internal sealed class StudyFindings
{
    /// <summary>Sorts the findings of a run.</summary>
    /// <param name="study">The results.</param>
    public StudyFindings(StudyResult study)
    {
        ArgumentNullException.ThrowIfNull(study);
        PairFindings[] judged = [.. study.Pairs.Select(PairFindings.Of)];
        IEnumerable<PairFindings> notJudged = study.NotJudged.Select(n => new PairFindings(n.Pair, [new Finding(n.Pair, FindingKind.NotJudged) { Why = n.Why }]));
        IEnumerable<PairFindings> dangling = study.Dangling.Select(p => new PairFindings(p, [new Finding(p, FindingKind.Dangling) { Why = "the study has no such pair: delete the snapshot, or bring back the dataset, the generator or the recordings" }]));
        PairFindings[] failing = [.. notJudged.Concat(dangling).Concat(judged.Where(p => p.Worst is not null))];
        Failing = [.. Finding.WorstFirst(failing.Select(p => p.Worst!)).Select(f => failing.First(p => p.Worst == f))];
        Better = [.. Finding.WorstFirst(judged.Where(p => p.IsBetter).Select(p => p.All[0])).Select(f => judged.First(p => p.Pair == f.Pair))];
        All = [.. Finding.WorstFirst(failing.Concat(judged.Where(p => p.Worst is null)).SelectMany(p => p.All))];
    }

    /// <summary>The pairs that do not pass the gate, worst first.</summary>
    public IReadOnlyList<PairFindings> Failing { get; }

    /// <summary>The pairs that pass and have a score that is better beyond noise, the largest gain first.</summary>
    public IReadOnlyList<PairFindings> Better { get; }

    /// <summary>Every finding, worst first.</summary>
    public IReadOnlyList<Finding> All { get; }
}
