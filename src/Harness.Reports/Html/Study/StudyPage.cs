using Harness.Reports.Findings;
using Harness.Reports.Words;
using Harness.Studies;
using Harness.Studies.History;
using static Harness.Reports.Html.Tag;

namespace Harness.Reports.Html.Study;

/// <summary>The page of a study: which generator for which table, and what to know of the change under review.</summary>
internal static class StudyPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="study">The results of a run.</param>
    /// <param name="history">The scores along the log; <see langword="null"/> where there is none.</param>
    /// <returns>The text of the file; its links lead to pages and files beside it.</returns>
    public static string Write(StudyResult study, SnapshotHistory? history = null)
    {
        ArgumentNullException.ThrowIfNull(study);
        var scope = new Scope(study);
        var findings = new StudyFindings(study);
        Sentence[] sentences = [.. Sentences.Of(scope)];
        var charts = RankPart.Of(study).Prepend(TimePart.Of(study)).Where(c => c is not null).ToArray();
        string last = history?.Commits is [.., var commit] ? $", scores last changed in {commit.ShortId} of {commit.Day:yyyy-MM-dd}" : "";
        return Page.Write(
            "Can synthetic rows stand in for real ones?",
            ["Study"],
            $"{Numbers.Count(scope.Candidates.Count(p => p.Bar is not null), "pair")} judged by {Numbers.Count(scope.Limits.Count, "limit")}{last}",
            [
                AnswerPart.Of(scope, findings),
                Page.Section(
                    "findings",
                    "Findings",
                    null,
                    Div(
                        "cards wide-left",
                        Of("ul", "plain", sentences.Select(s => El("li", At("class", "finding"), Span(s.Css, At("aria-hidden", "true"), s.Sign), El("div", El("b", s.Head), " ", s.Rest)))) is { HasElements: true } list ? list : El("p", "No rule found anything beyond noise."),
                        ChangePart.Card(findings, history))),
                MatrixPart.Of(scope),
                ChangePart.Of(study, findings),
                charts.Length == 0 ? null : Page.Section("ranks", "Quality against time, and ranks", null, Div("cards two", charts)),
                TablesPart.Headlines(study),
                TablesPart.Models(study),
                TablesPart.Columns(study),
                SourcePart.Of(scope),
                CataloguePart.Of(study),
                GlossaryPart.Of(),
                DownloadPart.Of(),
            ],
            ["This file holds no row of any table; it needs no network and no script: scripts only sort, filter and open links."]);
    }
}
