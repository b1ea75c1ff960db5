using Harness.Statistics;

namespace Harness.Metrics.Marginals;

/// <summary>Total variation of one column of labels, with the labels that were lost or invented.</summary>
internal static class CategoricalPart
{
    private const int MostLabels = 3;

    public static MetricPart Of(string column, AlignedCategories codes)
    {
        int[] train = Count(codes.Train, codes.Levels.Count);
        int[] synthetic = Count(codes.Synthetic, codes.Levels.Count);
        if (!synthetic.Any(c => c > 0))
        {
            return new MetricPart(column, null, 1, "all values are missing");
        }

        string[] notes =
        [
            .. Labels("never produced", codes, i => train[i] > 0 && synthetic[i] == 0),
            .. Labels("not in train", codes, i => train[i] == 0 && synthetic[i] > 0),
        ];
        return new MetricPart(column, null, CategoricalDistribution.TotalVariation(train, synthetic), notes.Length == 0 ? null : string.Join("; ", notes));
    }

    private static int[] Count(int[] codes, int levels)
    {
        var counts = new int[levels];
        foreach (int code in codes)
        {
            if (code >= 0)
            {
                counts[code]++;
            }
        }

        return counts;
    }

    private static IEnumerable<string> Labels(string what, AlignedCategories codes, Func<int, bool> which)
    {
        string[] labels = [.. codes.Levels.Where((_, i) => which(i))];
        if (labels.Length > 0)
        {
            string more = labels.Length > MostLabels ? $" and {labels.Length - MostLabels} more" : "";
            yield return $"{what}: {string.Join(", ", labels.Take(MostLabels))}{more}";
        }
    }
}
