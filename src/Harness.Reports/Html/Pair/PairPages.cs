using Harness.Scoring;
using Harness.Studies;

namespace Harness.Reports.Html.Pair;

/// <summary>The pages of all pairs of a study, a file each.</summary>
internal static class PairPages
{
    private const string Floor = "independent";
    private const string Own = "gan";

    /// <summary>Writes the pages; those of an earlier run are removed first.</summary>
    /// <param name="study">The study.</param>
    /// <param name="folder">The folder of the report.</param>
    /// <exception cref="InputException">A file cannot be written.</exception>
    public static void Write(StudyResult study, string folder)
    {
        ArgumentNullException.ThrowIfNull(study);
        string pages = Path.Combine(folder, "pairs");
        Remove(pages);
        PairOutcome[] pairs = [.. study.Pairs];
        Workers.Run(
            pairs.Length,
            (i, _) => AtomicFile.Write(Path.Combine(folder, Address(pairs[i].Pair)), PairPage.Write(View(study, pairs[i]), "../../index.html")),
            CancellationToken.None);
    }

    /// <summary>The page of a pair, beneath the folder of the report.</summary>
    /// <param name="pair">The pair.</param>
    public static string Address(StudyPair pair) => Path.Combine("pairs", pair.Dataset, pair.Generator + ".html");

    private static PairView View(StudyResult study, PairOutcome pair)
    {
        Scorecard[] others = [.. study.Pairs.Where(p => p.Pair.Dataset == pair.Pair.Dataset && p.Pair.Generator != pair.Pair.Generator && p.Gate.Scorecard.Seeds.Count > 0).Select(p => p.Gate.Scorecard)];

        // The floor of relations, the best of the others, and our own network.
        Scorecard? best = others.Where(o => o.Generator.Baseline is null).MaxBy(o => Headline.Fidelity(o)?.Value ?? double.NegativeInfinity);
        IEnumerable<Scorecard?> beside = [others.FirstOrDefault(o => o.Generator.Id == Floor), best, others.FirstOrDefault(o => o.Generator.Id == Own)];
        return new PairView(pair.Gate, pair.Gate.Scorecard.Picture?.Value) { Outcome = pair, Others = [.. beside.OfType<Scorecard>().Distinct()] };
    }

    private static void Remove(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{folder}: the pages of an earlier run cannot be removed: {e.Message}", e);
        }
    }
}
