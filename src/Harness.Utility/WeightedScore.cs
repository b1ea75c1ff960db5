using Harness.Utility.Encoding;
using Harness.Utility.Scores;

namespace Harness.Utility;

/// <summary>One score of a model over rows that count with weights; what does not depend on the weights, the order of the scores, is kept.</summary>
internal sealed class WeightedScore
{
    private readonly Func<double[], double> _score;

    private WeightedScore(Func<double[], double> score) => _score = score;

    /// <summary>Prepares a score.</summary>
    /// <param name="target">The target that the test predicts.</param>
    /// <param name="test">A test on at least one row.</param>
    /// <param name="score">For labels 0 accuracy, 1 macro-F1, 2 AUC; for numbers 0 R², 1 RMSE, 2 MAE.</param>
    /// <param name="floored">True to count an R² below 0 as 0.</param>
    public static WeightedScore Of(TargetCodec target, TestResult test, int score, bool floored)
    {
        double[] answers = test.Rows.Answers;
        if (target.IsRegression)
        {
            double[] errors = [.. answers.Zip(test.Predicted, (truth, predicted) => truth - predicted)];
            return score switch
            {
                0 => new WeightedScore(w => Math.Max(floored ? 0 : double.NegativeInfinity, NumberScores.RSquared(answers, test.Predicted, w))),
                1 => OfMean([.. errors.Select(e => e * e)], mean => Math.Sqrt(mean) * target.Unit),
                _ => OfMean([.. errors.Select(Math.Abs)], mean => mean * target.Unit),
            };
        }

        int classes = test.Model.Classes;
        if (score == 0 || classes == 0)
        {
            return new WeightedScore(w => score == 2 ? 0.5 : score == 1 ? 0 : NumberScores.Mean(test.Correct, w));
        }

        int[] truth = [.. answers.Select(a => (int)a)];
        if (score == 2)
        {
            return new WeightedScore(WeightedRocArea.MeanOverClasses(truth, test.Predicted, classes));
        }

        int[] predictions = ClassScores.Answers(test.Predicted, classes);
        return new WeightedScore(weights => ClassScores.F1(truth, predictions, weights));
    }

    /// <summary>The score.</summary>
    /// <param name="weights">One weight a row, at least 0, some positive.</param>
    public double Of(double[] weights) => _score(weights);

    private static WeightedScore OfMean(double[] values, Func<double, double> score) => new(w => score(NumberScores.Mean(values, w)));
}
