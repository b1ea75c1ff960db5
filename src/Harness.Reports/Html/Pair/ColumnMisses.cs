using System.Xml.Linq;
using Harness.Reports.Words;
using Harness.Studies.Gate;
using static Harness.Reports.Html.Tag;

namespace Harness.Reports.Html.Pair;

/// <summary>The limits that a column misses, alone and together with others, each with its value and what is allowed.</summary>
internal static class ColumnMisses
{
    private const int MostOthers = 2;

    /// <summary>The limits that it misses alone; <see langword="null"/> for none.</summary>
    /// <param name="column">The column.</param>
    public static XElement? Alone(ColumnView column)
    {
        MissedPart[] missed = [.. column.Verdict.Missed.DistinctBy(m => m.Limit.Score.Descriptor.Id)];
        return missed.Length == 0 ? null : Span("bad", $"beyond {(missed.Length == 1 ? "its limit" : "limits")}: {string.Join("; ", missed.Select(Words))}");
    }

    /// <summary>The limits that it misses with other columns; <see langword="null"/> for none.</summary>
    /// <param name="column">The column.</param>
    /// <param name="view">The pair.</param>
    public static XElement? WithOthers(ColumnView column, PairView view)
    {
        if (column.Verdict.MissedWithOthers.Count == 0)
        {
            return null;
        }

        string[] limits = [.. column.Verdict.MissedWithOthers.GroupBy(m => m.Limit.Score.Descriptor.Id).Select(g => $"{Title(g.First())} {Worst(column, [.. g])}")];
        string alone = column.Sign == ColumnSign.LikeFresh ? "alone like fresh rows; " : "";
        return Span("bad", $"{alone}its relations are {Fate(column, view)}: {string.Join("; ", limits)}");
    }

    /// <summary>The title of a metric within a sentence, without saying that it is of the worst part.</summary>
    /// <param name="missed">The part that misses its limit.</param>
    public static string Title(MissedPart missed) => Numbers.Within(missed.Limit.Score.Descriptor.Title).Replace(", worst", "", StringComparison.Ordinal);

    // A limit on a mean is missed by all columns together, and shown at the one that is worst.
    private static string Words(MissedPart missed) => missed.Limit.Parts.Count > 0 || missed.Limit.Score.Parts.Count < 2
        ? $"{Title(missed)} {Numbers.Of(missed.Own.Part.Value)} ({Allowed(missed)})"
        : $"{Title(missed)} {Numbers.Of(missed.Limit.Score.Value)} over all columns ({Allowed(missed)}), {Numbers.Of(missed.Own.Part.Value)} here";

    private static string Worst(ColumnView column, MissedPart[] missed)
    {
        string[] others = [.. missed.Select(m => Numbers.Cut(m.Own.Part.Name == column.Picture.Name ? m.Own.Part.Other! : m.Own.Part.Name, 40))];
        string more = others.Length > MostOthers ? $" and {others.Length - MostOthers} more" : "";
        return $"{Numbers.Of(missed[0].Own.Part.Value)} ({Allowed(missed[0])}) with {string.Join(", ", others.Take(MostOthers))}{more}";
    }

    private static string Allowed(MissedPart missed) => $"{(missed.Limit.Limit.Minimum is not null && missed.Limit.Limit.Maximum is null ? "≥" : "≤")}\u00A0{Numbers.Of(missed.Own.Bound)}";

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
