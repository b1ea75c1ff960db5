using Harness.Random;
using Harness.Scoring;
using Harness.Statistics;

namespace Harness.Studies;

/// <summary>The difference of two generators in a headline, over the datasets that both have.</summary>
/// <param name="First">The first generator.</param>
/// <param name="Second">The second generator.</param>
/// <param name="Datasets">Number of datasets, at least 2.</param>
/// <param name="Mean">Mean of first − second.</param>
/// <param name="Probability">The p-value of the mean by the paired permutation test over datasets, two-sided: exact, and for these two generators alone.</param>
internal sealed record HeadlineDifference(string First, string Second, int Datasets, double Mean, double Probability)
{
    /// <summary>Datasets below which no difference has a p-value below .05, however large it is: five have 2⁵ ways to give it a sign.</summary>
    public const int FewestDatasets = 6;

    /// <summary>Whether chance alone gives a difference as large in fewer than one of twenty cases.</summary>
    public bool IsClear => Probability < 0.05;

    /// <summary>The differences of any two candidates, in the order of the study.</summary>
    /// <param name="pairs">The pairs of the study that have a table.</param>
    /// <param name="headline">The headline of a pair; <see langword="null"/> where no metric can tell.</param>
    public static IReadOnlyList<HeadlineDifference> Of(IReadOnlyList<PairOutcome> pairs, Func<Scorecard, Headline?> headline)
    {
        string[] generators = [.. pairs.Where(p => !p.IsBaseline()).Select(p => p.Pair.Generator).Distinct()];
        var values = generators.ToDictionary(g => g, Values, StringComparer.Ordinal);
        return
        [
            .. from i in Enumerable.Range(0, generators.Length)
               from j in Enumerable.Range(i + 1, generators.Length - i - 1)
               let first = values[generators[i]]
               let second = values[generators[j]]
               let differences = first.Where(v => second.ContainsKey(v.Key)).Select(v => v.Value - second[v.Key]).ToArray()
               where differences.Length > 1
               let probability = PermutationTest.MeanOfPairs(differences, RandomStream.ForMetric("differences").Fork(generators[i]).Fork(generators[j]))
               select new HeadlineDifference(generators[i], generators[j], differences.Length, differences.Average(), probability),
        ];

        Dictionary<string, double> Values(string generator) => pairs
            .Where(p => p.Pair.Generator == generator)
            .Select(p => (p.Pair.Dataset, Headline: headline(p.Gate.Scorecard)))
            .Where(p => p.Headline is not null)
            .ToDictionary(p => p.Dataset, p => p.Headline!.Value, StringComparer.Ordinal);
    }
}
