using Harness.Statistics;

namespace Harness.Utility.Scores;

/// <summary>How well predicted labels fit true ones.</summary>
/// <param name="Accuracy">Share of rows whose highest score is the true class (the lower code where tied), 0 to 1.</param>
/// <param name="MacroF1">Mean F1 over the classes that are true or predicted somewhere, as scikit-learn's <c>f1_score(average="macro")</c>.</param>
/// <param name="Auc">Area under the ROC curve, one class against the rest, mean over the classes that some rows have and others have not; .5 where there is none.</param>
/// <param name="Correct">One entry a row: 1 where right, else 0.</param>
internal sealed record ClassScores(double Accuracy, double MacroF1, double Auc, double[] Correct)
{
    /// <summary>The scores of a model without an answer: nothing right, no order.</summary>
    public static ClassScores Nothing(int rows) => new(0, 0, 0.5, new double[rows]);

    /// <summary>Scores predictions.</summary>
    /// <param name="truth">One class a row, from 0; a class beyond <paramref name="classes"/> is one that the model does not know.</param>
    /// <param name="scores">Scores, row by row.</param>
    /// <param name="classes">Scores a row.</param>
    public static ClassScores Of(ReadOnlySpan<int> truth, ReadOnlySpan<double> scores, int classes)
    {
        int rows = truth.Length;
        if (rows == 0)
        {
            return Nothing(0);
        }

        int all = classes;
        foreach (int c in truth)
        {
            all = Math.Max(all, c + 1);
        }

        var hits = new int[all];
        var predicted = new int[all];
        var present = new int[all];
        var correct = new double[rows];
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<double> own = scores.Slice(row * classes, classes);
            int best = 0;
            for (int c = 1; c < classes; c++)
            {
                best = own[c] > own[best] ? c : best;
            }

            predicted[best]++;
            present[truth[row]]++;
            if (best == truth[row])
            {
                hits[best]++;
                correct[row] = 1;
            }
        }

        return new ClassScores(hits.Sum() / (double)rows, F1(hits, predicted, present), MeanAuc(truth, scores, classes, present), correct);
    }

    private static double F1(int[] hits, int[] predicted, int[] present)
    {
        double sum = 0;
        int count = 0;
        for (int c = 0; c < hits.Length; c++)
        {
            if (predicted[c] + present[c] > 0)
            {
                sum += 2.0 * hits[c] / (predicted[c] + present[c]);
                count++;
            }
        }

        return sum / count;
    }

    private static double MeanAuc(ReadOnlySpan<int> truth, ReadOnlySpan<double> scores, int classes, int[] present)
    {
        double sum = 0;
        int count = 0;
        var own = new double[truth.Length];
        for (int c = 0; c < present.Length; c++)
        {
            if (present[c] == 0 || present[c] == truth.Length)
            {
                continue;
            }

            for (int row = 0; row < own.Length; row++)
            {
                own[row] = c < classes ? scores[row * classes + c] : 0;
            }

            // Mann and Whitney: the rank sum of the class, less its least possible value, over the number of pairs.
            double[] ranks = Ranks.Average(own);
            double rankSum = 0;
            for (int row = 0; row < own.Length; row++)
            {
                rankSum += truth[row] == c ? ranks[row] : 0;
            }

            double members = present[c];
            sum += (rankSum - members * (members + 1) / 2) / (members * (truth.Length - members));
            count++;
        }

        return count == 0 ? 0.5 : sum / count;
    }
}
