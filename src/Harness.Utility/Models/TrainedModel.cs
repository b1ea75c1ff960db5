using System.Globalization;
using Harness.Utility.Encoding;
using Harness.Utility.Scores;

namespace Harness.Utility.Models;

/// <summary>A model that has learned, whatever it was given: without rows it has no answer, with one answer it gives that one.</summary>
internal sealed class TrainedModel
{
    private readonly Func<Tables.Table, double[]> _predict;
    private readonly int _classes;

    private TrainedModel(Func<Tables.Table, double[]> predict, int classes, string? note)
    {
        _predict = predict;
        _classes = classes;
        Note = note;
    }

    /// <summary>What a reader should know about what it was given; else <see langword="null"/>.</summary>
    public string? Note { get; }

    /// <summary>Trains a model.</summary>
    /// <param name="learner">The kind of model.</param>
    /// <param name="target">The target column and its encoding.</param>
    /// <param name="rows">The rows to learn from.</param>
    /// <param name="guess">The number to predict where there is no row to learn from.</param>
    /// <param name="most">Rows to learn from at most; of more, so many are drawn.</param>
    public static TrainedModel Train(ILearner learner, TargetCodec target, LabelledRows rows, double guess, int most)
    {
        LabelledRows learned = rows.AtMost(most);
        return learned.Count == rows.Count ? Train(learner, target, rows, guess) : Train(learner, target, learned, guess).Of(rows.Count, learned.Count);
    }

    private static TrainedModel Train(ILearner learner, TargetCodec target, LabelledRows rows, double guess)
    {
        int classes = target.IsRegression ? 1 : Math.Max(target.Classes, rows.Count == 0 ? 0 : 1 + (int)rows.Answers.Max());
        if (rows.Count == 0)
        {
            return target.IsRegression
                ? new TrainedModel(table => Constant(table.RowCount, guess), 1, "no row to learn from; predicts the mean of train")
                : new TrainedModel(_ => [], 0, "no row to learn from");
        }

        double first = rows.Answers[0];
        if (Array.TrueForAll(rows.Answers, a => a == first))
        {
            return target.IsRegression
                ? new TrainedModel(table => Constant(table.RowCount, first), 1, "the target is constant in the rows to learn from")
                : new TrainedModel(table => OneClass(table.RowCount, classes, (int)first), classes, "one class only in the rows to learn from");
        }

        FeatureCodec codec = FeatureCodec.Learn(rows.Table, target);
        FeatureMatrix features = codec.Encode(rows.Table);
        if (target.IsRegression)
        {
            Func<FeatureMatrix, double[]> regression = learner.Regress(features, rows.Answers);
            return new TrainedModel(table => regression(codec.Encode(table)), 1, null);
        }

        // A learner wants classes without gaps: those that occur, in order.
        int[] occurring = [.. rows.Answers.Select(a => (int)a).Distinct().Order()];
        int[] answers = [.. rows.Answers.Select(a => Array.BinarySearch(occurring, (int)a))];
        Func<FeatureMatrix, double[]> classification = learner.Classify(features, answers, occurring.Length);
        string? note = occurring.Count(c => c < target.Classes) < target.Classes ? $"{occurring.Count(c => c < target.Classes)} of {target.Classes} classes in the rows to learn from" : null;
        return new TrainedModel(table => Spread(classification(codec.Encode(table)), occurring, classes), classes, note);
    }

    private TrainedModel Of(int rows, int learned)
    {
        string drawn = string.Create(CultureInfo.InvariantCulture, $"learned from {learned:N0} of {rows:N0} rows, drawn");
        return new TrainedModel(_predict, _classes, Note is null ? drawn : $"{Note}; {drawn}");
    }

    /// <summary>Its answers: one number a row, or the scores of each class, row by row.</summary>
    public double[] Predict(Tables.Table table) => _predict(table);

    /// <summary>Scores a row of <see cref="Predict"/>: 1 for numbers, 0 where the model has no answer.</summary>
    public int Classes => _classes;

    /// <summary>Tests it on labels.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="predicted">Its answers for them.</param>
    public ClassScores TestLabels(LabelledRows rows, double[] predicted) => _classes == 0 || rows.Count == 0
        ? ClassScores.Nothing(rows.Count)
        : ClassScores.Of([.. rows.Answers.Select(a => (int)a)], predicted, _classes);

    private static double[] Constant(int rows, double value)
    {
        var answers = new double[rows];
        answers.AsSpan().Fill(value);
        return answers;
    }

    private static double[] OneClass(int rows, int classes, int answer)
    {
        var scores = new double[rows * classes];
        for (int row = 0; row < rows; row++)
        {
            scores[row * classes + answer] = 1;
        }

        return scores;
    }

    private static double[] Spread(double[] scores, int[] occurring, int classes)
    {
        if (occurring.Length == classes)
        {
            return scores;
        }

        var spread = new double[scores.Length / occurring.Length * classes];
        for (int row = 0; row * occurring.Length < scores.Length; row++)
        {
            for (int c = 0; c < occurring.Length; c++)
            {
                spread[row * classes + occurring[c]] = scores[row * occurring.Length + c];
            }
        }

        return spread;
    }
}
