using System.Xml.Linq;
using Harness.Pictures;
using Harness.Reports.Words;
using Harness.Studies;
using Harness.Studies.Gate;
using static Harness.Reports.Html.Tag;

namespace Harness.Reports.Html.Pair;

/// <summary>The two answers: the bar speaks of the generator, the gate of the change.</summary>
internal static class VerdictPart
{
    private const double TellingLink = 0.2;

    /// <summary>The panel.</summary>
    /// <param name="view">The pair.</param>
    public static XElement Of(PairView view)
    {
        (string css, string sign, string word) = Signs.Of(view.Bar);
        return El(
            "section",
            At("class", $"card answer {css}"),
            At("aria-label", "verdict"),
            El("div", Tag.Of("p", "big " + css, Signs.Sign(css, sign, word), " ", Headline(view, word)), El("p", Sentence(view)), view.Gate.SizeNote is { } note ? Tag.Of("p", "soft small", note) : null),
            Gate(view));
    }

    /// <summary>The answer of the bar with its counts.</summary>
    /// <param name="view">The pair.</param>
    /// <param name="word">The answer in a word.</param>
    public static string Headline(PairView view, string word)
    {
        int missed = view.Gate.Missed.Count;
        int open = view.Gate.Open.Count;
        int asked = view.Gate.Asked.Count;
        return view.Scorecard.Seeds.Count == 0 ? "The library failed"
            : view.Bar is null ? $"A baseline: {missed} of {asked} limits missed"
            : view.Bar == BarVerdict.Missed ? $"{word}: {missed} of {asked} limits missed{(open > 0 ? $", {open} open" : "")}"
            : view.Bar == BarVerdict.Inconclusive ? $"{word}: none of {asked} limits missed, {open} open"
            : $"{word}: all {asked} limits met";
    }

    /// <summary>What it is that is wrong, as a plain text.</summary>
    /// <param name="view">The pair.</param>
    public static string Text(PairView view) => string.Concat(Sentence(view).Select(p => p is XElement e ? e.Value : p)).Trim();

    private static IEnumerable<object> Sentence(PairView view)
    {
        if (view.Scorecard.Failures.Count > 0)
        {
            yield return $"{view.Scorecard.Failures[0]}. ";
        }

        if (view.Picture is null)
        {
            yield break;
        }

        IReadOnlyList<LinkPicture.Link> worst = view.Picture.Links.Worst(1);
        if (worst.Count > 0 && Math.Abs(worst[0].Difference) > Telling(view))
        {
            LinkPicture.Link link = worst[0];
            yield return link.Stronger < 0 ? "Most lost of the relations: " : "Most invented of the relations: ";
            yield return El("b", $"{view.Picture.Links.Columns[link.First]} × {view.Picture.Links.Columns[link.Second]}");
            yield return $", {link.Symbol} {Numbers.Two(link.Real)} in the real table and {Numbers.Two(link.Mean)} here. ";
        }

        ColumnView[] columns = [.. view.Columns.Where(c => c.Sign is ColumnSign.Beyond or ColumnSign.FurtherOff).Take(2)];
        var told = new HashSet<LimitVerdict>(ReferenceEqualityComparer.Instance);
        for (int i = 0; i < columns.Length; i++)
        {
            yield return i == 0 ? columns.Length == 1 ? "Worst column: " : "Worst columns: " : "; ";
            yield return El("b", columns[i].Picture.Name);
            if (columns[i].Words.Count > 0)
            {
                yield return ", " + columns[i].Words[0].Text;
            }
            else if (columns[i].Verdict.Missed.Count > 0)
            {
                MissedPart first = columns[i].Verdict.Missed[0];
                told.Add(first.Limit);
                yield return $", {ColumnMisses.Title(first)} {Numbers.Of(first.Own.Part.Value)}, beyond its limit";
            }
            else
            {
                yield return $", distance {Numbers.Two(columns[i].Verdict.Distance)}";
            }
        }

        yield return columns.Length > 0 ? ". " : worst.Count == 0 || Math.Abs(worst[0].Difference) <= Telling(view) ? Quiet(view) : "";

        // What is no matter of likeness: copies, leaks, broken rules.
        foreach (LimitVerdict limit in view.Gate.Verdicts.Where(v => v.Verdict == Verdict.Fail && v.Score.Descriptor.Family is "copying" or "validity" && !told.Contains(v)).OrderByDescending(v => v.Beyond).Take(2))
        {
            yield return $"{limit.Score.Descriptor.Title}{(limit.Part is { } part && limit.Score.Parts.Count > 0 ? $" ({part.Label})" : "")}: ";
            yield return El("b", Numbers.Of(limit.Score.Value));
            yield return limit.Bound is { } bound ? $" ({PurposeWords.Bound(limit, bound)})" : "";
            yield return limit.Part is { Note: { } note } && limit.Score.Descriptor.Id == LostLabels ? $", {note}. " : ". ";
        }
    }

