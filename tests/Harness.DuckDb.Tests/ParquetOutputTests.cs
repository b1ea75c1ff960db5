using DuckDB.NET.Data;
using FsCheck.Xunit;
using Harness.Arbitraries;
using Harness.Cli.ParquetFiles;
using Harness.Tables;

namespace Harness.DuckDb.Tests;

/// <summary>What the tool writes as Parquet, read by DuckDB, which knows nothing of the library that wrote it.</summary>
public sealed class ParquetOutputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Property(MaxTest = 15)]
    public void DuckDB_reads_the_table_that_was_written(ulong seed)
    {
        Table table = RandomTables.Table(seed);
        Table read = OutOfCore.Sample(Write(table), 1000, 1, new OutOfCoreOptions { Schema = table.Schema }).Table;
        Table csv = TableFile.Read(_folder.Write("x.csv", CsvTableWriter.Write(table)), table.Schema).Table;
        Assert.All(csv.Columns, column => Assert.Equal(
            Enumerable.Range(0, csv.RowCount).Select(row => Cell(column, row)),
            Enumerable.Range(0, csv.RowCount).Select(row => Cell(read[column.Name], row))));
    }

    [Fact]
    public void Columns_have_the_types_of_their_kinds()
    {
        var date = new DateTime(2024, 2, 29);
        long[] Ticks(params long[] more) => [.. more.Select(t => date.Ticks + t)];
        DateTimeColumn Date(string name, string format, long more) => new(new ColumnSchema(name, ColumnKind.DateTime, new DateTimeFormat(format)), Ticks(0, more));
        var table = new Table(
        [
            new NumericColumn(new ColumnSchema("whole", ColumnKind.Numerical), [1, double.NaN]),
            new NumericColumn(new ColumnSchema("part", ColumnKind.Numerical), [1.5, 2]),
            new NumericColumn(new ColumnSchema("large", ColumnKind.Numerical), [1e300, 2]),
            new CategoricalColumn(new ColumnSchema("flag", ColumnKind.Boolean), [0, 1], ["False", "True"]),
            CategoricalColumn.FromLabels(new ColumnSchema("label", ColumnKind.Categorical), ["1", null]),
            Date("day", "%Y-%m-%d", TimeSpan.TicksPerDay),
            Date("second", "%Y-%m-%d %H:%M:%S", TimeSpan.TicksPerSecond),
            Date("nano", "%Y-%m-%d %H:%M:%S.%f", 1),
        ]);
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = $"DESCRIBE SELECT * FROM read_parquet('{Write(table)}')";
        using DuckDBDataReader reader = command.ExecuteReader();
        var types = new List<string>();
        while (reader.Read())
        {
            types.Add(reader.GetString(1));
        }

        Assert.Equal(["BIGINT", "DOUBLE", "DOUBLE", "BOOLEAN", "VARCHAR", "DATE", "TIMESTAMP", "TIMESTAMP_NS"], types);
    }

    private static string Cell(Column column, int row) => column.IsMissing(row) ? "" : column switch
    {
        NumericColumn number => $"{number.Values[row]:R}",
        DateTimeColumn dates => $"{dates.Ticks[row]}",
        CategoricalColumn labels => labels.Levels[labels.Codes[row]],
        _ => column.Format(row),
    };

    private string Write(Table table)
    {
        string path = _folder.PathOf("x.parquet");
        File.WriteAllBytes(path, ParquetOutput.Write(table));
        return path;
    }
}
