using System.Xml.Linq;
using Harness.Studies;
using static Harness.Reports.Html.Tag;

namespace Harness.Reports.Html.Study;

/// <summary>How to read a cell.</summary>
internal static class MatrixKey
{
    public static XElement? Of(Scope scope, CellPicture picture)
    {
        // The fullest picture: the pair that limits say most of, and that misses some of them where one does.
        PairOutcome? shown = scope.Candidates
            .Where(p => p.Gate.Scorecard.Seeds.Count > 0)
            .OrderByDescending(p => p.Gate.Missed.Count > 0 && p.Gate.Open.Count > 0)
            .ThenByDescending(p => p.Gate.Asked.Count)
            .FirstOrDefault();
        if (shown is null)
        {
            return null;
        }

        string order = string.Join(", ", scope.Limits.GroupBy(l => l.Family).Select(g => $"{FamilyWords.Of(g.Key)} ({g.Count()})"));
        return Div(
            "howto",
            El("div", At("aria-hidden", "true"), picture.Of(shown)),
            Tag.Of(
                "p",
                "small soft",
                "✓ clears the bar; ✗ misses so many limits; △ misses none, so many are open: too few rows to tell; underlined: required to clear it; ▼: the gate does not pass; ·: never recorded. ",
                "Bars: one limit each, filled = missed, half = open, hollow = met, a grey stroke = does not apply; from the left: ",
                order,
                ". Dot: what models trained on it keep, from guessing (left end) to what fresh real rows teach (right end); ◂ worse than guessing. Baselines have no verdict: only their missed limits are counted."));
    }
}
