using System.Globalization;
using Harness.Utility.Scores;

namespace Harness.Utility.Fits;

/// <summary>
/// What a rule that knows nothing of a row scores on the holdout: the most frequent class for every row, no order of the rows, or
/// train's mean. Where models trained on real rows do no better, no synthetic table can do worse, and a gap of 0 is no praise.
/// </summary>
internal static class KnowingNothing
{
    /// <summary>Standard errors that real models have to be better by.</summary>
    private const double Errors = 2;

    /// <summary>Why a gap in a score tells nothing; <see langword="null"/> where it does. Follows from the real rows alone.</summary>
    /// <param name="real">Models trained on real rows, with their tests on the holdout.</param>
    /// <param name="score">Place in <see cref="ModelTest.Scores"/>: for labels 0 accuracy, 1 macro-F1, 2 AUC; for numbers 0 R².</param>
    /// <param name="name">The score's title.</param>
    public static string? Reason(RealFits real, int score, string name)
    {
        double nothing = Score(real, score);
        double mean = real.Tests.Average(t => Math.Max(0, t.Scores[score]));
        if (RowBootstrap.Error(real, real.Tests, score, floored: true) is not { } error)
        {
            return "a single holdout row tells no model from one that knows nothing";
        }

        return mean > nothing + Errors * error ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"models trained on real rows have a mean {name} of {mean:0.000} on the holdout (standard error {error:0.000}), knowing nothing has {nothing:0.000}: there is nothing that synthetic rows could fail to teach");
    }

    private static double Score(RealFits real, int score)
    {
        if (real.Target.IsRegression)
        {
            return 0;
        }

        int[] truth = [.. real.Holdout.Answers.Select(a => (int)a)];
        (int Class, int Rows) most = truth.CountBy(c => c).Select(c => (c.Key, c.Value)).MaxBy(c => c.Value);
        return score switch
        {
            0 => (double)most.Rows / truth.Length,
            1 => ClassScores.F1(truth, [.. truth.Select(_ => most.Class)], null),
            _ => 0.5,
        };
    }
}
