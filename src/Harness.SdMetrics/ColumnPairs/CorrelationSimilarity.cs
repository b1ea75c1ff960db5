using Harness.SdMetrics.Encoding;
using Harness.Tables;

namespace Harness.SdMetrics.ColumnPairs;

/// <summary>SDMetrics 0.29's CorrelationSimilarity of two numerical or datetime columns: 1 − |ρ(real) − ρ(synthetic)| / 2.</summary>
/// <param name="Score">The score; no score where the real correlation does not pass the threshold or a correlation is not defined.</param>
/// <param name="Real">The real table's correlation, −1 to 1; NaN where there is none.</param>
/// <param name="Synthetic">The synthetic table's; NaN where there is none or it was not needed.</param>
public sealed record CorrelationSimilarity(ParityScore Score, double Real, double Synthetic)
{
    private const string TooShort = "ValueError: x and y must have length at least 2.";

    /// <summary>Compares a pair of columns. Rows with a missing value in the pair are left out; dates are nanoseconds. O(n), for Spearman O(n log n).</summary>
    /// <param name="real">Both columns of the real table.</param>
    /// <param name="synthetic">Both columns of the synthetic table.</param>
    /// <param name="kind">The correlation.</param>
    /// <param name="threshold">The real correlation's absolute value must be above it, 0 to 1.</param>
    /// <returns>An error where a column has exactly one distinct value or fewer than two rows are complete.</returns>
    public static CorrelationSimilarity Compute(
        (QuantitativeColumn First, QuantitativeColumn Second) real,
        (QuantitativeColumn First, QuantitativeColumn Second) synthetic,
        CorrelationKind kind = CorrelationKind.Pearson,
        double threshold = 0) => Compute(
            (new ContinuousValues(real.First), new ContinuousValues(real.Second)),
            (new ContinuousValues(synthetic.First), new ContinuousValues(synthetic.Second)),
            kind,
            threshold);

    internal static CorrelationSimilarity Compute(
        (ContinuousValues First, ContinuousValues Second) real,
        (ContinuousValues First, ContinuousValues Second) synthetic,
        CorrelationKind kind,
        double threshold)
    {
        if ((Constant(real, "real data") ?? Constant(synthetic, "synthetic data")) is { } constant)
        {
            return Failed(constant);
        }

        double realCorrelation = Of(real, kind);
        if (double.IsNaN(realCorrelation) && kind == CorrelationKind.Pearson && Complete(real) < 2)
        {
            return Failed(TooShort);
        }

        if (Math.Abs(realCorrelation) <= threshold)
        {
            return new CorrelationSimilarity(ParityScore.None, realCorrelation, double.NaN);
        }

        double syntheticCorrelation = Of(synthetic, kind);
        if (double.IsNaN(syntheticCorrelation) && kind == CorrelationKind.Pearson && Complete(synthetic) < 2)
        {
            return Failed(TooShort);
        }

        return new CorrelationSimilarity(ParityScore.Of(1 - Math.Abs(realCorrelation - syntheticCorrelation) / 2), realCorrelation, syntheticCorrelation);
    }

    /// <summary>The correlation of a table's pair of columns; NaN where it is not defined.</summary>
    internal static double Of((ContinuousValues First, ContinuousValues Second) pair, CorrelationKind kind) => kind == CorrelationKind.Pearson
        ? ContinuousValues.Pearson(pair.First, pair.Second)
        : ContinuousValues.Spearman(pair.First, pair.Second);

    private static CorrelationSimilarity Failed(string error) => new(ParityScore.Failed(error), double.NaN, double.NaN);

    private static string? Constant((ContinuousValues First, ContinuousValues Second) pair, string which) => (pair.First.IsConstant, pair.Second.IsConstant) switch
    {
        (true, true) => $"ConstantInputError: The {which} in columns '{pair.First.Name}, {pair.Second.Name}' contains a constant value. Correlation is undefined for constant data.",
        (true, false) => $"ConstantInputError: The {which} in column '{pair.First.Name}' contains a constant value. Correlation is undefined for constant data.",
        (false, true) => $"ConstantInputError: The {which} in column '{pair.Second.Name}' contains a constant value. Correlation is undefined for constant data.",
        _ => null,
    };

    private static int Complete((ContinuousValues First, ContinuousValues Second) pair)
    {
        ReadOnlySpan<double> x = pair.First.All;
        ReadOnlySpan<double> y = pair.Second.All;
        int complete = 0;
        for (int row = 0; row < x.Length; row++)
        {
            complete += double.IsNaN(x[row]) || double.IsNaN(y[row]) ? 0 : 1;
        }

        return complete;
    }
}
