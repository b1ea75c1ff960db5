namespace Harness.Reports.Documents;

/// <summary>What generators are compared by; less is better of all.</summary>
/// <param name="Words">Its name within a sentence.</param>
/// <param name="Of">The value of a pair; <see langword="null"/> where the table has none.</param>
internal sealed record Measure(string Words, Func<StudyFacts.Pair, double?> Of)
{
    /// <summary>Limits of the bar that are missed.</summary>
    public static Measure Limits { get; } = new("limits missed", p => p.Snapshot.Missed.Count);

    /// <summary>Whether it is close: the relations between columns.</summary>
    public static Measure Close { get; } = new("association error", p => p.Value("association-error"));

    /// <summary>Whether it is close: the columns, each by itself.</summary>
    public static Measure Columns { get; } = new("KS statistic", p => p.Value("ks-statistic"));

    /// <summary>Whether it is useful: what models lose.</summary>
    public static Measure Useful { get; } = new("what models lose", p => p.Gap);

    /// <summary>Whether it is copied: rows that lie nearer to a real one than real rows do to each other, in per cent.</summary>
    public static Measure Copied { get; } = new("near copies", p => 100 * p.Value("near-copy-share")) { Unit = "\u00A0%" };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Measure> All { get; } = [Limits, Close, Columns, new("detection AUC", p => p.Value("detection-auc")), Useful, Copied];

    /// <summary>What is written behind its values.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Its name at the head of a column.</summary>
    public string Head => Unit.Length == 0 ? Words : $"{Words},{Unit}";

    /// <summary>Values of it within a sentence.</summary>
    /// <param name="values">The values.</param>
    public string Text(Estimate values) => values + Unit;

    /// <summary>The values of a generator over its tables.</summary>
    /// <param name="facts">The scores.</param>
    /// <param name="generator">The generator.</param>
    public Estimate Over(StudyFacts facts, string generator) => Estimate.Of(facts.Of(generator).Select(Of));

    /// <summary>The tables on which two generators have the value, each with the first less the second.</summary>
    /// <param name="facts">The scores.</param>
    /// <param name="first">The first generator; it is better where the difference is below 0.</param>
    /// <param name="second">The second generator.</param>
    public (string Dataset, double Difference)[] Between(StudyFacts facts, string first, string second) =>
    [
        .. from both in facts.Shared(first, second)
           let difference = Of(both.First) - Of(both.Second)
           where difference is not null
           select (both.First.Snapshot.Dataset, difference.Value),
    ];

    /// <summary>The best of some generators by the mean over their tables; of equals the one that misses fewer limits.</summary>
    /// <param name="facts">The scores.</param>
    /// <param name="generators">The generators, which should have the same tables.</param>
    public string? Best(StudyFacts facts, IEnumerable<string> generators) => generators
        .Where(g => Over(facts, g).Values.Count > 0)
        .OrderBy(g => Over(facts, g).Mean)
        .ThenBy(g => Limits.Over(facts, g).Mean)
        .ThenBy(g => g, StringComparer.Ordinal)
        .FirstOrDefault();
}
