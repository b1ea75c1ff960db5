using Harness.Statistics;

namespace Harness.Utility.Scores;

/// <summary>The area under the ROC curve: the share of pairs of a member and another row whose scores are in order, ties half.</summary>
/// <param name="Value">The area, 0 to 1.</param>
/// <param name="VarianceOverMembers">
/// What other members would change of it: the variance of a member's share of pairs over their number (the part of the
/// members in the variance of DeLong, DeLong and Clarke-Pearson, Biometrics 44 (1988) 837–845); 0 of a single one.
/// </param>
internal readonly record struct RocArea(double Value, double VarianceOverMembers)
{
    /// <summary>Measures scores. O(n log n), by ranks as Sun and Xu, IEEE Signal Process. Lett. 21 (2014).</summary>
    /// <param name="isMember">One entry a row; both kinds occur.</param>
    /// <param name="scores">As many scores, higher where membership is likelier.</param>
    public static RocArea Of(bool[] isMember, double[] scores)
    {
        double[] own = [.. scores.Where((_, row) => isMember[row])];
        double others = scores.Length - own.Length;
        double[] ranks = Ranks.Average(scores);
        double[] ranksOfOwn = Ranks.Average(own);
        var shares = new double[own.Length];
        int member = 0;
        for (int row = 0; row < scores.Length; row++)
        {
            if (isMember[row])
            {
                shares[member] = (ranks[row] - ranksOfOwn[member]) / others;
                member++;
            }
        }

        double deviation = Moments.StandardDeviation(shares);
        return new RocArea(Unweighted(isMember, scores), deviation * deviation / own.Length);
    }

    private static double Unweighted(bool[] isMember, double[] scores) =>
        new WeightedRocArea(scores).Of(isMember, null) ?? throw new ArgumentException("Both kinds of rows have to occur.", nameof(isMember));
}
