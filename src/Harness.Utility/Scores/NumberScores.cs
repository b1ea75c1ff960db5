namespace Harness.Utility.Scores;

/// <summary>How well predicted numbers fit true ones.</summary>
/// <param name="R2">1 − squared error ÷ squared deviation from the mean of the true ones, at most 1; 1 or 0 where the true ones are all equal, met or not.</param>
/// <param name="Rmse">Root of the mean squared error, in the target's unit.</param>
/// <param name="Mae">Mean absolute error, in the target's unit.</param>
internal sealed record NumberScores(double R2, double Rmse, double Mae)
{
    /// <summary>Scores predictions.</summary>
    /// <param name="truth">At least one finite number.</param>
    /// <param name="predicted">As many.</param>
    public static NumberScores Of(ReadOnlySpan<double> truth, ReadOnlySpan<double> predicted)
    {
        double mean = Statistics.Moments.Mean(truth);
        double squares = 0;
        double absolute = 0;
        double deviations = 0;
        for (int row = 0; row < truth.Length; row++)
        {
            double error = truth[row] - predicted[row];
            squares += error * error;
            absolute += Math.Abs(error);
            deviations += (truth[row] - mean) * (truth[row] - mean);
        }

        double r2 = deviations > 0 ? 1 - squares / deviations : squares > 0 ? 0 : 1;
        return new NumberScores(r2, Math.Sqrt(squares / truth.Length), absolute / truth.Length);
    }
}
