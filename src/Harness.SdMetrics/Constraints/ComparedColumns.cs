using Harness.Datasets.Rules;
using Harness.SdMetrics.Encoding;
using Harness.Tables;

namespace Harness.SdMetrics.Constraints;

/// <summary>Two tables as SDMetrics compares them by a rule: what is text in the synthetic table becomes the dates or numbers that the real column has.</summary>
/// <param name="real">The real table, which says of what kind columns are.</param>
/// <param name="synthetic">The table to check.</param>
/// <param name="metadata">Which columns are ordinal.</param>
internal sealed class ComparedColumns(Table real, Table synthetic, TableMetadata metadata)
{
    /// <summary>The tables, or <see langword="null"/> where the columns are not of the kinds that the rule is for.</summary>
    /// <exception cref="ArgumentException">A value or a type cannot be compared.</exception>
    public (Table Real, Table Synthetic)? For(Rule rule) => rule switch
    {
        OrderRule when rule.Columns.All(c => real[c] is DateTimeColumn) => (real, With(rule.Columns, Dates)),
        OrderRule or IncrementRule => rule.Columns.All(IsNumerical) ? (real, With(rule.Columns, Numbers)) : null,
        OneHotRule => (real, With(rule.Columns, Numbers)),
        SeenRule => (real, With(rule.Columns, Same)),
        NullRule nulls => (Ordinal(real), Ordinal(nulls.WithLabels ? With([.. rule.Columns.Where(IsCategorical)], Same) : synthetic)),
        ScaleRule scale when !IsNumerical(scale.Column) || !scale.Segments.All(IsCategorical) => null,
        ScaleRule scale => (real, With([scale.Column, .. scale.Segments], name => name == scale.Column ? Numbers(name) : Same(name))),
        _ => (real, synthetic),
    };

    private bool IsNumerical(string column) => real[column].Schema.Kind == ColumnKind.Numerical;

    private bool IsCategorical(string column) => real[column].Schema.IsCategorical && !metadata.Ordinal.Contains(column);

    private Table With(IEnumerable<string> columns, Func<string, Column> compared) =>
        columns.Distinct(StringComparer.Ordinal).Select(compared).Aggregate(synthetic, (table, column) => ReferenceEquals(table[column.Name], column) ? table : table.With(column));

    private Table Ordinal(Table table) => table.Columns.OfType<CategoricalColumn>().Where(c => metadata.Ordinal.Contains(c.Name) && !c.Schema.IsOrdinal)
        .Aggregate(table, (t, c) => t.With(new CategoricalColumn(c.Schema with { IsOrdinal = true }, c.SharedCodes, [.. c.Levels])));

    private Column Same(string name) => real[name].GetType() == synthetic[name].GetType()
        ? synthetic[name]
        : throw new ArgumentException($"ValueError: You are trying to merge different types for key '{name}'.");

    private Column Numbers(string name) => synthetic[name] switch
    {
        NumericColumn numbers => numbers,
        CategoricalColumn labels => new NumericColumn(new ColumnSchema(name, ColumnKind.Numerical), [.. Enumerable.Range(0, labels.Length).Select(row => labels.IsMissing(row) ? double.NaN : Number(name, labels.Levels[labels.Codes[row]]))]),
        _ => throw new ArgumentException($"TypeError: column '{name}' holds dates"),
    };

    // A column holds finite numbers; none is beyond the largest.
    private static double Number(string column, string text) => PythonText.Number(text) is { } number
        ? Math.Clamp(number, -double.MaxValue, double.MaxValue)
        : throw new ArgumentException($"TypeError: column '{column}' holds text");

    // A date that cannot be read is missing.
    private Column Dates(string name)
    {
        if (synthetic[name] is not CategoricalColumn texts)
        {
            return synthetic[name];
        }

        ColumnSchema schema = real[name].Schema;
        PandasDates format = PandasDates.Of(schema.DateTimeFormat!.Pattern);
        return new DateTimeColumn(schema, [.. Enumerable.Range(0, texts.Length).Select(row => !texts.IsMissing(row) && format.TryParse(texts.Levels[texts.Codes[row]], out Int128 nanoseconds)
            ? DateTime.UnixEpoch.Ticks + (long)(nanoseconds / TimeSpan.NanosecondsPerTick)
            : DateTimeColumn.Missing)]);
    }
}
