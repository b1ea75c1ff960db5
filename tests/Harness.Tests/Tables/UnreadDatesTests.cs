using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Metrics.Validity;
using Harness.Tables;

namespace Harness.Tests.Tables;

/// <summary>Cells of a synthetic table that are no dates: counted where they are few, an error where they are most.</summary>
public sealed class UnreadDatesTests : IDisposable
{
    private static readonly TableSchema Schema = new([new ColumnSchema("n", ColumnKind.Numerical), new ColumnSchema("day", ColumnKind.DateTime, new DateTimeFormat("%d/%m/%Y"))]);
    private static readonly Dataset Real = RandomTables.Dataset(CsvTableReader.Parse("n,day\n1,01/02/2023\n2,28/02/2023\n", "real.csv", Schema));

    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Few_are_invalid_cells_with_their_rows()
    {
        TableReading reading = Read("n,day\n1,02/02/2023\n1,soon\n1,30/02/2023\n1,\n1,soon\n1,2023-02-03\n1,04/02/2023\n1,05/02/2023\n1,0\n1,31/02/2023\n1,06/02/2023\n");

        var day = (DateTimeColumn)reading.Table["day"];
        Assert.Equal([false, true, true, false, true, false, false, false, true, true, false], Enumerable.Range(0, 11).Select(day.IsUnread));
        Assert.Equal(6, day.MissingCount);
        Assert.Contains("Column 'day': 5 cells are no dates in the format %d/%m/%Y (row 2: 'soon', row 3: '30/02/2023', row 9: '0'); they count as invalid, and as missing elsewhere.", reading.Notes);

        MetricPart part = new ValidityEvaluator().Computed("invalid-cells", Real, reading.Table).Parts[1];
        Assert.Equal(new MetricPart("day", null, 6 / 11.0, "5 no date in the format %d/%m/%Y (row 2: soon, row 3: 30/02/2023, row 9: 0); 1 missing, which the real column never is"), part);
    }

    [Fact]
    public void Rows_that_are_taken_or_appended_keep_them()
    {
        Table table = Read("n,day\n1,02/02/2023\n1,soon\n1,03/02/2023\n").Table;

        var taken = (DateTimeColumn)table.Take([1, 0, 1])["day"];
        var twice = (DateTimeColumn)table["day"].Append(taken);

        Assert.Equal([true, false, true], Enumerable.Range(0, 3).Select(taken.IsUnread));
        Assert.Equal([false, true, false, true, false, true], Enumerable.Range(0, 6).Select(twice.IsUnread));
        Assert.Null(((DateTimeColumn)table.Take([0, 2])["day"]).Texts);
    }

    [Fact]
    public void They_tell_a_table_from_one_that_has_none_there() =>
        Assert.NotEqual(TableDigest.Of(Read("n,day\n1,02/02/2023\n1,soon\n").Table), TableDigest.Of(Read("n,day\n1,02/02/2023\n1,\n").Table));

    [Fact]
    public void Where_most_are_none_it_is_an_error_that_names_the_first()
    {
        InputException error = Assert.Throws<InputException>(() => Read("n,day\n1,02/02/2023\n1,soon\n1,30/02/2023\n"));
        Assert.Equal($"{_path}, line 3, column 'day': 'soon' is not a date in the format %d/%m/%Y (for example 29/02/2024). Write it so, or as 2024-02-29; leave the cell empty where the date is missing. 2 of 3 dates cannot be read.", error.Message);
    }

    [Fact]
    public void Of_real_rows_one_is_an_error()
    {
        File.WriteAllText(_path, "n,day\n1,02/02/2023\n1,soon\n1,03/02/2023\n");
        Assert.StartsWith($"{_path}, line 3, column 'day': 'soon' is not a date", Assert.Throws<InputException>(() => TableFile.Read(_path, Schema)).Message, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => TableFile.Read(_path, Real.Train));
    }

    private TableReading Read(string rows)
    {
        File.WriteAllText(_path, rows);
        return Real.ReadSynthetic(_path, null);
    }
}
