using Harness.SdMetrics.Encoding;
using Harness.SdMetrics.SingleColumn;
using Harness.Tables;

namespace Harness.SdMetrics.Reports;

/// <summary>The rows of Data Validity of SDMetrics 0.32, in its order.</summary>
internal sealed class ValidityRows(Table real, Table synthetic, DiagnosticReportOptions options)
{
    private readonly TableMetadata _metadata = options.Metadata;

    /// <summary>The rows of one column.</summary>
    public IEnumerable<ColumnScore> Of(ColumnSchema column)
    {
        TableKeys keys = _metadata.Keys;
        string name = column.Name;
        bool isKey = keys.Alternate.Contains(name) || (keys.Primary.Count == 1 && keys.Primary[0] == name);
        if (column.IsQuantitative)
        {
            if (keys.SequenceIndex == name)
            {
                yield break;
            }

            yield return Row(name, "BoundaryAdherence", Boundary);
            if (column is { DateTimeFormat: { } format, Sdv: null or { HasFormat: true } })
            {
                yield return Row(name, nameof(FormatMetrics.DatetimeFormatAdherence), other => Dates(other, format));
            }
        }
        else if (column.IsCategorical)
        {
            yield return Row(name, "CategoryAdherence", Category);
        }
        else
        {
            if (isKey)
            {
                yield return Row(name, nameof(KeyMetrics.KeyUniqueness), other => KeyMetrics.KeyUniqueness(other));
            }

            // Only ids have a pattern in SDMetrics.
            if (column.Pattern is { } pattern && (column.Sdv is { } sdv ? sdv.Sdtype == "id" : column.Personal == PersonalKind.None))
            {
                yield return Row(name, nameof(FormatMetrics.RegexFormatAdherence), other => FormatMetrics.RegexFormatAdherence(Stringified(real[name]), Stringified(other), pattern));
            }
        }
    }

    private ColumnScore Row(string name, string metric, Func<Column, ParityScore> score)
    {
        ParityScore given = synthetic.Schema.IndexOf(name) < 0 ? ParityScore.Failed($"KeyError: '{name}'") : score(synthetic[name]);
        return new ColumnScore(name, metric, given) { LostInSynthetic = !given.HasValue };
    }

    private ParityScore Boundary(Column other) => (real[other.Name], other) switch
    {
        (QuantitativeColumn x, QuantitativeColumn y) when x.GetType() == y.GetType() => RangeAdherence.Boundary(x, y, _metadata.RangeOf(other.Name)),
        (DateTimeColumn, CategoricalColumn texts) => Unparsed(texts),
        _ => throw Different(other),
    };

    private ParityScore Category(Column other) => (real[other.Name], other) is (CategoricalColumn x, CategoricalColumn y)
        ? RangeAdherence.Category(x, y, x.Schema.Kind == ColumnKind.Boolean ? _metadata.RangeOf(other.Name) with { Values = null } : _metadata.RangeOf(other.Name))
        : throw Different(other);

    private ParityScore Dates(Column other, DateTimeFormat format)
    {
        if (options.SyntheticText.TryGetValue(other.Name, out IReadOnlyList<string?>? texts))
        {
            return FormatMetrics.DatetimeFormatAdherence(texts, format.Pattern);
        }

        if (other is DateTimeColumn dates)
        {
            // As the format writes them they are read again, unless they do not fit into nanoseconds.
            int outside = 0;
            foreach (long ticks in dates.Ticks)
            {
                Int128 nanoseconds = ticks == DateTimeColumn.Missing ? 0 : BoundDates.Nanoseconds(ticks);
                outside += nanoseconds <= long.MinValue || nanoseconds > long.MaxValue ? 1 : 0;
            }

            return dates.Length == 0 ? ParityScore.Failed(DiscreteMetrics.DivisionByZero) : ParityScore.Of((double)(dates.Length - outside) / dates.Length);
        }

        return FormatMetrics.DatetimeFormatAdherence([.. Enumerable.Range(0, other.Length).Select(row => other.IsMissing(row) ? null : other.Format(row))], format.Pattern);
    }

    // A gap becomes a text that the pattern has to match as well.
    private static string?[] Stringified(Column column) => [.. Enumerable.Range(0, column.Length).Select(row => column.IsMissing(row) ? "nan" : column.Format(row))];

    /// <summary>What pandas says of dates that were left as text.</summary>
    internal static ParityScore Unparsed(CategoricalColumn texts)
    {
        int row = Enumerable.Range(0, texts.Length).FirstOrDefault(r => !texts.IsMissing(r));
        return ParityScore.Failed($"ValueError: Unable to parse string \"{(texts.Length == 0 ? "" : texts.Format(row))}\" at position {row}");
    }

    private ArgumentException Different(Column other) =>
        new($"Column '{other.Name}' is {real[other.Name].Schema.Kind} in the real table but {other.Schema.Kind} in the synthetic one; both need the same schema.");
}
