namespace Harness.Tables;

/// <summary>Points in time without a zone, kept as exact ticks of 100 ns; <see cref="QuantitativeColumn.Values"/> shows them as seconds since 1970.</summary>
public sealed class DateTimeColumn : QuantitativeColumn
{
    /// <summary>The tick value that stands for a missing date.</summary>
    public const long Missing = long.MinValue;

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

    /// <summary>One tick value a row, <see cref="Missing"/> where missing.</summary>
    public ReadOnlySpan<long> Ticks => _ticks;

    /// <inheritdoc/>
    public override bool IsIntegral => false;

    /// <inheritdoc/>
    public override Column Take(ReadOnlySpan<int> rows)
    {
        var taken = new long[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            taken[i] = _ticks[rows[i]];
        }

        return new DateTimeColumn(Schema, taken);
    }

    internal override Column Append(Column other) => new DateTimeColumn(Schema, [.. _ticks, .. ((DateTimeColumn)other)._ticks]);

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
