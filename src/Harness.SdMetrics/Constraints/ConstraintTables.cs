using Harness.SdMetrics.Encoding;
using Harness.Tables;

namespace Harness.SdMetrics.Constraints;

/// <summary>Two tables as constraints see them.</summary>
/// <param name="Real">The real table, which says of what kind columns are.</param>
/// <param name="Synthetic">The table to check.</param>
/// <param name="Metadata">Which columns are ordinal.</param>
internal sealed record ConstraintTables(Table Real, Table Synthetic, TableMetadata Metadata)
{
    /// <summary>Number of rows to check.</summary>
    public int Rows => Synthetic.RowCount;

    public bool IsNumerical(string column) => Real[column].Schema.Kind == ColumnKind.Numerical;

    public bool IsDate(string column) => Real[column].Schema.Kind == ColumnKind.DateTime;

    public bool IsCategorical(string column) => Real[column].Schema.IsCategorical && !Metadata.Ordinal.Contains(column);

    /// <summary>Values that can be compared with each other, <see langword="null"/> where missing; a date that cannot be read is missing.</summary>
    public decimal?[]? Ordered(string column) => Synthetic[column] switch
    {
        DateTimeColumn dates => [.. dates.Ticks.ToArray().Select(t => t == DateTimeColumn.Missing ? (decimal?)null : t)],
        CategoricalColumn texts when Real[column] is DateTimeColumn { Schema.DateTimeFormat: { } format } => Dates(PandasDates.Of(format.Pattern), texts),
        _ => null,
    };

    public double[]? Numbers(string column) => Synthetic[column] switch
    {
        NumericColumn numbers => numbers.Values.ToArray(),
        CategoricalColumn labels => [.. Enumerable.Range(0, Rows).Select(row => labels.IsMissing(row) ? double.NaN : PythonText.Number(labels.Levels[labels.Codes[row]]) ?? throw new ArgumentException($"TypeError: column '{column}' holds text"))],
        _ => null,
    };

    /// <summary>A code for each distinct value of both tables, real rows first, 0 where missing.</summary>
    public (int[] Codes, int Size) Codes(string column) => Real[column].GetType() == Synthetic[column].GetType()
        ? RowGroups.Codes(Real[column].Append(Synthetic[column]))
        : throw new ArgumentException($"ValueError: You are trying to merge different types for key '{column}'.");

    private static decimal?[] Dates(PandasDates format, CategoricalColumn texts) =>
        [.. Enumerable.Range(0, texts.Length).Select(row => !texts.IsMissing(row) && format.TryParse(texts.Levels[texts.Codes[row]], out Int128 nanoseconds)
            ? DateTime.UnixEpoch.Ticks + (decimal)nanoseconds / TimeSpan.NanosecondsPerTick
            : (decimal?)null)];
}
