using Harness.Tables.Raw;

namespace Harness.Tables;

/// <summary>Points in time without a zone, kept as exact ticks of 100 ns; <see cref="QuantitativeColumn.Values"/> shows them as seconds since 1970.</summary>
public sealed class DateTimeColumn : QuantitativeColumn
{
    /// <summary>The tick value that stands for a missing date.</summary>
    public const long Missing = long.MinValue;

    private static readonly IReadOnlyDictionary<int, string> Empty = new Dictionary<int, string>();

    private readonly long[] _ticks;

    /// <summary>Creates a column; the array is kept, not copied, and must not change afterwards.</summary>
    /// <param name="schema">A schema of kind <see cref="ColumnKind.DateTime"/> with a format.</param>
    /// <param name="ticks">One <see cref="DateTime.Ticks"/> value a row, <see cref="Missing"/> where missing.</param>
    /// <exception cref="ArgumentException">The kind does not fit or there is no format.</exception>
    public DateTimeColumn(ColumnSchema schema, long[] ticks)
        : base(schema, ToSeconds(ticks), ticks.AsSpan().Count(Missing))
    {
        if (schema is not { Kind: ColumnKind.DateTime, DateTimeFormat: not null })
        {
            throw new ArgumentException($"Column '{schema.Name}' needs the kind DateTime and a format.", nameof(schema));
        }

        _ticks = ticks;
    }

    /// <summary>The texts of a synthetic file's cells that are not in the column's format, by row: where the row is missing, the text is no date at all. <see langword="null"/> for none.</summary>
    internal IReadOnlyDictionary<int, string>? Texts { get; init; }

    /// <summary>Whether a row is missing because its text is no date.</summary>
    /// <param name="row">Zero-based row.</param>
    internal bool IsUnread(int row) => Texts is not null && _ticks[row] == Missing && Texts.ContainsKey(row);

    /// <summary>One tick value a row, <see cref="Missing"/> where missing.</summary>
    public ReadOnlySpan<long> Ticks => _ticks;

    /// <inheritdoc/>
    public override bool IsIntegral => false;

    /// <inheritdoc/>
    public override Column Take(ReadOnlySpan<int> rows)
    {
        var taken = new long[rows.Length];
        Dictionary<int, string>? texts = Texts is null ? null : [];
        for (int i = 0; i < rows.Length; i++)
        {
            taken[i] = _ticks[rows[i]];
            if (texts is not null && Texts!.TryGetValue(rows[i], out string? text))
            {
                texts.Add(i, text);
            }
        }

        return new DateTimeColumn(Schema, taken) { Texts = texts is { Count: > 0 } ? texts : null };
    }

    internal override Column Append(Column other)
    {
        var below = (DateTimeColumn)other;
        KeyValuePair<int, string>[] texts = [.. Texts ?? Empty, .. (below.Texts ?? Empty).Select(t => KeyValuePair.Create(t.Key + Length, t.Value))];
        return new DateTimeColumn(Schema with { DateTimeFormat = FormatWith(below) }, [.. _ticks, .. below._ticks]) { Texts = texts.Length > 0 ? texts.ToDictionary() : null };
    }

    /// <summary>The same dates in another format.</summary>
    /// <param name="format">The format.</param>
    internal DateTimeColumn As(DateTimeFormat format) => new(Schema with { DateTimeFormat = format }, _ticks) { Texts = Texts };

    // A holdout may be finer than train.
    private DateTimeFormat FormatWith(DateTimeColumn below)
    {
        DateTimeFormat format = Schema.DateTimeFormat!;
        DateTimeFormat other = below.Schema.DateTimeFormat!;
        if (format == other || below._ticks.All(t => IsoForm.Keeps(format, t)))
        {
            return format;
        }

        IsoParts parts = IsoForm.PartsOf(format) | IsoForm.PartsOf(other);
        foreach (long tick in (long[])[.. _ticks, .. below._ticks])
        {
            parts |= IsoForm.PartsOf(tick);
        }

        return IsoForm.Of(parts);
    }

    /// <inheritdoc/>
    public override string Format(int row) =>
        _ticks[row] == Missing ? "" : Schema.DateTimeFormat!.Format(new DateTime(_ticks[row]));

    private static double[] ToSeconds(long[] ticks)
    {
        var seconds = new double[ticks.Length];
        for (int i = 0; i < ticks.Length; i++)
        {
            seconds[i] = ticks[i] == Missing ? double.NaN : Seconds(ticks[i]);
        }

        return seconds;
    }

    /// <summary>A point in time as <see cref="QuantitativeColumn.Values"/> shows it.</summary>
    /// <param name="ticks">Its ticks.</param>
    internal static double Seconds(long ticks) => (ticks - DateTime.UnixEpoch.Ticks) / (double)TimeSpan.TicksPerSecond;

    /// <summary>The ticks of a point in time; to the microsecond, for the years that people write.</summary>
    /// <param name="seconds">Seconds since 1970.</param>
    internal static long TicksOf(double seconds) => DateTime.UnixEpoch.AddMicroseconds(Math.Round(seconds * 1e6)).Ticks;
}
