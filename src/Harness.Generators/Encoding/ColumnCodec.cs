using Harness.Tables;

namespace Harness.Generators.Encoding;

/// <summary>
/// The form in which a model learns and returns one column: a <see cref="QuantitativeCodec"/> for numbers and dates, a
/// <see cref="CategoricalCodec"/> for labels. A gap is information, not noise: the model sees for each train row
/// whether the value is missing, and decides it for each synthetic row.
/// </summary>
internal abstract class ColumnCodec
{
    private protected ColumnCodec(Column train)
    {
        Schema = train.Schema;
        RowCount = train.Length;
        MissingCount = train.MissingCount;
    }

    /// <summary>Name and kind of the column.</summary>
    public ColumnSchema Schema { get; }

    /// <summary>Number of train rows, at least 1.</summary>
    public int RowCount { get; }

    /// <summary>Number of train rows without a value, 0 to <see cref="RowCount"/> − 1.</summary>
    public int MissingCount { get; }

    /// <summary>Share of train rows without a value, 0 to below 1.</summary>
    public double MissingShare => (double)MissingCount / RowCount;

    /// <summary>Whether the model needs a gap indicator: some train rows have no value.</summary>
    public bool HasGaps => MissingCount > 0;

    /// <summary>Whether there is nothing to model: one value and no gap.</summary>
    public bool IsConstant => DistinctCount == 1 && !HasGaps;

    /// <summary>Number of distinct values that are present in train, at least 1.</summary>
    public abstract int DistinctCount { get; }

    /// <summary>The gap indicator.</summary>
    /// <param name="row">Zero-based train row.</param>
    public abstract bool IsMissing(int row);
}
