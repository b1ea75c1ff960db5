using Harness.Reports.Findings;
using Harness.Scoring;
using Harness.Studies;
using Harness.Studies.Gate;
using Harness.Studies.History;

namespace Harness.Reports.Html.Pair;

/// <summary>The pages of all pairs of a study, a file each.</summary>
internal static class PairPages
{
    private const string Floor = "independent";
    private const string Own = "gan";

    /// <summary>Writes the pages, each whole or as it was; then those of an earlier run that this one has not are removed.</summary>
    /// <param name="study">The study.</param>
    /// <param name="folder">The folder of the report.</param>
    /// <param name="history">The scores along the log; <see langword="null"/> where there is none.</param>
    /// <exception cref="InputException">A file cannot be written.</exception>
    public static void Write(StudyResult study, string folder, SnapshotHistory? history = null)
    {
        ArgumentNullException.ThrowIfNull(study);
        PairOutcome[] pairs = [.. study.Pairs];
        Workers.Run(
            pairs.Length,
            (i, _) => AtomicFile.Write(Path.Combine(folder, PairAddress.File(pairs[i].Pair)), PairPage.Write(View(study, pairs[i], history), "../../index.html")),
            CancellationToken.None);
        string pages = Path.Combine(folder, "pairs");
        var written = pairs.Select(p => Path.Combine(folder, PairAddress.File(p.Pair))).ToHashSet(StringComparer.Ordinal);
        foreach (string old in Directory.Exists(pages) ? Directory.EnumerateFiles(pages, "*.html", SearchOption.AllDirectories).Where(f => !written.Contains(f)).ToArray() : [])
        {
            AtomicFile.Delete(old);
        }
    }

    private static PairView View(StudyResult study, PairOutcome pair, SnapshotHistory? history)
    {
        Scorecard[] others = [.. study.Pairs.Where(p => p.Pair.Dataset == pair.Pair.Dataset && p.Pair.Generator != pair.Pair.Generator && p.Gate.Scorecard.Seeds.Count > 0).Select(p => p.Gate.Scorecard)];

        // The floor of relations, the best of the others, and our own network.
        Scorecard? best = others.Where(o => o.Generator.Baseline is null).MaxBy(o => Headline.Fidelity(o)?.Value ?? double.NegativeInfinity);
        IEnumerable<Scorecard?> beside = [others.FirstOrDefault(o => o.Generator.Id == Floor), best, others.FirstOrDefault(o => o.Generator.Id == Own)];
        return new PairView(pair.Gate, pair.Gate.Scorecard.Picture?.Value, ColumnVerdict.Of(pair.Gate))
        {
            Outcome = pair,
            Others = [.. beside.OfType<Scorecard>().Distinct()],
            History = PairHistory.Of(history, pair.Pair.Dataset, pair.Pair.Generator, study.Metrics),
        };
    }
}
