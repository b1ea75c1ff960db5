namespace Harness.Utility.Scores;

/// <summary>Scores of predicted numbers against the true ones.</summary>
/// <param name="R2">1 − squared error ÷ squared deviation from the mean of the true ones, at most 1; 1 or 0 where the true ones are all equal, met or not.</param>
/// <param name="Rmse">Root of the mean squared error, in the unit of the numbers.</param>
/// <param name="Mae">Mean absolute error, likewise.</param>
internal sealed record NumberScores(double R2, double Rmse, double Mae)
{
    /// <summary>Scores predictions.</summary>
    /// <param name="truth">At least one finite number.</param>
    /// <param name="predicted">As many.</param>
    public static NumberScores Of(ReadOnlySpan<double> truth, ReadOnlySpan<double> predicted)
    {
        double squares = 0;
        double absolute = 0;
        for (int row = 0; row < truth.Length; row++)
        {
            double error = truth[row] - predicted[row];
            squares += error * error;
            absolute += Math.Abs(error);
        }

        return new NumberScores(RSquared(truth, predicted, []), Math.Sqrt(squares / truth.Length), absolute / truth.Length);
    }

    /// <summary>R² of rows that count with weights.</summary>
    /// <param name="truth">At least one finite number.</param>
    /// <param name="predicted">As many.</param>
    /// <param name="weights">One weight a row, at least 0, some positive; empty where each counts once.</param>
    public static double RSquared(ReadOnlySpan<double> truth, ReadOnlySpan<double> predicted, ReadOnlySpan<double> weights)
    {
        double mean = weights.IsEmpty ? Statistics.Moments.Mean(truth) : Mean(truth, weights);
        double squares = 0;
        double deviations = 0;
        for (int row = 0; row < truth.Length; row++)
        {
            double weight = weights.IsEmpty ? 1 : weights[row];
            double error = truth[row] - predicted[row];
            squares += weight * error * error;
            deviations += weight * (truth[row] - mean) * (truth[row] - mean);
        }

        return deviations > 0 ? 1 - squares / deviations : squares > 0 ? 0 : 1;
    }

    /// <summary>The mean of numbers that count with weights.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="weights">One weight each, at least 0, some positive.</param>
    public static double Mean(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
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
}
