namespace Harness.Neural.TensorEncoding;

/// <summary>How often a <see cref="ConditionSampler"/> asks for each category of the block that it chose.</summary>
public enum CategoryWeights
{
    /// <summary>As often as train rows have it.</summary>
    Frequency,

    /// <summary>In proportion to log(frequency + 1): rare categories far more often than train rows have them.</summary>
    LogFrequency,
}
