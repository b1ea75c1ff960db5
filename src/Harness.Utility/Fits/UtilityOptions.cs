namespace Harness.Utility.Fits;

/// <summary>What all utility metrics of a dataset have in common.</summary>
public sealed record UtilityOptions
{
    /// <summary>Rows that a model learns from at most, at least 1. Of more, this many are drawn by a fixed rule, the same for real and synthetic rows. Default 20,000.</summary>
    public int MostTrainingRows
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A model needs at least one row to learn from.");
    } = 20_000;
}
