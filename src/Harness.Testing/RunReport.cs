using Harness.Reports;
using Harness.Reports.GitHub;
using Harness.Reports.Markdown;
using Harness.Studies;
using Harness.Studies.Snapshots;

namespace Harness.Testing;

/// <summary>All that a run writes for people and programs, in the folder <c>report</c> of its artifacts and where GitHub looks.</summary>
internal static class RunReport
{
    /// <summary>Writes the report: what gates a change first, so that no picture stands in its way.</summary>
    /// <param name="result">The results of the run.</param>
    /// <param name="manifest">The study.</param>
    /// <param name="store">Its snapshots.</param>
    /// <param name="environment">The process around it.</param>
    /// <exception cref="InputException">A file cannot be written.</exception>
    public static void Write(StudyResult result, StudyManifest manifest, SnapshotStore store, RunEnvironment environment)
    {
        string folder = Path.Combine(manifest.ArtifactsFolder, "report");
        ReportFolder.WriteVerdicts(result, folder, environment.RunAddress);
        JobSummary.Append(StudySummary.OfJob.Write(result, environment.RunAddress), environment.JobSummary);
        Annotate(result, new FindingPlaces(manifest, store), environment.Commands);
        ReportFolder.WritePages(result, folder, manifest.SnapshotsFolder);
    }

    /// <summary>Says where people look that there is nothing to report.</summary>
    /// <param name="why">Why the study cannot be opened.</param>
    /// <param name="environment">The process around it.</param>
    public static void CannotOpen(string why, RunEnvironment environment)
    {
        JobSummary.Append($"## ✗ Synthetic tables: the study cannot be opened\n\n{MarkdownTable.Escape(why)}\n", environment.JobSummary);
        environment.Commands?.WriteLine($"Harness: the study cannot be opened\n{WorkflowCommand.Error("The study cannot be opened", why)}");
    }

    // `dotnet test` shows what a red run wrote behind a title on the same line, where GitHub would not see a command.
    private static void Annotate(StudyResult result, FindingPlaces places, TextWriter? commands)
    {
        if (commands is not null && Annotations.Of(result, places.Of) is { Count: > 0 } lines)
        {
            commands.WriteLine($"Harness: the worst failures\n{string.Join('\n', lines)}");
        }
    }
}
