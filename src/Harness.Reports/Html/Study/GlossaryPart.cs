using System.Xml.Linq;
using static Harness.Reports.Html.Tag;

namespace Harness.Reports.Html.Study;

/// <summary>The words of the page.</summary>
internal static class GlossaryPart
{
    private static readonly (string Word, string Meaning)[] Words =
    [
        ("pair", "One generator on one table."),
        ("train, holdout", "The real rows that generators learn from, and those that no generator sees."),
        ("fresh real rows", "Other rows of the same real table: what chance alone makes of a perfect generator, over many random splits."),
        ("the bar", "The limits that a good substitute has to clear. It speaks of the generator."),
        ("met, missed, open", "Within the limit; beyond it, and beyond what fresh real rows get by chance; beyond it, but so may fresh real rows be: too few rows to tell."),
        ("the gate", "Whether a change may go in: nothing is worse than its snapshot beyond noise, and no met limit is lost. It speaks of the change."),
        ("snapshot", "The scores of a pair that were committed."),
        ("knowing nothing, guessing", "The floor of a metric: values uniform over the range, columns permuted on their own, the majority class or the mean."),
        ("fidelity, utility, novelty", "How near the tables are; how much models learn from synthetic rows; how few rows are copies. Each a mean of metrics, 0 to 1."),
        ("baseline", "A generator that frames the others and is not judged: copies of train rows, columns drawn one by one."),
        ("off scale", "So far beyond knowing nothing that the number says no more than that."),
    ];

    public static XElement Of() => Page.Section("glossary", "Words", null, El("dl", Words.Select(w => new[] { El("dt", w.Word), El("dd", w.Meaning) })));
}
