using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Harness.Tables;
using nietras.SeparatedValues;
using Sylvan.Data.Csv;

namespace Harness.Benchmarks;

/// <summary>
/// A file read as a table, beside two fast readers that only find its cells: they parse no number and keep no label. A row
/// of the file is some 117 bytes, 15 cells, 8 of them numbers.
/// </summary>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 3, iterationCount: 10)]
[MemoryDiagnoser]
public class CsvBenchmark
{
    private string _path = null!;
    private TableSchema _schema = null!;

    [Params(10_000, 1_000_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void WriteFile()
    {
        Table table = MixedTable.Create(Rows, 1);
        _schema = table.Schema;
        _path = Path.GetTempFileName();
        File.WriteAllText(_path, CsvTableWriter.Write(table));
        Console.WriteLine($"// {Rows} rows are {new FileInfo(_path).Length} bytes.");
    }

    [GlobalCleanup]
    public void DeleteFile() => File.Delete(_path);

    [Benchmark]
    public int Table() => CsvTableReader.Read(_path, _schema).RowCount;

    [Benchmark(Baseline = true)]
    public long SepCells()
    {
        using SepReader reader = Sep.New(',').Reader(options => options with { Unescape = true }).FromFile(_path);
        long letters = 0;
        foreach (SepReader.Row row in reader)
        {
            for (int column = 0; column < row.ColCount; column++)
            {
                letters += row[column].Span.Length;
            }
        }

        return letters;
    }

    [Benchmark]
    public long SylvanCells()
    {
        using CsvDataReader reader = CsvDataReader.Create(_path);
        long letters = 0;
        while (reader.Read())
        {
            for (int column = 0; column < reader.FieldCount; column++)
            {
                letters += reader.GetFieldSpan(column).Length;
            }
        }

        return letters;
    }
}
