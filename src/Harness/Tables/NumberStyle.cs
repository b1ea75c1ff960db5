namespace Harness.Tables;

/// <summary>The notation of a numerical column; always the shortest text that reads back to the same number.</summary>
public enum NumberStyle
{
    /// <summary>Whole numbers without a decimal point: <c>3</c>.</summary>
    Integer,

    /// <summary>Whole numbers without, others with a decimal point: <c>3</c>, <c>2.5</c>.</summary>
    Mixed,

    /// <summary>Every number with a decimal point: <c>3.0</c>, <c>2.5</c>.</summary>
    Decimal,
}
