namespace Harness.Utility.Scores;

/// <summary>The area under the ROC curve of rows that count with weights; the order of the scores is made once for all weights.</summary>
internal sealed class WeightedRocArea
{
    private readonly double[] _scores;
    private readonly int[] _order;

    /// <summary>Sorts the scores. O(n log n).</summary>
    /// <param name="scores">One score a row.</param>
    public WeightedRocArea(double[] scores)
    {
        _scores = [.. scores];
        _order = [.. Enumerable.Range(0, scores.Length)];
        Array.Sort(_scores, _order);
    }

    /// <summary>
    /// The mean over classes of the area of one class against the rest, those left out that all rows or none have; .5 where
    /// none is left.
    /// </summary>
    /// <param name="truth">One class a row, from 0.</param>
    /// <param name="scores">Scores, row by row; a class beyond them has the score 0 in every row.</param>
    /// <param name="classes">Scores a row.</param>
    /// <returns>The mean for some weights, one a row; for <see langword="null"/> each row counts once.</returns>
    public static Func<double[]?, double> MeanOverClasses(int[] truth, double[] scores, int classes)
    {
        int all = Math.Max(classes, truth.Max() + 1);
        (WeightedRocArea Area, bool[] IsMember)[] areas =
        [
            .. Enumerable.Range(0, all).Select(c => (
                new WeightedRocArea([.. truth.Select((_, row) => c < classes ? scores[row * classes + c] : 0)]),
                Array.ConvertAll(truth, t => t == c))),
        ];
        return weights =>
        {
            double sum = 0;
            int count = 0;
            foreach ((WeightedRocArea area, bool[] isMember) in areas)
            {
                if (area.Of(isMember, weights) is { } value)
                {
                    sum += value;
                    count++;
                }
            }

            return count == 0 ? 0.5 : sum / count;
        };
    }

    /// <summary>The weight of pairs of a member and another row in their order, ties half, over that of all pairs. O(n).</summary>
    /// <param name="isMember">One entry a row.</param>
    /// <param name="weights">One weight a row, at least 0; <see langword="null"/> where each counts once.</param>
    /// <returns><see langword="null"/> where one kind has no weight.</returns>
    public double? Of(bool[] isMember, double[]? weights)
    {
        double inOrder = 0;
        double below = 0;
        double members = 0;
        for (int first = 0, end; first < _order.Length; first = end)
        {
            double tiedMembers = 0;
            double tiedOthers = 0;
            end = first;
            do
            {
                int row = _order[end];
                double weight = weights?[row] ?? 1;
                (tiedMembers, tiedOthers) = isMember[row] ? (tiedMembers + weight, tiedOthers) : (tiedMembers, tiedOthers + weight);
                end++;
            }
            while (end < _order.Length && _scores[end] == _scores[first]);

            inOrder += tiedMembers * (below + tiedOthers / 2);
            below += tiedOthers;
            members += tiedMembers;
        }

        return members > 0 && below > 0 ? inOrder / (members * below) : null;
    }
}
