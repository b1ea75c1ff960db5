using Harness.Metrics;

namespace Harness.Studies;

/// <summary>Ranks candidates; baselines and generators without a table have none.</summary>
internal static class Ranking
{
    /// <summary>The mean rank of each pair over the metrics that have a bar; equal values share the mean of their ranks.</summary>
    public static Dictionary<(string Dataset, string Generator), double> MeanRanks(StudyResult study)
    {
        var ranks = new Dictionary<(string, string), double>();
        foreach (var dataset in study.Pairs.Where(p => !p.IsBaseline() && p.Gate.Scorecard.Seeds.Count > 0).GroupBy(p => p.Pair.Dataset))
        {
            PairOutcome[] pairs = [.. dataset];
            double[][] each = [.. study.Thresholds.Bar.Keys.Select(m => Ranks(pairs, m)).Where(r => r.Length > 0)];
            for (int i = 0; i < pairs.Length && each.Length > 0; i++)
            {
                ranks[(dataset.Key, pairs[i].Pair.Generator)] = each.Average(r => r[i]);
            }
        }

        return ranks;
    }

    /// <summary>The pairs of each dataset that have a table, in the order of every list: candidates by mean rank, then baselines.</summary>
    public static IReadOnlyList<IGrouping<string, PairOutcome>> Ordered(StudyResult study)
    {
        Dictionary<(string, string), double> ranks = MeanRanks(study);
        return
        [
            .. study.Pairs
                .Where(p => p.Gate.Scorecard.Seeds.Count > 0)
                .OrderBy(p => p.IsBaseline())
                .ThenBy(p => ranks.GetValueOrDefault((p.Pair.Dataset, p.Pair.Generator), double.MaxValue))
                .ThenBy(p => p.Pair.Generator, StringComparer.Ordinal)
                .GroupBy(p => p.Pair.Dataset)
                .OrderBy(g => g.Key, StringComparer.Ordinal),
        ];
    }

    /// <summary>Whether a pair's generator is a baseline.</summary>
    public static bool IsBaseline(this PairOutcome pair) => pair.Gate.Scorecard.Generator.Baseline is not null;

    private static double[] Ranks(PairOutcome[] pairs, string metric)
    {
        double?[] values = [.. pairs.Select(p => p.Gate.Scorecard.Find(metric)?.Value)];
        if (values.Any(v => v is null))
        {
            return [];
        }

        double sign = pairs[0].Gate.Scorecard.Find(metric)!.Descriptor.Direction == Direction.HigherIsBetter ? -1 : 1;
        return [.. values.Select(v => 1 + values.Count(o => sign * o!.Value < sign * v!.Value) + (values.Count(o => o == v) - 1) / 2.0)];
    }
}
