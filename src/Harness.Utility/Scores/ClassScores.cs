namespace Harness.Utility.Scores;

/// <summary>Scores of predicted labels against the true ones.</summary>
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

        int[] truths = truth.ToArray();
        double[] all = scores.ToArray();
        int[] answers = Answers(all, classes);
        double[] correct = [.. truths.Zip(answers, (t, answer) => t == answer ? 1.0 : 0)];
        return new ClassScores(correct.Sum() / rows, F1(truths, answers, null), WeightedRocArea.MeanOverClasses(truths, all, classes)(null), correct);
    }

    /// <summary>The class of the highest score of each row, the lower code where tied.</summary>
    /// <param name="scores">Scores, row by row.</param>
    /// <param name="classes">Scores a row, at least 1.</param>
    public static int[] Answers(double[] scores, int classes)
    {
        var answers = new int[scores.Length / classes];
        for (int row = 0; row < answers.Length; row++)
        {
            ReadOnlySpan<double> own = scores.AsSpan(row * classes, classes);
            int best = 0;
            for (int c = 1; c < classes; c++)
            {
                best = own[c] > own[best] ? c : best;
            }

            answers[row] = best;
        }

        return answers;
    }

    /// <summary>Mean F1 over the classes that are true or predicted in a row that counts.</summary>
    /// <param name="truth">One class a row, from 0.</param>
    /// <param name="answers">The class that is predicted for each.</param>
    /// <param name="weights">One weight a row, at least 0; <see langword="null"/> where each counts once.</param>
    public static double F1(int[] truth, int[] answers, double[]? weights)
    {
        int classes = 1 + Math.Max(truth.Max(), answers.Max());
        var hits = new double[classes];
        var either = new double[classes];
        for (int row = 0; row < truth.Length; row++)
        {
            double weight = weights?[row] ?? 1;
            either[truth[row]] += weight;
            either[answers[row]] += weight;
            hits[truth[row]] += truth[row] == answers[row] ? weight : 0;
        }

        double sum = 0;
        int count = 0;
        for (int c = 0; c < classes; c++)
        {
            if (either[c] > 0)
            {
                sum += 2 * hits[c] / either[c];
                count++;
            }
        }

        return sum / count;
    }
}
