using System.Globalization;
using System.Numerics;
using System.Text;
using Harness.Tables;
using Harness.Tables.Raw;
using Parquet;
using Parquet.Data;
using Parquet.Schema;
using DateTimeFormat = Harness.Tables.DateTimeFormat;
using ParquetDate = Parquet.Schema.DateTimeFormat;

namespace Harness.Cli.ParquetFiles;

/// <summary>One column of a Parquet file: what the file says of its values, and their text, as a CSV file of the same table would have it.</summary>
internal abstract class ParquetColumn(DataField field)
{
    private static readonly DateTimeFormat Day = new("%Y-%m-%d");
    private static readonly DateTimeFormat Time = new("%Y-%m-%d %H:%M:%S");

    /// <summary>The column in the file.</summary>
    protected DataField Field { get; } = field;

    /// <summary>The column's name.</summary>
    public string Name => Field.Name;

    /// <summary>Kind by the file's type: categorical for text, which may be anything.</summary>
    public ColumnSchema Type { get; private init; } = new(field.Name, ColumnKind.Categorical);

    /// <summary>What a person should know of the reading.</summary>
    public virtual string? Note => null;

    /// <summary>The column of a field.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="field">The field.</param>
    /// <exception cref="InputException">Its values are nothing that a table has.</exception>
    public static ParquetColumn Of(string path, Field field)
    {
        string name = field.Name;
        if (field is not DataField { IsArray: false, MaxRepetitionLevel: 0 } data)
        {
            throw new InputException($"{path}: column '{CellText.Show(name)}' is nested (a list, a map or a record), and a table has one value a cell. Leave it out, or make columns of its parts (pandas: df.drop(columns=[…]) or pd.json_normalize).");
        }

        var number = new ColumnSchema(name, ColumnKind.Numerical);
        if (data is TimeDataField time)
        {
            return data.ClrType == typeof(int)
                ? new ValueColumn<int>(data, (text, v) => OfDay(text, v, time.Precision))
                : new ValueColumn<long>(data, (text, v) => OfDay(text, v, time.Precision));
        }

        return data.ClrType switch
        {
            var t when t == typeof(bool) => new ValueColumn<bool>(data, (text, v) => text.Append(v ? "True" : "False")) { Type = new ColumnSchema(name, ColumnKind.Boolean) },
            var t when t == typeof(sbyte) => Number<sbyte>(),
            var t when t == typeof(byte) => Number<byte>(),
            var t when t == typeof(short) => Number<short>(),
            var t when t == typeof(ushort) => Number<ushort>(),
            var t when t == typeof(int) => Number<int>(),
            var t when t == typeof(uint) => Number<uint>(),
            var t when t == typeof(long) => Number<long>(),
            var t when t == typeof(ulong) => Number<ulong>(),
            var t when t == typeof(BigInteger) => Number<BigInteger>(),
            var t when t == typeof(decimal) => Number<decimal>(),
            var t when t == typeof(BigDecimal) => new ValueColumn<BigDecimal>(data, (text, v) => text.Append(v.ToString())) { Type = number },
            var t when t == typeof(float) => new ValueColumn<float>(data, (text, v) => Floating(text, v.ToString("R", CultureInfo.InvariantCulture))) { Type = number },
            var t when t == typeof(double) => new ValueColumn<double>(data, (text, v) => Floating(text, v.ToString("R", CultureInfo.InvariantCulture))) { Type = number },
            var t when t == typeof(DateOnly) => new ValueColumn<DateOnly>(data, (text, v) => text.Append(CultureInfo.InvariantCulture, $"{v:yyyy-MM-dd}")) { Type = new ColumnSchema(name, ColumnKind.DateTime, Day) },
            var t when t == typeof(DateTime) => new TimestampColumn(data) { Type = new ColumnSchema(name, ColumnKind.DateTime, data is DateTimeDataField { DateTimeFormat: ParquetDate.Date } ? Day : Time) },
            var t when t == typeof(Guid) => new ValueColumn<Guid>(data, (text, v) => text.Append(CultureInfo.InvariantCulture, $"{v:D}")),
            var t when t == typeof(string) || t == typeof(ReadOnlyMemory<char>) => new TextColumn(data),
            var t => throw new InputException($"{path}: column '{CellText.Show(name)}' holds {(t == typeof(byte[]) || t == typeof(ReadOnlyMemory<byte>) ? "bytes" : $"values of the type {t.Name}")}, which are neither numbers, dates nor labels. Leave it out, or write it as text (pandas: df[…].astype(str))."),
        };

        ParquetColumn Number<T>()
            where T : struct, INumber<T> => new ValueColumn<T>(data, (text, v) => text.Append(v.ToString(null, CultureInfo.InvariantCulture))) { Type = number };
    }

    /// <summary>Begins before the first group.</summary>
    public virtual void Begin()
    {
    }

    /// <summary>Reads the values of a group of rows.</summary>
    /// <param name="group">The group.</param>
    /// <param name="rows">Its number of rows.</param>
    public abstract ValueTask ReadAsync(ParquetRowGroupReader group, int rows);

    /// <summary>Looks at the values of a group before the text of any is asked for, where their form depends on all of them.</summary>
    public virtual bool NeedsLook => false;

    /// <summary>Looks at the values that were read.</summary>
    public virtual void Look()
    {
    }

    /// <summary>Appends the cell of a row of the group: nothing for a missing value.</summary>
    /// <param name="text">The text.</param>
    /// <param name="row">Zero-based row in the group.</param>
    public abstract void Append(StringBuilder text, int row);

    private static void OfDay(StringBuilder text, long value, TimeUnitPrecision unit)
    {
        long ticks = unit switch
        {
            TimeUnitPrecision.Millis => value * TimeSpan.TicksPerMillisecond,
            TimeUnitPrecision.Micros => value * TimeSpan.TicksPerMicrosecond,
            _ => value / TimeSpan.NanosecondsPerTick,
        };
        text.Append(CultureInfo.InvariantCulture, $"{new DateTime(Math.Clamp(ticks, 0, TimeSpan.TicksPerDay - 1)):HH:mm:ss.FFFFFFF}");
    }

    // pandas writes 3.0; as text both are one number, and the point tells that others may have decimals.
    private static void Floating(StringBuilder text, string number)
    {
        text.Append(number);
        if (char.IsAsciiDigit(number[^1]) && !number.AsSpan().ContainsAny('.', 'E'))
        {
            text.Append(".0");
        }
    }
}
