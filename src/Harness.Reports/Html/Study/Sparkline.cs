using System.Xml.Linq;
using Harness.Reports.Words;
using Harness.Studies.History;

namespace Harness.Reports.Html.Study;

/// <summary>The number of pairs that clear the bar, commit by commit.</summary>
internal static class Sparkline
{
    /// <summary>Draws it.</summary>
    /// <param name="counts">How the pairs stood after each commit, oldest first; at least two.</param>
    public static XElement Of(IReadOnlyList<BarCount> counts)
    {
        (BarCount first, BarCount last) = (counts[0], counts[^1]);
        string words = $"pairs that clear the bar, from {first.Met} on {first.Commit.Day:yyyy-MM-dd} to {last.Met} on {last.Commit.Day:yyyy-MM-dd}, over {Numbers.Count(counts.Count, "commit")}";
        var pairs = counts.ToDictionary(c => c.Commit.Id, c => c.Pairs, StringComparer.Ordinal);
        return TrendLine.Of(
            words,
            [.. counts.Select(c => new TrendPoint(c.Commit, c.Met, 1))],
            0,
            Math.Max(1, counts.Max(c => c.Met)),
            met => Numbers.Of(met),
            p => $"{p.Commit.ShortId}, {p.Commit.Day:yyyy-MM-dd}: {Numbers.Of(p.Value)} of {pairs[p.Commit.Id]}. {Numbers.Cut(p.Commit.Subject, 100)}",
            "good");
    }
}
