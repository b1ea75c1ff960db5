using System.Globalization;
using Harness.Datasets;
using Harness.Reports.Words;

namespace Harness.Reports.Documents;

/// <summary>
/// The findings of a study as a document of a few pages: how close, how useful, at what price, and when synthetic rows can take the place of
/// real ones. Every number in it is drawn from the committed snapshots; a sentence that they do not bear is left out.
/// </summary>
internal static class StudyDocument
{
    /// <summary>The name of the picture beside the document.</summary>
    public const string PictureFile = "study.svg";

    /// <summary>Writes the document.</summary>
    /// <param name="facts">The scores.</param>
    public static string Write(StudyFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var text = new DocumentText();
        text.Add($"# Can synthetic rows take the place of real ones?");
        text.Add($"<!-- Written by the program from evaluation/snapshots: HARNESS_WRITE_DOCUMENTS=1 dotnet test --project evaluation. A test fails where the two disagree. -->");
        text.Add($"{facts.Generators.Count} generators on {Numbers.Count(facts.Datasets.Count, "table")} ({string.Join(", ", facts.Datasets.Select(Describe))}): {Numbers.Count(facts.Judged.Count, "pair")}, each judged at up to {facts.Judged.Select(p => p.Snapshot.Seeds.Count).DefaultIfEmpty().Max()} seeds by {facts.Thresholds.Bar.Count} limits. A limit is missed only beyond what fresh real rows of the same number get by chance ([gate.md](gate.md)). Ids that begin with `sdv-` and `ydata-` are recordings of these libraries, at their defaults or the settings of their examples; `arfpy`, `forest-flow`, `mostlyai-tabularargn` and `synthcity-ddpm` are recordings of other peers at their defaults; the rest are generators of this repository, which were built with these {facts.Datasets.Count} tables at hand.");
        text.Add($"*m ± h* is a mean over tables with its 95 % interval (Student's t over the tables, seeds averaged first; of two tables both values stand, in the order above). It says how far the mean would move with other tables of this kind. The tables were chosen, not drawn, and are few, so read it as a lower bound of what is not known.");
        ShortPart.Add(text, facts);
        ClosePart.Add(text, facts);
        UsefulPart.Add(text, facts);
        PricePart.Add(text, facts);
        NetworkPart.Add(text, facts);
        SettingsPart.Add(text, facts);
        PublishedPart.Add(text, facts);
        TablePart.Add(text, facts);
        ReplacePart.Add(text, facts);
        return text.ToString();
    }

    private static string Describe(Dataset dataset) => string.Create(CultureInfo.InvariantCulture, $"{dataset.Name}, {Numbers.Of(dataset.Real.RowCount, 9)} rows");
}
