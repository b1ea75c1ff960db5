using System.Globalization;
using System.Text;
using Harness.Reports.Html;
using Harness.Reports.Html.Pair;
using Harness.Reports.Words;
using Harness.Scoring;
using Harness.Studies.Gate;

namespace Harness;

/// <summary>A <see cref="GateResult"/> as plain text, for a terminal.</summary>
public static class GateText
{
    private const int MostLimits = 5;
    private const int Narrowest = 60;

    /// <summary>
    /// The answer in some twenty lines: the verdict with what is wrong, what the table may be used for, three headlines, and the limits that are
    /// missed or open, the farthest beyond first.
    /// </summary>
    /// <param name="result">The verdicts.</param>
    /// <param name="width">Characters a line, at least 60.</param>
    /// <returns>Text that ends in a line break; control characters of names are left out.</returns>
    public static string ToText(this GateResult result, int width = 100)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, Narrowest);
        var view = new PairView(result, result.Scorecard.Picture?.Value, ColumnVerdict.Of(result));
        (_, string sign, string word) = Signs.Of(view.Bar);
        var text = new StringBuilder();
        text.Append(Wrapped.Of(sign + " ", VerdictPart.Headline(view, word), width));
        text.Append(Wrapped.Of("  ", $"{VerdictPart.Text(view)} {result.SizeNote}", width));
        text.Append('\n');
        foreach (PurposeVerdict purpose in view.Purposes)
        {
            (_, string ownSign, string answer) = PurposeWords.Answer(purpose);
            text.Append(Wrapped.Of($"  {PurposeWords.Name(purpose.Purpose),-17}{ownSign} ", $"{answer}. {PurposeWords.Limits(purpose)}", width));
        }

        string headlines = string.Join("   ", new[] { Headline.Fidelity(result.Scorecard), Headline.Utility(result.Scorecard), Headline.Novelty(result.Scorecard) }.OfType<Headline>().Select(h => $"{h.Name.ToLowerInvariant()} {Numbers.Two(h.Value)}"));
        text.Append(headlines.Length == 0 ? "" : $"\n  {headlines}   (0 knows nothing or copies, 1 as fresh real rows)\n");
        LimitVerdict[] limits = [.. result.Asked.Where(v => v.Verdict != Verdict.Pass).OrderBy(v => !v.IsMissed).ThenByDescending(v => v.Beyond)];
        AppendLimits(text, limits, width);
        return text.ToString();
    }

    private static void AppendLimits(StringBuilder text, LimitVerdict[] limits, int width)
    {
        if (limits.Length == 0)
        {
            return;
        }

        string[][] numbers = [.. limits.Take(MostLimits).Select(l => (string[])[Numbers.Of(l.Score.Descriptor.IsWorst && l.Part is { } own ? own.Value : l.Score.Value), Bound(l), Numbers.Of(l.Fresh)])];
        int wide = Math.Max(9, numbers.Max(n => n.Max(t => t.Length)) + 1);
        int name = Math.Min(width - 3 * wide - 4, 62);
        string Row(IEnumerable<string> cells) => string.Concat(cells.Select(c => c.PadLeft(wide)));
        text.Append(CultureInfo.InvariantCulture, $"\n    {"limit".PadRight(name)}{Row(["value", "may be", "fresh"])}\n");
        foreach ((LimitVerdict limit, string[] own) in limits.Zip(numbers))
        {
            bool isWorst = limit.Score.Descriptor.IsWorst;
            string part = limit.Part is { } p && (limit.Score.Parts.Count > 1 || p.Other is not null) ? $" ({(isWorst ? "" : "most in ")}{p.Label})" : "";
            text.Append(CultureInfo.InvariantCulture, $"  {(limit.IsMissed ? '✗' : '△')} {Numbers.Cut(Wrapped.Clean(limit.Score.Descriptor.Title + part), name - 1).PadRight(name)}{Row(own)}\n");
        }

        text.Append(limits.Length <= MostLimits ? "" : $"    and {limits.Length - MostLimits} more\n");
    }

    private static string Bound(LimitVerdict limit) => limit switch
    {
        { Bound: null } => "–",
        { Limit: { Minimum: { } low, Maximum: { } high } } => $"{Numbers.Of(low)}–{Numbers.Of(high)}",
        { IsLeast: true } => $"≥ {Numbers.Of(limit.Bound)}",
        _ => $"≤ {Numbers.Of(limit.Bound)}",
    };
}
