namespace Harness.SdMetrics.Encoding;

/// <summary>
/// What SDMetrics answers: a score, no score (its NaN), or an error. "No score" is an answer of its own: it agrees with
/// "no score" and with nothing else.
/// </summary>
public readonly record struct ParityScore
{
    private ParityScore(double value, string? error)
    {
        Value = value;
        Error = error;
    }

    /// <summary>SDMetrics' NaN: the metric has nothing to say.</summary>
    public static ParityScore None { get; } = new(double.NaN, null);

    /// <summary>The score, 0 to 1; NaN where there is none.</summary>
    public double Value { get; }

    /// <summary>SDMetrics' error as its reports show it, type and message; <see langword="null"/> where there is none.</summary>
    public string? Error { get; }

    /// <summary>Whether there is a score.</summary>
    public bool HasValue => !double.IsNaN(Value);

    /// <summary>A score, or <see cref="None"/>.</summary>
    /// <param name="value">The score; NaN is no score. What rounding puts beyond 0 and 1 is cut off.</param>
    public static ParityScore Of(double value) => new(Math.Clamp(value, 0, 1), null);

    /// <summary>An error instead of a score.</summary>
    /// <param name="error">Type and message, as SDMetrics' reports show them.</param>
    public static ParityScore Failed(string error) => new(double.NaN, error);

    /// <summary>The mean of those that have a value, NumPy's <c>nanmean</c>; <see cref="None"/> where none has.</summary>
    /// <param name="scores">The scores.</param>
    public static ParityScore MeanOf(IEnumerable<ParityScore> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        double sum = 0;
        int count = 0;
        foreach (ParityScore score in scores)
        {
            if (score.HasValue)
            {
                sum += score.Value;
                count++;
            }
        }

        return count == 0 ? None : Of(sum / count);
    }

    /// <summary>The score, <c>no score</c>, or the error.</summary>
    public override string ToString() =>
        Error ?? (HasValue ? Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture) : "no score");
}