    // Remarks of other metrics show single values, as the smallest.
    private const string LostLabels = "lost-label-share-worst";
    private const string GapDependence = "gap-dependence-error-worst";
    private static readonly string[] Named = [LostLabels, "rule-violations-worst", "found-rule-violations-worst"];

    // A lost label or a broken rule is named next; else the column or relation of what is missed, or open.
    private static string Quiet(PairView view)
    {
        if (view.Gate.Missed.Any(v => Named.Contains(v.Score.Descriptor.Id)))
        {
            return "";
        }

        if (OfPart(view.Gate.Missed.OrderByDescending(v => v.Beyond)) is { Part: { } worst } missed)
        {
            string note = missed.Score.Descriptor.Id == GapDependence && worst.Note is { } text ? $": {text}" : "";
            return $"Worst {(worst.Other is null ? "column" : "relation")}: {worst.Label}, {ColumnMisses.Title(missed)} {Numbers.Of(worst.Value)}{(missed.Bound is { } bound ? $" ({PurposeWords.Bound(missed, bound)})" : "")}{note}. ";
        }

        return OfPart(view.Gate.Open) is { Part: { } part } open ? $"Most in doubt: {part.Label}, {Numbers.Within(open.Score.Descriptor.Title)}. " : "No column and no relation stands out. ";

        static LimitVerdict? OfPart(IEnumerable<LimitVerdict> limits) => limits.FirstOrDefault(v => v.Part is not null && v.Score.Parts.Count > 0 && PurposeVerdict.PurposeOf(v.Score.Descriptor) == Purpose.Analyse);
    }

    // The limit on the worst relation, where there is one: what is within it is no news.
    private static double Telling(PairView view) => view.Gate.Verdicts.FirstOrDefault(v => v.Score.Descriptor.Id == "association-error-worst")?.Bound ?? TellingLink;

    private static XElement Gate(PairView view)
    {
        if (view.Outcome is not { } outcome)
        {
            return El("div", Tag.Of("p", "big none", "No snapshot"), El("p", "One evaluation by itself: there is nothing that it could be worse than."));
        }

        string text = outcome.Snapshot switch
        {
            SnapshotStatus.New => "It has no snapshot. It fails until a person has looked at its scores and accepted them.",
            SnapshotStatus.Same when view.Bar == BarVerdict.Missed => "Held at its known level: equal to its snapshot. That is no praise.",
            SnapshotStatus.Same => "Equal to its snapshot.",
            SnapshotStatus.Changed => "Moved within noise of its snapshot.",
            SnapshotStatus.Better => "Better than its snapshot beyond noise: accept it, so that it is kept.",
            SnapshotStatus.NotKept => "This study keeps no snapshots: there is nothing that it could be worse than.",
            SnapshotStatus.Accepted => "Accepted in this run.",
            SnapshotStatus.Worse => "Worse than its snapshot beyond noise.",
            _ => "Not comparable with its snapshot.",
        };
        return El(
            "div",
            outcome.Passes ? Tag.Of("p", "big good", Signs.Sign("good", "✓", "passes"), " Gate passes") : Tag.Of("p", "big bad", Signs.Sign("bad", "✗", "fails"), " Gate fails"),
            El("p", text),
            outcome.IsRequired && !outcome.Gate.MeetsBar ? Tag.Of("p", "bad", "thresholds.json requires it to clear the bar.") : null,
            outcome.Lost.Count > 0 ? El("p", $"Limits that were met and are missed now: {string.Join(", ", outcome.Lost.Select(l => Numbers.Within(l.Score.Descriptor.Title)))}.") : null);
    }
}
