using System.Globalization;
using System.Text;
using Harness.Cli.Terminal;
using Harness.Reports.Findings;
using Harness.Reports.Words;
using Harness.Studies;
using Harness.Studies.Gate;

namespace Harness.Cli.Study;

/// <summary>What <c>harness study</c> says on a terminal.</summary>
internal static class StudyText
{
    private const int MostGenerators = 20;
    private const int WidestName = 16;

    /// <summary>The two answers, who clears the bar where, what could not be judged, and where the report is.</summary>
    /// <param name="study">The results.</param>
    /// <param name="page">The report's page.</param>
    /// <param name="width">Characters a line.</param>
    public static string Of(StudyResult study, string page, int width)
    {
        var text = new StringBuilder();
        text.Append(Wrapped.Of("", Answer.OfBar(study).ToString(), width));
        var findings = new StudyFindings(study);
        bool isKept = findings.Failing.Count > 0 || study.Pairs.Any(p => p.Snapshot != SnapshotStatus.NotKept);
        text.Append(Wrapped.Of("", isKept ? Answer.OfGate(study, findings).ToString() : "This study keeps no snapshots, so no score can be worse than before; --accept begins to keep them.", width)).Append('\n');
        text.Append(Matrix(study, width));
        foreach (string problem in study.NotJudged.Select(n => $"{n.Pair}: {n.Why}").Concat(study.Dangling.Select(d => $"{d}: a snapshot of no pair of the study; delete it, or bring back its dataset or recordings")).Concat(study.Notes))
        {
            text.Append(Wrapped.Of("! ", problem, width));
        }

        return text.Append(CultureInfo.InvariantCulture, $"\nReport: {Printable.Of(page)}\n").ToString();
    }

    private static string Matrix(StudyResult study, int width)
    {
        string[] datasets = [.. study.Pairs.Select(p => p.Pair.Dataset).Distinct().Order(StringComparer.Ordinal)];
        IGrouping<string, PairOutcome>[] generators = [.. study.Pairs.Where(p => !p.IsBaseline()).GroupBy(p => p.Pair.Generator).OrderByDescending(g => g.Count(p => p.Bar == BarVerdict.Met)).ThenBy(g => g.Average(p => p.Bar is null ? study.Thresholds.Bar.Count : p.Gate.Missed.Count)).ThenBy(g => g.Key, StringComparer.Ordinal)];
        if (generators.Length == 0)
        {
            return "";
        }

        int shown = Math.Max(1, Math.Min(datasets.Length, (width - 30) / (WidestName + 2)));
        List<string[]> rows = [["", .. datasets.Take(shown).Select(d => Numbers.Cut(Printable.Of(d), WidestName))]];
        rows.AddRange(generators.Take(MostGenerators).Select(g => (string[])[Numbers.Cut(Printable.Of(g.Key), 26), .. datasets.Take(shown).Select(d => Cell(g.FirstOrDefault(p => p.Pair.Dataset == d)))]));
        string more = string.Join("; ", new[] { generators.Length > MostGenerators ? $"{generators.Length - MostGenerators} more generators" : "", datasets.Length > shown ? $"{datasets.Length - shown} more datasets" : "" }.Where(m => m.Length > 0));
        return $"{TextTable.Align(rows)}  ✓ clears the bar, ✗ misses so many limits, △ so many are open: too few rows to tell{(more.Length > 0 ? $"; {more} in the report" : "")}\n";
    }

    private static string Cell(PairOutcome? pair) => pair switch
    {
        null => "–",
        { Bar: null } => "failed",
        { Bar: BarVerdict.Met } => "✓",
        { Bar: BarVerdict.Missed } => string.Create(CultureInfo.InvariantCulture, $"✗ {pair.Gate.Missed.Count}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"△ {pair.Gate.Open.Count}"),
    };
}
