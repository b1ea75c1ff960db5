using Harness.Reports.Html.Pair;
using Harness.Reports.Html.Study;
using Harness.Studies;
using Harness.Studies.History;

namespace Harness.Reports;

/// <summary>The files of a report, each written whole or left as it was.</summary>
internal static class ReportFolder
{
    /// <summary>Writes what gates a change, so that no picture stands in its way.</summary>
    /// <param name="result">The results of a run.</param>
    /// <param name="folder">The folder of the report.</param>
    /// <param name="run">The address of the run; <see langword="null"/> where it has none.</param>
    /// <exception cref="InputException">A file cannot be written.</exception>
    public static void WriteVerdicts(StudyResult result, string folder, string? run)
    {
        AtomicFile.Write(Path.Combine(folder, "study.json"), StudyJson.Write(result));
        AtomicFile.Write(Path.Combine(folder, "study.md"), MarkdownReport.Write(result));
        AtomicFile.Write(Path.Combine(folder, "comment.md"), StudySummary.OfComment.Write(result, run));
    }

    /// <summary>Writes what people look at: the page of the study, one for each pair, and all scores.</summary>
    /// <param name="result">The results of a run.</param>
    /// <param name="folder">The folder of the report.</param>
    /// <param name="snapshots">The folder of the snapshots; <see langword="null"/> where the study keeps none.</param>
    /// <exception cref="InputException">A file cannot be written.</exception>
    public static void WritePages(StudyResult result, string folder, string? snapshots)
    {
        AtomicFile.Write(Path.Combine(folder, "scores.csv"), ScoresCsv.Write(result));

        // One reading of the log for all pages; without git there is none.
        SnapshotHistory? history = snapshots is null ? null : SnapshotHistory.TryRead(snapshots, out _);
        PairPages.Write(result, folder, history);
        AtomicFile.Write(Path.Combine(folder, "index.html"), StudyPage.Write(result, history));
    }
}
