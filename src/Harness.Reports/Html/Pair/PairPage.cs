using Harness.Reports.Words;
using Harness.Scoring;
using static Harness.Reports.Html.Tag;

namespace Harness.Reports.Html.Pair;

/// <summary>The page of one pair: may this table stand in for the real one, and why not.</summary>
internal static class PairPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="view">The pair.</param>
    /// <param name="home">The address of the study's page; <see langword="null"/> for a page by itself.</param>
    /// <returns>The text of the file.</returns>
    public static string Write(PairView view, string? home)
    {
        ArgumentNullException.ThrowIfNull(view);
        string title = $"{view.Dataset.Name} / {view.Scorecard.Generator.Id}";
        object?[] both = [ModelPart.Of(view), CopyPart.Of(view)];
        return Page.Write(
            title,
            home is null ? ["evaluation", view.Dataset.Name, view.Scorecard.Generator.Id] : [Link(home, "study"), view.Dataset.Name, view.Scorecard.Generator.Id],
            Subtitle(view),
            [
                VerdictPart.Of(view),
                ChangePart.Of(view),
                PurposePart.Of(view),
                StandingPart.Of(view),
                both.OfType<object>().Count() == 2 ? Div("cards two", both) : both,
                RulePart.Of(view),
                ColumnPart.Of(view),
                LinkPart.Of(view),
                AxesPart.Of(view),
                ColumnTable.Of(view),
                SdMetricsPart.Of(view),
                TrendPart.Of(view),
                CurvePart.Of(view),
                ProvenancePart.Of(view),
            ],
            [
                "This file holds no row of the real table and no label of fewer than five real rows; counts, means and links only." + (view.WithExtremes ? " Least and greatest of a real column are values of single rows." : ""),
                "It needs no network, and no script to be read.",
            ]);
    }

    private static string Subtitle(PairView view)
    {
        Scorecard scorecard = view.Scorecard;
        int[] rows = [.. scorecard.Seeds.Select(s => s.Rows).Distinct()];
        return string.Join(" · ", new[]
        {
            view.Dataset.Title == view.Dataset.Name ? "" : view.Dataset.Title,
            string.Join(" ", new[] { scorecard.Generator.Title, scorecard.Generator.Version }.Where(t => t.Length > 0)),
            scorecard.Seeds.Count > 0 ? $"{(scorecard.Seeds.Count == 1 ? "seed" : "seeds")} {string.Join(", ", scorecard.Seeds.Select(s => s.Seed))}" : "",
            scorecard.FitSeconds is { } seconds ? $"fitted in {Numbers.Time(seconds)}" : "",
            $"{Numbers.Of(view.Dataset.Train.RowCount, 9)} train, {Numbers.Of(view.Dataset.Holdout.RowCount, 9)} holdout{(rows.Length > 0 ? $", {string.Join(" or ", rows.Select(r => Numbers.Of(r, 9)))} synthetic {(rows is [1] ? "row" : "rows")}" : "")}",
            Numbers.Count(view.Dataset.Train.Columns.Count, "column"),
        }.Where(t => t.Length > 0));
    }
}
