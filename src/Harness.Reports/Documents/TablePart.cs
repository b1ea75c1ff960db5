using System.Globalization;
using Harness.Datasets;
using Harness.Reports.Words;
using Harness.Statistics;

namespace Harness.Reports.Documents;

/// <summary>What holds only for these tables, and whether their size and kind explain it beyond chance.</summary>
internal static class TablePart
{
    private const double Level = 0.05;
    private static readonly bool[] Sides = [false, true];

    private static readonly (string Words, Func<Dataset, double> Of)[] Properties =
    [
        ("rows", d => d.Real.RowCount),
        ("columns", d => d.Real.Columns.Count),
        ("share of labels among the columns", Labels),
    ];

    private static readonly (string Words, Func<StudyFacts.Pair, double?> Of)[] Measures =
    [
        ("association error", p => p.Value("association-error")),
        ("gap of models", p => p.Gap),
        ("limits missed", p => p.Snapshot.Missed.Count),
    ];

    public static void Add(DocumentText text, StudyFacts facts)
    {
        text.Add($"## What holds only for these tables");
        text.Table([["table", "rows", "columns", "of them labels", "task", "clear", "open", "miss", "missed most often"], .. facts.Datasets.Select(d => Row(facts, d))]);
        if (Size(facts) is { } size)
        {
            text.Add($"{size}");
        }

        int regression = facts.Datasets.Count(d => d.Task == TaskKind.Regression && d.Target is not null);
        if (regression > 0 && regression < facts.Datasets.Count)
        {
            text.Add($"Of the task even less can be said: with {regression} of {Numbers.Count(facts.Datasets.Count, "table")} to predict a number, the most extreme division has p = {Numbers.Of(Math.Min(1, 2 / Ways(facts.Datasets.Count, regression)), 2)} by chance.");
        }
    }

    private static string[] Row(StudyFacts facts, Dataset dataset)
    {
        StudyFacts.Pair[] own = [.. facts.Judged.Where(p => p.Snapshot.Dataset == dataset.Name)];
        int labels = dataset.Real.Schema.Count(c => !c.IsQuantitative);
        return
        [
            dataset.Name,
            Numbers.Of(dataset.Real.RowCount, 9),
            $"{dataset.Real.Columns.Count}",
            labels.ToString(CultureInfo.InvariantCulture),
            dataset.Target is null ? "" : dataset.Task.ToString().ToLowerInvariant(),
            $"{own.Count(p => p.Snapshot.Bar == "met")}",
            $"{own.Count(p => p.Snapshot.Bar == "inconclusive")}",
            $"{own.Count(p => p.Snapshot.Bar == "missed")}",
            string.Join(", ", StudyFacts.Frequent(own).Take(2).Select(m => $"{Numbers.Within(facts.Title(m.Id))} ({m.Pairs})")),
        ];
    }

    // The mean of the generators that have every table, ours and the libraries' apart; all tests together at the level.
    private static string? Size(StudyFacts facts)
    {
        int tables = facts.Datasets.Count;
        if (tables is < 3 or > RankCorrelationTest.MostPairs)
        {
            return null;
        }

        (string Words, RankCorrelationTest Test)[] tests =
        [
            .. from isLibrary in Sides
               let whole = facts.Generators.Where(g => StudyFacts.IsLibrary(g) == isLibrary && facts.Of(g).Count == tables).ToArray()
               where whole.Length > 0
               from measure in Measures
               let means = facts.Datasets.Select(d => whole.Select(g => measure.Of(facts.Of(g).First(p => p.Snapshot.Dataset == d.Name))).Average()).ToArray()
               where means.All(m => m is not null)
               from property in Properties
               select ($"{measure.Words} of {(isLibrary ? "the libraries and peers" : "the generators of this repository")} with {property.Words}", RankCorrelationTest.Of([.. facts.Datasets.Select(property.Of)], [.. means.Select(m => m!.Value)])),
        ];
        if (tests.Length == 0)
        {
            return null;
        }

        double needed = Level / tests.Length;
        double least = RankCorrelationTest.LeastProbability(tables);
        (string Words, RankCorrelationTest Test)[] clear = [.. tests.Where(t => t.Test.Probability < needed)];
        (string Words, RankCorrelationTest Test) first = tests.MinBy(t => t.Test.Probability);
        string asked = FormattableString.Invariant($"Do results change with rows, columns or the share of labels? {tests.Length} rank correlations over the tables, by exact permutation, each to be below {Level} / {tests.Length} = {Numbers.Of(needed, 2)}:");
        return clear.Length > 0
            ? $"{asked} {string.Join("; ", clear.Select(t => $"{t.Words}, ρ = {Numbers.Two(t.Test.Correlation)}, p = {Numbers.Of(t.Test.Probability, 2)}"))}."
            : FormattableString.Invariant($"{asked} none is. The strongest is {first.Words}, ρ = {Numbers.Two(first.Test.Correlation)}, p = {Numbers.Of(first.Test.Probability, 2)}. {Numbers.Count(tables, "table")} cannot tell{(least > needed ? $": perfect agreement would have p = {Numbers.Of(least, 2)}" : "")}. {(facts.Pairs.GroupBy(p => p.Snapshot.Dataset).All(g => g.DistinctBy(p => p.Snapshot.TrainDigest).Count() == 1) ? "No table was scored at more than one size." : "")}").TrimEnd();
    }

    private static double Labels(Dataset dataset) => dataset.Real.Schema.Count(c => !c.IsQuantitative) / (double)dataset.Real.Columns.Count;

    private static double Ways(int n, int k) => Enumerable.Range(1, k).Aggregate(1.0, (ways, i) => ways * (n - k + i) / i);
}
