using System.Xml.Linq;
using Harness.Reports.Json;
using static Harness.Reports.Html.Tag;

namespace Harness.Reports.Html.Study;

/// <summary>The numbers as files.</summary>
internal static class DownloadPart
{
    public static XElement Of() => Page.Section(
        "downloads",
        "All numbers",
        null,
        El(
            "ul",
            El("li", Link("study.json", At("download", ""), "study.json"), $": verdicts, limits, scores, purposes and provenance of every pair; schema version {StudyModel.SchemaVersion}."),
            El("li", Link("scores.csv", At("download", ""), "scores.csv"), ": a line a pair, seed, metric and part; of metrics with over a hundred parts the worst hundred."),
            El("li", Link("study.md", "study.md"), ": the same answers as text.")));
}
