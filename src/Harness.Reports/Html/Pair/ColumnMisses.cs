using System.Xml.Linq;
using Harness.Reports.Words;
using Harness.Studies.Gate;
using static Harness.Reports.Html.Tag;

namespace Harness.Reports.Html.Pair;

/// <summary>The limits that a column misses, alone and together with others, each with its value and what is allowed.</summary>
internal static class ColumnMisses
{
    private const int MostOthers = 2;
    private const int MostShown = 2;

    /// <summary>The limits that it misses alone, in few words; <see langword="null"/> for none.</summary>
    /// <param name="column">The column.</param>
    public static XElement? Alone(ColumnView column)
    {
        MissedPart[] missed = Distinct(column.Verdict.Missed);
        string more = missed.Length > MostShown ? $" and {missed.Length - MostShown} more" : "";
        return missed.Length == 0 ? null : Span("bad", $"beyond {(missed.Length == 1 ? "its limit" : $"{missed.Length} limits")}: {string.Join("; ", missed.Take(MostShown).Select(Words))}{more}");
    }

    /// <summary>Whether its relations to others are kept, in few words; <see langword="null"/> where they are.</summary>
    /// <param name="column">The column.</param>
    /// <param name="view">The pair.</param>
    public static XElement? WithOthers(ColumnView column, PairView view)
    {
        if (column.Verdict.MissedWithOthers.Count == 0)
        {
            return null;
        }

        string alone = column.Sign == ColumnSign.LikeFresh ? "alone like fresh rows; " : "";
        return Span("bad", $"{alone}its relations are {Fate(column, view)}: with {Others(column, view, column.Verdict.MissedWithOthers)}");
    }

    /// <summary>Every limit that it misses, alone and with others, each with its value; <see langword="null"/> where the few words have said all.</summary>
    /// <param name="column">The column.</param>
    /// <param name="view">The pair.</param>
    public static XElement? All(ColumnView column, PairView view)
    {
        MissedPart[] alone = Distinct(column.Verdict.Missed);
        MissedPart[][] withOthers = [.. column.Verdict.MissedWithOthers.GroupBy(m => m.Limit.Score.Descriptor.Id).Select(g => g.ToArray())];
        return alone.Length <= MostShown && withOthers.Length == 0 ? null : Page.Folded(
            $"{Numbers.Count(alone.Length + withOthers.Length, "limit")} missed",
            Tag.Of("ul", "plain", alone.Select(Words).Concat(withOthers.Select(m => $"{Title(m[0])} {Numbers.Of(m[0].Own.Part.Value)} ({Allowed(m[0])}) with {Others(column, view, m)}")).Select(t => El("li", t))));
    }

    /// <summary>The title of a metric within a sentence, without saying that it is of the worst part.</summary>
    /// <param name="missed">The part that misses its limit.</param>
    public static string Title(MissedPart missed) => Title(missed.Limit);

    /// <summary>The title of a metric within a sentence, without saying that it is of the worst part.</summary>
    /// <param name="limit">The verdict on its limit.</param>
    public static string Title(LimitVerdict limit) => Numbers.Within(limit.Score.Descriptor.Title).Replace(", worst", "", StringComparison.Ordinal);

    // A limit on a mean is missed by all columns together, and shown at the one that is worst.
    private static string Words(MissedPart missed) => missed.Limit.Parts.Count > 0 || missed.Limit.Score.Parts.Count < 2
        ? $"{Title(missed)} {Numbers.Of(missed.Own.Part.Value)} ({Allowed(missed)})"
        : $"{Title(missed)} {Numbers.Of(missed.Limit.Score.Value)} over all columns ({Allowed(missed)}), {Numbers.Of(missed.Own.Part.Value)} here";

    private static MissedPart[] Distinct(IEnumerable<MissedPart> missed) => [.. missed.DistinctBy(m => m.Limit.Score.Descriptor.Id)];

    private static string Others(ColumnView column, PairView view, IReadOnlyList<MissedPart> missed)
    {
        string[] all = [.. missed.Select(m => m.Own.Part.Name == column.Picture.Name ? m.Own.Part.Other! : m.Own.Part.Name).Distinct(StringComparer.Ordinal)];

        // A single column says more than two of a triple.
        string[] single = [.. all.Where(o => view.Columns.Any(c => c.Picture.Name == o))];
        string[] others = single.Length > 0 ? single : all;
        string more = others.Length > MostOthers ? $" and {others.Length - MostOthers} more" : "";
        return string.Join(", ", others.Take(MostOthers).Select(o => Numbers.Cut(o, 30))) + more;
    }

    private static string Allowed(MissedPart missed) => $"{(missed.Limit.IsLeast ? "≥" : "≤")}\u00A0{Numbers.Of(missed.Own.Bound)}";

    // Lost where they are weaker than real, invented where they are stronger.
    private static string Fate(ColumnView column, PairView view)
    {
        if (view.Picture?.Links is not { } links)
        {
            return "lost";
        }

        bool[] weaker = [.. links.Links
            .Where(l => column.Verdict.MissedWithOthers.Any(m => IsOf(m, links.Columns[l.First], links.Columns[l.Second])))
            .Select(l => !(l.Stronger > 0))];
        return weaker.Length == 0 || weaker.All(w => w) ? "lost" : weaker.Any(w => w) ? "lost or invented" : "invented";
    }

    private static bool IsOf(MissedPart missed, string first, string second) => (missed.Own.Part.Name == first && missed.Own.Part.Other == second) || (missed.Own.Part.Name == second && missed.Own.Part.Other == first);
}
