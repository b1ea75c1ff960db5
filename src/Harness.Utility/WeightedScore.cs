namespace Harness.Utility;

/// <summary>One score of a model over rows that count with weights; what does not depend on the weights, the order of the scores, is kept.</summary>
internal sealed class WeightedScore
{
    private readonly Func<double[], double> _score;

    private WeightedScore(Func<double[], double> score) => _score = score;

    /// <summary>Prepares a score.</summary>
    /// <param name="isRegression">Whether numbers are predicted.</param>
    /// <param name="test">A test on at least one row.</param>
    /// <param name="score">For labels 0 accuracy, 1 macro-F1, 2 AUC; for numbers 0 R², 1 RMSE, 2 MAE.</param>
    /// <param name="floored">Whether an R² below 0 counts as 0.</param>
    public static WeightedScore Of(bool isRegression, TestResult test, int score, bool floored)
    {
        double[] answers = test.Rows.Answers;
        if (isRegression)
        {
            double[] errors = [.. answers.Zip(test.Predicted, (truth, predicted) => truth - predicted)];
            return score switch
            {
                0 => new WeightedScore(w => Math.Max(floored ? 0 : double.NegativeInfinity, RSquared(answers, errors, w))),
                1 => OfMean([.. errors.Select(e => e * e)], Math.Sqrt),
                _ => OfMean([.. errors.Select(Math.Abs)], mean => mean),
            };
        }

        int classes = test.Model.Classes;
        if (score == 0 || classes == 0)
        {
            return new WeightedScore(w => score == 2 ? 0.5 : score == 1 ? 0 : Mean(test.Correct, w));
        }

        int[] truth = [.. answers.Select(a => (int)a)];
        return score == 1 ? MacroF1(truth, test.Predicted, classes) : MeanAuc(truth, test.Predicted, classes);
    }

    /// <summary>The score.</summary>
    /// <param name="weights">One weight a row, at least 0, some positive.</param>
    public double Of(double[] weights) => _score(weights);

    private static WeightedScore OfMean(double[] values, Func<double, double> score) => new(w => score(Mean(values, w)));

    private static double Mean(double[] values, double[] weights)
    {
        double sum = 0;
        double total = 0;
        for (int row = 0; row < values.Length; row++)
        {
            sum += weights[row] * values[row];
            total += weights[row];
        }

        return sum / total;
    }

    private static double RSquared(double[] truth, double[] errors, double[] weights)
    {
        double mean = Mean(truth, weights);
        double squares = 0;
        double deviations = 0;
        for (int row = 0; row < truth.Length; row++)
        {
            squares += weights[row] * errors[row] * errors[row];
            deviations += weights[row] * (truth[row] - mean) * (truth[row] - mean);
        }

        return deviations > 0 ? 1 - squares / deviations : squares > 0 ? 0 : 1;
    }

    private static WeightedScore MacroF1(int[] truth, double[] predicted, int classes)
    {
        int all = Math.Max(classes, truth.Max() + 1);
        int[] answers = [.. truth.Select((_, row) => Largest(predicted.AsSpan(row * classes, classes)))];
        return new WeightedScore(weights =>
        {
            var hits = new double[all];
            var either = new double[all];
            for (int row = 0; row < truth.Length; row++)
            {
                either[truth[row]] += weights[row];
                either[answers[row]] += weights[row];
                hits[truth[row]] += truth[row] == answers[row] ? weights[row] : 0;
            }

            double sum = 0;
            int count = 0;
            for (int c = 0; c < all; c++)
            {
                if (either[c] > 0)
                {
                    sum += 2 * hits[c] / either[c];
                    count++;
                }
            }

            return sum / count;
        });
    }

    private static WeightedScore MeanAuc(int[] truth, double[] predicted, int classes)
    {
        int all = Math.Max(classes, truth.Max() + 1);
        double[][] scores = [.. Enumerable.Range(0, all).Select(c => truth.Select((_, row) => c < classes ? predicted[row * classes + c] : 0).ToArray())];
        int[][] orders = [.. scores.Select(s => Enumerable.Range(0, truth.Length).OrderBy(row => s[row]).ToArray())];
        return new WeightedScore(weights =>
        {
            double sum = 0;
            int count = 0;
            for (int c = 0; c < all; c++)
            {
                if (Area(truth, c, scores[c], orders[c], weights) is { } area)
                {
                    sum += area;
                    count++;
                }
            }

            return count == 0 ? 0.5 : sum / count;
        });
    }

    /// <summary>The weight of pairs of a member and another row in their order, ties half; <see langword="null"/> where one kind has no weight.</summary>
    private static double? Area(int[] truth, int label, double[] scores, int[] order, double[] weights)
    {
        double inOrder = 0;
        double below = 0;
        double members = 0;
        for (int first = 0, end; first < order.Length; first = end)
        {
            double tiedMembers = 0;
            double tiedOthers = 0;
            for (end = first; end < order.Length && scores[order[end]] == scores[order[first]]; end++)
            {
                double weight = weights[order[end]];
                if (truth[order[end]] == label)
                {
                    tiedMembers += weight;
                }
                else
                {
                    tiedOthers += weight;
                }
            }

            inOrder += tiedMembers * (below + tiedOthers / 2);
            below += tiedOthers;
            members += tiedMembers;
        }

        return members > 0 && below > 0 ? inOrder / (members * below) : null;
    }

    private static int Largest(ReadOnlySpan<double> scores)
    {
        int best = 0;
        for (int c = 1; c < scores.Length; c++)
        {
            best = scores[c] > scores[best] ? c : best;
        }

        return best;
    }
}
