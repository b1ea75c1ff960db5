using Harness.Reports.Words;
using Harness.Statistics;

namespace Harness.Reports.Documents;

/// <summary>How close each generator comes: over tables, and table by table.</summary>
internal static class ClosePart
{
    private const string ByTable = "association-error";
    private static readonly string[] Likeness = ["mean-error", "median-error", "std-error", "ks-statistic", "total-variation", "correlation-error", ByTable];

    /// <summary>The generators, those that miss fewest limits first, then the baselines.</summary>
    /// <param name="facts">The scores.</param>
    public static IReadOnlyList<string> Order(StudyFacts facts) =>
        [.. facts.Generators.OrderBy(g => facts.Of(g).Average(p => p.Snapshot.Missed.Count)).ThenBy(g => g, StringComparer.Ordinal), .. facts.Baselines];

    public static void Add(DocumentText text, StudyFacts facts)
    {
        IReadOnlyList<string> order = Order(facts);
        text.Add($"## How close");
        text.Add($"![Distance of columns, relations and models, each table a dot, the mean a bar with its interval]({StudyDocument.PictureFile})");
        text.Add($"Errors of mean, median and standard deviation are in standard deviations of the real column; 0 is best everywhere. `independent` has perfect columns and no relation, `bootstrap` repeats real rows: they frame the others. What needs a column of numbers or of labels is over the tables that have one.");
        text.Table([["generator", "tables", .. Likeness.Select(facts.Title), "limits missed"], .. order.Select(g => (string[])[Name(facts, g), $"{facts.Of(g).Count}", .. Likeness.Select(id => Estimate.Of(facts.Of(g).Select(p => p.Value(id))).ToString()), new Estimate([.. facts.Of(g).Select(p => (double)p.Snapshot.Missed.Count)]).ToString()])]);
        bool hasNoise = facts.Pairs.Any(p => p.Snapshot.NoiseSeeds > 1);
        text.Add($"{facts.Title(ByTable)}, table by table{(hasNoise ? "; ± is the 95 % interval over seeds, where the snapshot holds the scatter of at least 20 seeds" : "")}:");
        text.Table([["generator", .. facts.Datasets.Select(d => d.Name)], .. order.Select(g => (string[])[Name(facts, g), .. facts.Datasets.Select(d => Value(facts.Of(g).FirstOrDefault(p => p.Snapshot.Dataset == d.Name)))])]);
    }

    private static string Name(StudyFacts facts, string generator) => facts.Baselines.Contains(generator) ? $"{generator} (baseline)" : generator;

    private static string Value(StudyFacts.Pair? pair) => pair?.Snapshot.Find(ByTable) is not { Value: { } value } metric ? "–"
        : metric.Noise is not { } noise || pair.Snapshot.NoiseSeeds < 2 ? Numbers.Of(value, 2)
        : Numbers.PlusMinus(value, MeanInterval.HalfWidth(noise, pair.Snapshot.Seeds.Count, pair.Snapshot.NoiseSeeds - 1));
}
