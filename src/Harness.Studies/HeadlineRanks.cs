using Harness.Scoring;
using Harness.Statistics;

namespace Harness.Studies;

/// <summary>Candidates ranked by a headline over datasets: of all candidates that have it on every dataset.</summary>
/// <param name="Datasets">The datasets, in ordinal order.</param>
/// <param name="Generators">The candidates, best mean rank first.</param>
/// <param name="MeanRanks">The mean rank of each over the datasets; 1 is the best.</param>
/// <param name="Left">The candidates that lack a dataset, and are not ranked.</param>
/// <param name="Test">Friedman's test and the critical difference; <see langword="null"/> where there are too few for a claim.</param>
internal sealed record HeadlineRanks(IReadOnlyList<string> Datasets, IReadOnlyList<string> Generators, IReadOnlyList<double> MeanRanks, IReadOnlyList<string> Left, FriedmanTest? Test)
{
    /// <summary>Datasets below which no claim is made.</summary>
    public const int FewestDatasets = 5;

    /// <summary>Candidates below which there is nothing to rank over all.</summary>
    public const int FewestGenerators = 3;

    /// <summary>Whether some differ, by Friedman's test at the level .05.</summary>
    public bool SomeDiffer => Test is { Probability: < 0.05 };

    /// <summary>Ranks; <see langword="null"/> where fewer than two candidates have every dataset.</summary>
    /// <param name="pairs">The pairs of the study.</param>
    /// <param name="headline">The headline of a pair; <see langword="null"/> where no metric can tell.</param>
    public static HeadlineRanks? Of(IReadOnlyList<PairOutcome> pairs, Func<Scorecard, Headline?> headline)
    {
        var values = pairs
            .Where(p => !p.IsBaseline())
            .Select(p => (p.Pair, Value: headline(p.Gate.Scorecard)?.Value))
            .Where(p => p.Value is not null)
            .ToDictionary(p => (p.Pair.Dataset, p.Pair.Generator), p => p.Value!.Value);
        string[] datasets = [.. values.Keys.Select(k => k.Dataset).Distinct().Order(StringComparer.Ordinal)];
        string[] all = [.. pairs.Where(p => !p.IsBaseline()).Select(p => p.Pair.Generator).Distinct()];
        string[] generators = [.. all.Where(g => datasets.All(d => values.ContainsKey((d, g))))];
        if (datasets.Length == 0 || generators.Length < 2)
        {
            return null;
        }

        double[][] blocks = [.. datasets.Select(d => Array.ConvertAll(generators, g => values[(d, g)]))];
        double[][] ranks = [.. blocks.Select(b => Ranks.Average(Array.ConvertAll(b, v => -v)))];
        double[] means = [.. generators.Select((_, i) => ranks.Average(r => r[i]))];
        int[] order = [.. Enumerable.Range(0, generators.Length).OrderBy(i => means[i]).ThenBy(i => generators[i], StringComparer.Ordinal)];
        return new HeadlineRanks(
            datasets,
            [.. order.Select(i => generators[i])],
            [.. order.Select(i => means[i])],
            [.. all.Except(generators).Order(StringComparer.Ordinal)],
            datasets.Length >= FewestDatasets && generators.Length >= FewestGenerators ? FriedmanTest.Of(blocks) : null);
    }
}
