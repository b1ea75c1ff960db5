using Harness.Tables;
using Parquet;
using Parquet.Schema;
using ParquetDate = Parquet.Schema.DateTimeFormat;

namespace Harness.Cli.ParquetFiles;

/// <summary>Writes tables as Parquet, so that reading gives the same table: whole numbers as INT64, others as DOUBLE, labels as texts, dates as DATE or TIMESTAMP.</summary>
internal static class ParquetOutput
{
    private const int RowsOfGroup = 1 << 18;
    private const double Exact = 1L << 53;

    // What INT64 holds of nanoseconds since 1970.
    private static readonly DateTime FirstNano = new(1678, 1, 1);
    private static readonly DateTime LastNano = new(2262, 1, 1);

    /// <summary>The bytes of the file.</summary>
    /// <param name="table">The table.</param>
    public static byte[] Write(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return WriteAsync(table).GetAwaiter().GetResult();
    }

    private static async Task<byte[]> WriteAsync(Table table)
    {
        (DataField Field, Func<ParquetRowGroupWriter, DataField, int, int, Task> Write)[] columns = [.. table.Columns.Select(Of)];
        using var stream = new MemoryStream();
        ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(columns.Select(c => c.Field)), stream).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            for (int row = 0; row == 0 || row < table.RowCount; row += RowsOfGroup)
            {
                using ParquetRowGroupWriter group = writer.CreateRowGroup();
                foreach ((DataField field, Func<ParquetRowGroupWriter, DataField, int, int, Task> write) in columns)
                {
                    await write(group, field, row, Math.Min(RowsOfGroup, table.RowCount - row)).ConfigureAwait(false);
                }
            }
        }

        return stream.ToArray();
    }

    private static (DataField Field, Func<ParquetRowGroupWriter, DataField, int, int, Task> Write) Of(Column column) => column switch
    {
        NumericColumn { IsIntegral: true, Style: NumberStyle.Integer } whole when IsExact(whole) => Values<long>(new DataField<long>(column.Name, true), column, row => (long)whole.Values[row]),
        NumericColumn number => Values<double>(new DataField<double>(column.Name, true), column, row => number.Values[row]),
        DateTimeColumn dates => Values<DateTime>(DateField(dates), column, row => new DateTime(dates.Ticks[row], DateTimeKind.Utc)),
        CategoricalColumn { Schema.Kind: ColumnKind.Boolean } flags => Values<bool>(new DataField<bool>(column.Name, true), column, row => flags.Levels[flags.Codes[row]] == "True"),
        _ => (new DataField<string>(column.Name, true), (group, field, from, count) =>
            group.WriteAsync(field, (string[])[.. Enumerable.Range(from, count).Select(row => column.IsMissing(row) ? null! : column.Format(row))])),
    };

    private static (DataField Field, Func<ParquetRowGroupWriter, DataField, int, int, Task> Write) Values<T>(DataField field, Column column, Func<int, T> value)
        where T : struct
    {
        return (field, WriteAsync);

        Task WriteAsync(ParquetRowGroupWriter group, DataField own, int from, int count)
        {
            var values = new T?[count];
            for (int i = 0; i < count; i++)
            {
                values[i] = column.IsMissing(from + i) ? null : value(from + i);
            }

            return group.WriteAsync<T>(own, values.AsMemory());
        }
    }

    private static DateTimeDataField DateField(DateTimeColumn dates)
    {
        long[] present = [.. dates.Ticks.ToArray().Where(t => t != DateTimeColumn.Missing)];
        bool hasZone = dates.Schema.DateTimeFormat?.HasZone == true;
        if (!hasZone && present.All(t => t % TimeSpan.TicksPerDay == 0))
        {
            return new DateTimeDataField(dates.Name, ParquetDate.Date, false, null, true);
        }

        bool isFine = present.Any(t => t % TimeSpan.TicksPerMicrosecond != 0) && present.All(t => t > FirstNano.Ticks && t < LastNano.Ticks);
        return new DateTimeDataField(dates.Name, ParquetDate.Timestamp, hasZone, isFine ? DateTimeTimeUnit.Nanos : DateTimeTimeUnit.Micros, true);
    }

    private static bool IsExact(NumericColumn column)
    {
        foreach (double value in column.Values)
        {
            if (Math.Abs(value) > Exact)
            {
                return false;
            }
        }

        return true;
    }
}
