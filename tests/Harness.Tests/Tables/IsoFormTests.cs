using Harness.Tables;

namespace Harness.Tests.Tables;

public class IsoFormTests
{
    [Theory]
    [InlineData("%Y-%m-%d", "2023-01-02|2023-01-02 10:00", "%Y-%m-%d %H:%M:%S")]
    [InlineData("%d/%m/%Y", "02/01/2023|2023-01-02T10:00:00.5", "%Y-%m-%d %H:%M:%S.%f")]
    [InlineData("%Y", "2023|2023-01-02", "%Y-%m-%d")]
    [InlineData("%d/%m/%Y", "02/01/2023|2023-01-02", "%d/%m/%Y")]
    [InlineData("%Y-%m-%d", "2023-01-02|2023-01-02 00:00:00", "%Y-%m-%d")]
    public void A_format_that_cuts_off_a_part_of_a_cell_is_not_kept(string declared, string cells, string expected)
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, "d\n" + cells.Replace('|', '\n') + "\n");
        Table table = TableFile.Read(path, new TableSchema([new ColumnSchema("d", ColumnKind.DateTime, new DateTimeFormat(declared))])).Table;
        File.Delete(path);
        var notes = new List<string>();

        var kept = (DateTimeColumn)IsoForm.Kept(table, notes)["d"];

        Assert.Equal(expected, kept.Schema.DateTimeFormat!.Pattern);
        Assert.Equal(((DateTimeColumn)table["d"]).Ticks.ToArray(), kept.Ticks.ToArray());
        Assert.Equal(declared != expected, notes.Any(n => n.StartsWith($"Column 'd': the format {declared} would cut off a part of ", StringComparison.Ordinal)));
        Assert.All(kept.Ticks.ToArray(), t => Assert.True(IsoForm.Keeps(kept.Schema.DateTimeFormat!, t)));
    }

    [Fact]
    public void Rows_below_that_are_finer_give_both_their_format()
    {
        var days = new DateTimeColumn(new ColumnSchema("d", ColumnKind.DateTime, new DateTimeFormat("%Y-%m-%d")), [new DateTime(2023, 1, 2).Ticks]);
        var times = new DateTimeColumn(new ColumnSchema("d", ColumnKind.DateTime, new DateTimeFormat("%Y-%m-%d %H:%M")), [new DateTime(2023, 1, 2, 3, 4, 0).Ticks]);

        Assert.Equal("2023-01-02 03:04", days.Append(times).Format(1));
        Assert.Equal("2023-01-02 00:00", times.Append(days).Format(1));
    }
}
