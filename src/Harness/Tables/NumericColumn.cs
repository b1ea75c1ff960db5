using System.Globalization;

namespace Harness.Tables;

/// <summary>Numbers; NaN is a missing value, infinities do not occur.</summary>
public sealed class NumericColumn : QuantitativeColumn
{
    private readonly Lazy<bool> _isIntegral;

    /// <summary>Creates a column; the array is kept, not copied, and must not change afterwards.</summary>
    /// <param name="schema">A schema of kind <see cref="ColumnKind.Numerical"/>.</param>
    /// <param name="values">One finite number a row, NaN where missing.</param>
    /// <param name="style">The notation of the numbers; by default <see cref="NumberStyle.Integer"/> if all are whole, else <see cref="NumberStyle.Decimal"/>.</param>
    /// <exception cref="ArgumentException">The kind does not fit or a value is infinite.</exception>
    public NumericColumn(ColumnSchema schema, double[] values, NumberStyle? style = null)
        : base(schema, values, CountMissing(values))
    {
        if (schema.Kind != ColumnKind.Numerical)
        {
            throw new ArgumentException($"Column '{schema.Name}' is {schema.Kind}; a numeric column needs the kind Numerical.", nameof(schema));
        }

        _isIntegral = new Lazy<bool>(AllWhole);
        Style = style ?? (_isIntegral.Value ? NumberStyle.Integer : NumberStyle.Decimal);
    }

    /// <summary>The notation of the numbers.</summary>
    public NumberStyle Style { get; }

    /// <inheritdoc/>
    public override bool IsIntegral => _isIntegral.Value;

    /// <inheritdoc/>
    public override Column Take(ReadOnlySpan<int> rows)
    {
        var taken = new double[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            taken[i] = Array[rows[i]];
        }

        return new NumericColumn(Schema, taken, Style);
    }

    internal override Column Append(Column other)
    {
        var numbers = (NumericColumn)other;
        return new NumericColumn(Schema, [.. Array, .. numbers.Array], Style == numbers.Style ? Style : null);
    }

    /// <inheritdoc/>
    public override string Format(int row)
    {
        double value = Array[row];
        if (double.IsNaN(value))
        {
            return "";
        }

        string text = value.ToString("R", CultureInfo.InvariantCulture);
        return Style == NumberStyle.Decimal && text.AsSpan().IndexOfAny('.', 'E') < 0 ? text + ".0" : text;
    }

    private static int CountMissing(double[] values)
    {
        int missing = 0;
        foreach (double value in values)
        {
            if (double.IsInfinity(value))
            {
                throw new ArgumentException("A numeric column holds finite numbers and NaN for missing values, but one value was infinite.", nameof(values));
            }

            missing += double.IsNaN(value) ? 1 : 0;
        }

        return missing;
    }

    private bool AllWhole()
    {
        foreach (double value in Array)
        {
            if (!double.IsNaN(value) && value != Math.Truncate(value))
            {
                return false;
            }
        }

        return true;
    }
}
