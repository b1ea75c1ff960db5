using System.Xml.Linq;
using Harness.Pictures;
using Harness.Reports.Words;
using Harness.Studies.Gate;

namespace Harness.Reports.Html.Pair;

/// <summary>How single links stand to the limit on their kind, beside what fresh real rows get.</summary>
internal sealed class LinkLimit
{
    private readonly Dictionary<(string, string), PartVerdict> _numbers;
    private readonly Dictionary<(string, string), PartVerdict> _all;

    /// <summary>Takes the verdicts of a pair.</summary>
    /// <param name="gate">The verdicts.</param>
    public LinkLimit(GateResult gate) => (_numbers, _all) = (Parts(gate, "correlation-error-worst"), Parts(gate, "association-error-worst"));

    /// <summary>How a link stands; <see langword="null"/> where no limit speaks of it. Numbers are held to the limit on their correlation, which has a sign, first.</summary>
    /// <param name="links">All links.</param>
    /// <param name="link">One of them.</param>
    public PartVerdict? Of(LinkPicture links, LinkPicture.Link link)
    {
        (string, string)[] names = [(links.Columns[link.First], links.Columns[link.Second]), (links.Columns[link.Second], links.Columns[link.First])];
        return names.SelectMany(n => new[] { link.Symbol == "r" ? Find(_numbers, n) : null, Find(_all, n) }).OfType<PartVerdict>().Select(v => (PartVerdict?)v).FirstOrDefault();
    }

    /// <summary>The words beside a link.</summary>
    /// <param name="own">How it stands.</param>
    public static IEnumerable<object> Words(PartVerdict own)
    {
        yield return Signs.Of(own.Verdict);
        yield return $" off by {Numbers.Two(own.Part.Value)}, may be {Numbers.Two(own.Bound)}{(own.Fresh is { } fresh ? $"; worst of fresh real rows {Numbers.Two(fresh)}" : "")}{(own.Chance is { } chance ? $", by chance to {Numbers.Two(chance)}" : "")}";
    }

    /// <summary>The cells of a link in a table: off by, fresh rows, by chance, may be.</summary>
    /// <param name="own">How it stands; <see langword="null"/> where no limit speaks of it.</param>
    public static IEnumerable<XElement> Cells(PartVerdict? own) =>
    [
        Tag.Of("td", own?.IsMissed == true ? "n bad" : "n", own is { } o ? new object[] { Signs.Of(o.Verdict), " ", Numbers.Two(o.Part.Value) } : "–"),
        Tag.Of("td", "n soft", Numbers.Two(own?.Fresh)),
        Tag.Of("td", "n soft", Numbers.Two(own?.Chance)),
        Tag.Of("td", "n", own is { } b ? $"≤ {Numbers.Two(b.Bound)}" : "–"),
    ];

    private static PartVerdict? Find(Dictionary<(string, string), PartVerdict> parts, (string, string) pair) => parts.TryGetValue(pair, out PartVerdict own) ? own : null;

    private static Dictionary<(string, string), PartVerdict> Parts(GateResult gate, string metric) =>
        (gate.Verdicts.FirstOrDefault(v => v.Score.Descriptor.Id == metric)?.Parts ?? []).Where(p => p.Part.Other is not null).ToDictionary(p => (p.Part.Name, p.Part.Other!));
}
