using System.Globalization;
using Harness.Random;
using Harness.Statistics;

namespace Harness.Neural.Tests.TenSeeds;

/// <summary>Two lists of tables, one a seed, and whether chance explains how their scores differ.</summary>
/// <param name="Name">What is compared.</param>
/// <param name="Ours">Scores of our tables.</param>
/// <param name="Theirs">Scores of the recorded tables.</param>
internal sealed record SeedComparison(string Name, IReadOnlyList<TableScores> Ours, IReadOnlyList<TableScores> Theirs)
{
    /// <summary>The p-value of each score, 1 where the dataset has none.</summary>
    public IReadOnlyList<(string Score, double Probability)> Probabilities =>
        [.. TableScores.All.Select(score => (score.Name, double.IsNaN(score.Value(Ours[0])) ? 1 : PermutationTest.MeanDifference(
            [.. Ours.Select(score.Value)], [.. Theirs.Select(score.Value)], new RandomStream(1))))];

    /// <summary>A row of a Markdown table: mean ± standard deviation of ours and theirs and the p-value, for each score.</summary>
    public string Row => $"| {Name} | " + string.Join(" | ", TableScores.All.Zip(Probabilities, (score, p) => double.IsNaN(score.Value(Ours[0]))
        ? "no such column"
        : string.Create(CultureInfo.InvariantCulture, $"{Text(Ours, score.Value)} / {Text(Theirs, score.Value)}, p = {p.Probability:0.000}"))) + " |";

    /// <summary>The head of the table.</summary>
    public static string Head => $"| ours / SDV's | {string.Join(" | ", TableScores.All.Select(s => s.Name))} |\n|---|{string.Concat(TableScores.All.Select(_ => "---|"))}";

    private static string Text(IReadOnlyList<TableScores> scores, Func<TableScores, double> value)
    {
        double[] values = [.. scores.Select(value)];
        return string.Create(CultureInfo.InvariantCulture, $"{values.Average():0.000} ± {Moments.StandardDeviation(values):0.000}");
    }
}
