using Harness.Utility.Encoding;
using Harness.Utility.Models;
using Harness.Utility.Scores;

namespace Harness.Utility.Fits;

/// <summary>One model tested on some rows.</summary>
/// <param name="Scores">For labels accuracy, macro-F1 and ROC AUC; for numbers R², RMSE and MAE, these two in the target's unit.</param>
/// <param name="Correct">For labels, one entry a row: 1 where right; else empty.</param>
/// <param name="Note">A remark for the reader about the model or the rows; <see langword="null"/> for none.</param>
internal sealed record ModelTest(double[] Scores, double[] Correct, string? Note)
{
    /// <summary>The model.</summary>
    public required TrainedModel Model { get; init; }

    /// <summary>Its answers: for labels the scores of each class, row by row; for numbers one a row, in the unit of <see cref="LabelledRows.Answers"/>.</summary>
    public double[] Predicted { get; init; } = [];

    /// <summary>The rows that it was tested on.</summary>
    public required LabelledRows Rows { get; init; }

    /// <summary>Tests a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="real">The target, and train's answers.</param>
    /// <param name="rows">The rows to test on; without any, labels get the worst scores and numbers those of predicting the mean of train.</param>
    public static ModelTest Of(TrainedModel model, RealFits real, LabelledRows rows)
    {
        string? note = model.Note ?? (rows.Count == 0 ? "no row to test on" : null);
        double[] predicted = rows.Count > 0 ? model.Predict(rows.Table) : [];
        if (!real.Target.IsRegression)
        {
            ClassScores labels = model.TestLabels(rows, predicted);
            return new ModelTest([labels.Accuracy, labels.MacroF1, labels.Auc], labels.Correct, note) { Model = model, Rows = rows, Predicted = predicted };
        }

        NumberScores numbers = rows.Count > 0
            ? NumberScores.Of(rows.Answers, predicted)
            : NumberScores.Of(real.Train.Answers, [.. real.Train.Answers.Select(_ => real.MeanAnswer)]);
        return new ModelTest([numbers.R2, numbers.Rmse * real.Target.Unit, numbers.Mae * real.Target.Unit], [], note) { Model = model, Rows = rows, Predicted = predicted };
    }
}
