using System.Xml.Linq;
using Harness.Reports.Words;
using Harness.Scoring;
using Harness.Studies;
using static Harness.Reports.Html.Tag;

namespace Harness.Reports.Html.Study;

/// <summary>Ranks over datasets: a picture with the critical difference where there are enough datasets for a claim, else a table and no claim.</summary>
internal static class RankPart
{
    private const double Line = 20;
    private const double Left = 170;
    private const double Width = 560;

    public static IEnumerable<XElement> Of(StudyResult study)
    {
        foreach ((string name, Func<Scorecard, Headline?> headline) in new (string, Func<Scorecard, Headline?>)[] { ("fidelity", Headline.Fidelity), ("utility", Headline.Utility) })
        {
            if (HeadlineRanks.Of(study.Pairs, headline) is { } ranks)
            {
                yield return Div("card", El("h3", $"Rank by {name}"), El("p", Words(ranks)), ranks.Test is null ? Table(ranks) : Picture(name, ranks));
            }
        }
    }

    private static string Words(HeadlineRanks ranks)
    {
        string left = ranks.Left.Count == 0 ? "" : $" Not ranked, for want of a table: {Numbers.Cut(string.Join(", ", ranks.Left), 300)}.";
        string of = $"{Numbers.Count(ranks.Generators.Count, "generator")} on {Numbers.Count(ranks.Datasets.Count, "table")}";
        if (ranks.Test is not { } test)
        {
            return $"Mean rank of {of}: too few for a claim (at least {HeadlineRanks.FewestDatasets} tables and {HeadlineRanks.FewestGenerators} generators).{left}";
        }

        string p = test.Probability < 0.001 ? "p < 0.001" : $"p = {Numbers.Of(test.Probability, 2)}";
        int alike = ranks.MeanRanks.Count(r => r - ranks.MeanRanks[0] < test.CriticalDifference);
        string claim = !ranks.SomeDiffer ? "no generator differs from another beyond chance."
            : alike == ranks.Generators.Count ? "some differ, but none from the best."
            : $"{Numbers.Count(ranks.Generators.Count - alike, "generator")} {(ranks.Generators.Count - alike == 1 ? "is" : "are")} worse than the best; the {alike} in the band are not told from it.";
        return $"Mean rank of {of}; 1 is the best. Friedman’s test: {p}; critical difference (Nemenyi, .05) {Numbers.Of(test.CriticalDifference)}: {claim}{left}";
    }

    private static XElement Table(HeadlineRanks ranks) => El(
        "table",
        El("thead", El("tr", El("th", At("scope", "col"), "generator"), Tag.Of("th", "n", At("scope", "col"), "mean rank"))),
        El("tbody", ranks.Generators.Select((g, i) => El("tr", El("td", Numbers.Cut(g, 40)), Tag.Of("td", "n", Numbers.Of(ranks.MeanRanks[i]))))));

    private static XElement Picture(string name, HeadlineRanks ranks)
    {
        int count = ranks.Generators.Count;
        double X(double rank) => Left + (rank - 1) / (count - 1) * (Width - Left - 50);
        double end = 10 + count * Line;
        double critical = Math.Min(count, ranks.MeanRanks[0] + ranks.Test!.CriticalDifference);
        int[] ticks = [.. Enumerable.Range(1, count).Where(t => t == 1 || t == count || count <= 10 || t % 5 == 0 && count - t > 1)];
        return Svg(
            Width,
            end + 34,
            $"mean rank by {name}, best first: {string.Join(", ", ranks.Generators.Select((g, i) => $"{Numbers.Cut(g, 30)} {Numbers.Of(ranks.MeanRanks[i])}"))}; critical difference {Numbers.Of(ranks.Test.CriticalDifference)}",
            ranks.SomeDiffer ? Rect("f-between", X(ranks.MeanRanks[0]), 4, X(critical) - X(ranks.MeanRanks[0]), end - 2) : null,
            ticks.Select(t => new[] { Tag.Line("grid", X(t), 4, X(t), end + 2), Label("s soft middle", X(t), end + 15, t) }),
            ranks.Generators.Select((g, i) => new[]
            {
                Label("end", Left - 12, 18 + i * Line, Numbers.Cut(g, 26)),
                Dot("f-ink", X(ranks.MeanRanks[i]), 14 + i * Line, 4),
                Label("s soft", X(ranks.MeanRanks[i]) + 8, 18 + i * Line, Numbers.Of(ranks.MeanRanks[i])),
            }),
            Label("s soft", Left, end + 30, ranks.SomeDiffer ? "mean rank; band: within the critical difference of the best" : "mean rank"));
    }
}
