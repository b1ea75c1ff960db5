namespace Harness.Tables;

/// <summary>A column with an order and a distance, seen as numbers: what the metrics for numbers and dates measure.</summary>
public abstract class QuantitativeColumn : Column
{
    private protected QuantitativeColumn(ColumnSchema schema, double[] values, int missing)
        : base(schema, values.Length, missing) => Array = values;

    /// <summary>One number a row, NaN where the value is missing; dates are seconds since 1970-01-01T00:00:00.</summary>
    public ReadOnlySpan<double> Values => Array;

    /// <summary>Whether every value is a whole number (for dates: a whole number of their format's smallest unit is not checked, always false).</summary>
    public abstract bool IsIntegral { get; }

    private protected double[] Array { get; }

    /// <summary>The array behind <see cref="Values"/>, for work that outlives a span; nobody may change it.</summary>
    internal double[] SharedValues => Array;

    /// <inheritdoc/>
    public override bool IsMissing(int row) => double.IsNaN(Array[row]);

    /// <summary>The values that are not missing, in row order.</summary>
    public double[] Present()
    {
        var present = new double[Length - MissingCount];
        int next = 0;
        foreach (double value in Array)
        {
            if (!double.IsNaN(value))
            {
                present[next++] = value;
            }
        }

        return present;
    }
}
