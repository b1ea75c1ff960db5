using System.Xml.Linq;
using Harness.Studies.Gate;
using static Harness.Reports.Html.Tag;

namespace Harness.Reports.Html;

/// <summary>Verdicts as signs: shape and word first, colour besides.</summary>
internal static class Signs
{
    /// <summary>The sign of a limit.</summary>
    /// <param name="verdict">Its verdict.</param>
    public static XElement Of(Verdict verdict) => verdict switch
    {
        Verdict.Pass => Sign("good", "✓", "met"),
        Verdict.Inconclusive => Sign("open", "△", "open"),
        Verdict.Fail => Sign("bad", "✗", "missed"),
        _ => Sign("bad", "!", "in error"),
    };

    /// <summary>The sign of a column.</summary>
    /// <param name="sign">How it stands.</param>
    public static XElement Of(ColumnSign sign) => sign switch
    {
        ColumnSign.LikeFresh => Sign("good", "✓", "like fresh rows"),
        ColumnSign.FurtherOff => Sign("open", "△", "further off than fresh rows"),
        ColumnSign.Beyond => Sign("bad", "✗", "beyond the limit"),
        _ => Sign("none", "–", "not checked"),
    };

    /// <summary>The sign and the word of the bar.</summary>
    /// <param name="bar">The verdict; <see langword="null"/> where nothing is said.</param>
    public static (string Css, string Sign, string Word) Of(BarVerdict? bar) => bar switch
    {
        BarVerdict.Met => ("good", "✓", "Clears the bar"),
        BarVerdict.Inconclusive => ("open", "△", "Inconclusive"),
        BarVerdict.Missed => ("bad", "✗", "Misses the bar"),
        _ => ("none", "–", "Not judged"),
    };

    /// <summary>A sign that is read aloud as a word.</summary>
    /// <param name="css">good, open, bad or none.</param>
    /// <param name="sign">The sign.</param>
    /// <param name="word">The word.</param>
    public static XElement Sign(string css, string sign, string word) => Span("sign " + css, At("role", "img"), At("aria-label", word), At("title", word), sign);
}
