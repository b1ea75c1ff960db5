using Harness.Arbitraries;
using Harness.Tables;

namespace Harness.Tests.Tables;

/// <summary>
/// Files as people have them: read with the right values and a note that tells what was found out, or refused with one message.
/// Values of numbers and dates are those of pandas 1.5.3: <c>read_csv</c> with sep, decimal and encoding, <c>to_datetime(utc=True)</c>.
/// </summary>
public sealed class TableFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a n, b c", "a,b\n1,x\n2,y\n", "1 x / 2 y", "")]
    [InlineData("a n, b c", "a;b\n1;x\n2;y\n", "1 x / 2 y", "Read with a semicolon between cells (detected).")]
    [InlineData("a n, b c", "a\tb\n1\tx\n2\ty\n", "1 x / 2 y", "Read with a tab between cells (detected).")]
    [InlineData("a n, b c", "a|b\n1|x\n2|y\n", "1 x / 2 y", "Read with a bar (|) between cells (detected).")]
    [InlineData("a n, b c", "a;b\r\n1;\"x;\r\ny\"\r\n", "1 x;\r\ny", "semicolon")]
    [InlineData("a n, b c", "a;b\n1;\"x \"\"y\"\"\"\n", "1 x \"y\"", "semicolon")]
    [InlineData("a n, b c", "sep=;\na;b\n1;x\n", "1 x", "Read with a semicolon between cells, which the first line names.")]
    [InlineData("a n, b c", "SEP=\t\r\na\tb\r\n1\tx\r\n", "1 x", "tab between cells, which the first line names")]
    [InlineData("a n, b c", "b,a\nx,1\n", "1 x", "")]
    [InlineData("a n, b c", "b;a\nx;1,5\n", "1.5 x", "semicolon~Column 'a': the comma is read as the decimal mark ('1,5').")]
    [InlineData("a n, b c", "\"a\",\"b\"\n\"1,5\",\"x\"\n\"-0,25\",\"y\"\n", "1.5 x / -0.25 y", "the comma is read as the decimal mark")]
    [InlineData("a n, b n", "a;b\n1,5;3\n2;1,234\n", "1.5 3 / 2 1.234", "Column 'b': the comma is read as the decimal mark ('1,234').")]
    [InlineData("a n, b n", "a;b\n1,5E+03;3\n-,5;4\n", "1500 3 / -0.5 4", "decimal mark")]
    [InlineData("a n", "a\n1e3\n .5 \n+7\n-0\n5.\n1E-3\n", "1000 / 0.5 / 7 / -0 / 5 / 0.001", "")]
    [InlineData("a n", "a\n9007199254740992\n1000000000000000000\n123456789012345\n", "9007199254740992 / 1E+18 / 123456789012345", "")]
    [InlineData("a i, b c", "a,b\n9007199254740993,12345678901234567\n", "9007199254740993 12345678901234567", "")]
    [InlineData("a n", "a\n1e308\n-1e308\n", "1E+308 / -1E+308", "")]
    [InlineData("a n, b c", "a,b\nNA,x\n2,y\n", "· x / 2 y", "Read as missing: 'NA' in column 'a' (1 cell).")]
    [InlineData("a n, b c", "a,b\nnan,x\nNaN,y\nNone,z\nnull,w\n", "· x / · y / · z / · w", "'nan' in column 'a' (1 cell), 'NaN' in column 'a' (1 cell)~'None'~'null'")]
    [InlineData("a n, b c", "a,b\n#N/A,x\n<NA>,y\nN/A,z\nNULL,w\n-nan,v\n", "· x / · y / · z / · w / · v", "'#N/A'~'<NA>'~'N/A'~'NULL'")]
    [InlineData("a n, b c", "a,b\n NA ,x\n   ,y\n", "· x / · y", "'NA' in column 'a' (1 cell).")]
    [InlineData("a b, d %Y-%m-%d", "a,d\nNA,NaT\nTrue,2024-02-29\n", "· · / True 2024-02-29T00:00:00", "'NA' in column 'a'~'NaT' in column 'd'")]
    [InlineData("a c, b n", "a,b\nNA,1\nx,2\n", "NA 1 / x 2", "Column 'a': 'NA' is read as a label, as written; where it means a missing value, say so: \"missing\": [\"NA\"] in dataset.json, or --missing NA.")]
    [InlineData("a c, b n", "a,b\nnan,1\nNone,2\n", "nan 1 / None 2", "'None', 'nan' are read as labels")]
    [InlineData("a b", "a\nTrue\nFALSE\ntrue\nfalse\n\"\"\n", "True / False / True / False / ·", "")]
    [InlineData("a b", "a\n1\n0\n1.0\n0.0\n", "True / False / True / False", "")]
    [InlineData("a b", "a\nyes\nNo\nY\nn\n", "True / False / True / False", "")]
    [InlineData("a b", "a\nt\nF\n T \n", "True / False / True", "")]
    [InlineData("a c, b n", "a,b\n1.0,1\n,2\n3.0,3\n", "1 1 / · 2 / 3 3", "Column 'a': its labels are whole numbers with decimals ('1.0'), read without them ('1').")]
    [InlineData("a c, b n", "a,b\n1.0,1\n1,2\n-2.0,3\n", "1 1 / 1 2 / -2 3", "whole numbers with decimals")]
    [InlineData("a c, b n", "a,b\n1.0,1\n1.5,2\n", "1.0 1 / 1.5 2", "")]
    [InlineData("a c, b n", "a,b\n1.0,1\nx,2\n", "1.0 1 / x 2", "")]
    [InlineData("a i, b n", "a,b\n1001.0,1\n,2\n", "1001 1 / · 2", "read without them ('1001')")]
    [InlineData("a c, b n", "a,b\nZ\uFFFDrich,1\n", "Z\uFFFDrich 1", "a letter that was lost (U+FFFD)")]
    [InlineData("a n, b c", ",a,b\n0,5,x\n1,6,y\n", "5 x / 6 y", "The first column, which has no name, numbers the rows and was left out.")]
    [InlineData("a n, b c", "Unnamed: 0,a,b\n0,5,x\n1,6,y\n", "5 x / 6 y", "The first column ('Unnamed: 0') numbers the rows and was left out.")]
    [InlineData("a n, b c", "\"\";\"a\";\"b\"\n\"1\";5,5;\"x\"\n\"2\";6;\"y\"\n", "5.5 x / 6 y", "numbers the rows and was left out")]
    [InlineData("a n, b c", " a , b\n1,x\n", "1 x", "Blanks around the names ' a ', ' b' in the header do not count.")]
    [InlineData("d %Y-%m-%d %H:%M:%S%z", "d\n2014-02-16 10:00:00+02:00\n2014-02-16 10:00:00-0530\n2014-02-16 10:00:00Z\n", "2014-02-16T08:00:00 / 2014-02-16T15:30:00 / 2014-02-16T10:00:00", "Column 'd': dates are turned to UTC.")]
    [InlineData("d %Y-%m-%d %H:%M:%S%z", "d\n2014-02-16 10:00:00\n2014-02-16T10:00:00+0200\n", "2014-02-16T10:00:00 / 2014-02-16T08:00:00", "in another ISO form ('2014-02-16 10:00:00')~without a zone are taken as UTC")]
    [InlineData("d %Y-%m-%d %H:%M:%S.%f", "d\n2022-09-02 11:04:43.123456789\n2022-09-02 11:04:43.5\n2022-09-02 11:04:43.123456700\n", "2022-09-02T11:04:43.1234567 / 2022-09-02T11:04:43.5 / 2022-09-02T11:04:43.1234567", "Column 'd': 1 date is finer than 100 ns; what is finer was cut off.")]
    [InlineData("d %Y-%m-%dT%H:%M:%S.%f%z", "d\n2022-09-02T11:04:43.123456789+01:00\n", "2022-09-02T10:04:43.1234567", "finer than 100 ns")]
    [InlineData("d %Y-%m-%d", "d\n2024-02-29 00:00:00\n2024-03-01\n", "2024-02-29T00:00:00 / 2024-03-01T00:00:00", "1 of 2 dates are not in the format %Y-%m-%d but in another ISO form ('2024-02-29 00:00:00') and were read.")]
    [InlineData("d %Y-%m-%d", "d\n2024-02-29T01:00:00+02:00\n", "2024-02-28T23:00:00", "their zones are turned to UTC")]
    [InlineData("d %d.%m.%Y", "d\n29.02.2024\n2024-03-01\n", "2024-02-29T00:00:00 / 2024-03-01T00:00:00", "in another ISO form ('2024-03-01')")]
    [InlineData("d %Y-%m-%d", "d\n20240229T050703Z\n\"2024-02-29T05:07:03,25\"\n", "2024-02-29T05:07:03 / 2024-02-29T05:07:03.25", "another ISO form")]
    [InlineData("<script>alert(1)</script> n, ../../x n, =cmd() n", "<script>alert(1)</script>,../../x,=cmd()\n1,2,3\n", "1 2 3", "")]
    [InlineData("a n, b c", "a,b\n1,x\n\n\n", "1 x", "")]
    [InlineData("a n", "a\n1\n\n3\n", "1 / · / 3", "")]
    [InlineData("a n, b c", "a,b\n", "", "")]
    public void A_file_is_read_with_the_right_values(string schema, string text, string expected, string notes)
    {
        TableReading reading = TableFile.Read(_folder.Write("x.csv", text), Plainly.Schema(schema));

        Assert.Equal(expected, Plainly.Show(reading.Table));
        Has(reading.Notes, notes);
    }

    [Theory]
    [InlineData("a n, b c", "", ": the file is empty; it needs a header line")]
    [InlineData("a n, b c", "\na,b\n", ": the first line is blank;")]
    [InlineData("a n, b c", "a,b\n1\n", ", line 2: the row has 1 cell, but the header has 2. Leave a cell empty where its value is missing.")]
    [InlineData("a n, b c", "a,b\n1,x,2\n", ", line 2: the row has 3 cells, but the header has 2. Put a cell that holds a comma between quotes.~row.names = FALSE")]
    [InlineData("a n, b c", "a;b\n1;x;2;3\n", ", line 2: the row has 4 cells, but the header has 2. Put a cell that holds a semicolon between quotes.")]
    [InlineData("a n, b c", "a,a,b\n1,2,x\n", ", line 1: column 'a' appears twice in the header; give each column a name of its own.")]
    [InlineData("a n, b c", "a,b,\n1,x,\n", ", line 1: a column of the header (number 3) has no name; remove it, or the comma at the end of each line.")]
    [InlineData("a n, b c", "a,c\n1,x\n", ", line 1: header and the schema differ. The schema's column 'b' is not in the file. The file's column 'c' is not in the schema.~separated by a comma in the file (--separator names another)")]
    [InlineData("a n, b c", "A,b\n1,x\n", "Names count to the letter: 'A' is not 'a'.")]
    [InlineData("a n, b c", "a:b\n1:x\n", "The schema's columns 'a', 'b' are not in the file. The file's column 'a:b' is not in the schema.")]
    [InlineData("a n, b c", "a,<script>\n1,x\n", "The file's column '<script>' is not in the schema.")]
    [InlineData("a n, b c", "a,\u001b[31mb\n1,x\n", "The file's column '\\u001B[31mb' is not in the schema.")]
    [InlineData("a n, b c", "a,b\ninf,x\n", ", line 2, column 'a': 'inf' is not a finite number; leave the cell empty where the value is missing.")]
    [InlineData("a n, b c", "a,b\n-Infinity,x\n", ", line 2, column 'a': '-Infinity' is not a finite number;")]
    [InlineData("a n, b c", "a,b\n1,x\n1e400,y\n", ", line 3, column 'a': '1e400' is not a finite number;")]
    [InlineData("a n, b c", "a,b\n9007199254740993,x\n", ", line 2, column 'a': '9007199254740993' is a whole number of more digits than a number keeps: up to 9007199254740992 (2^53) all are exact.~sdtype id~like 9.007199E+15.")]
    [InlineData("a n, b c", "a,b\n12345678901234567,x\n", "'12345678901234567' is a whole number of more digits than a number keeps")]
    [InlineData("a n, b c", "a,b\n-1234567890123456789,x\n", "'-1234567890123456789' is a whole number of more digits")]
    [InlineData("a n, b c", "a;b\n1.234,5;x\n", ", line 2, column 'a': '1.234,5' has signs between its thousands~--decimal")]
    [InlineData("a n, b c", "a;b\n1,234,567;x\n", "'1,234,567' has signs between its thousands")]
    [InlineData("a n, b c", "a,b\n\"1,234.50\",x\n", "'1,234.50' has signs between its thousands")]
    [InlineData("a n, b c", "a,b\n1 234,x\n", "'1 234' has signs between its thousands")]
    [InlineData("a n, b c", "a,b\n1'234.5,x\n", "'1'234.5' has signs between its thousands")]
    [InlineData("a n, b c", "a,b\n12\u00A0345,x\n", "has signs between its thousands")]
    [InlineData("a n, b c", "a,b\n\"1,234\",x\n\"2,345\",y\n", ", line 2, column 'a': '1,234' may be 1234 with a comma between thousands, or 1.234; no number of the file tells. Name the decimal mark (--decimal ,)")]
    [InlineData("a n, b n", "a;b\n1,5;2.5\n", ", line 2, column 'a': '1,5' has a comma, but column 'b' has '2.5' with a point (line 2).")]
    [InlineData("a n, b c", "a;b\n1,5;x\n2.5;y\n", ", line 3, column 'a': '2.5' has a decimal point, but the decimal mark is a comma.")]
    [InlineData("a n, b c", "a;b\n1.5;x\n2,5;y\n", ", line 3, column 'a': '2,5' has a decimal comma, but the numbers above have a point.")]
    [InlineData("a n, b n", "a;b\n1,5;3\n4;1.234\n", "'1,5' has a comma, but column 'b' has '1.234' with a point (line 3)")]
    [InlineData("a n, b c", "a,b\n$5,x\n", ", line 2, column 'a': '$5' is not a number: write it without its sign or unit")]
    [InlineData("a n, b c", "a,b\n12 %,x\n", "'12 %' is not a number: write it without its sign or unit")]
    [InlineData("a n, b c", "a,b\n0x1F,x\n", "'0x1F' is not a number.")]
    [InlineData("a n, b c", "a,b\n?,x\n", ", line 2, column 'a': '?' is not a number. Write it like 1234.5, or leave the cell empty where it is missing; if the column holds labels, give it the sdtype categorical.")]
    [InlineData("a n, b c", "a,b\n\u001b[2Jx,x\n", "'\\u001B[2Jx' is not a number.")]
    [InlineData("a b", "a\nmaybe\n", ", line 2, column 'a': 'maybe' is not a boolean; write True or False (or 1 or 0, yes or no)")]
    [InlineData("a b", "a\n2\n", "'2' is not a boolean")]
    [InlineData("d %Y-%m-%d", "d\n01/02/2024\n", ", line 2, column 'd': '01/02/2024' is not a date in the format %Y-%m-%d (for example 2024-02-29). Write it so, or as 2024-02-29;")]
    [InlineData("d %Y-%m-%d", "d\n2024-02-30\n", "'2024-02-30' is not a date")]
    [InlineData("d %Y-%m-%d", "d\n2024-02-29 25:00\n", "'2024-02-29 25:00' is not a date")]
    [InlineData("d %Y-%m-%d", "d\n2024-02-29T10:00:00.1234567890\n", "'2024-02-29T10:00:00.1234567890' is not a date")]
    [InlineData("d %Y-%m-%d", "d\n0001-01-01T00:00:00+05:00\n", "is not a date")]
    [InlineData("a n, b c", ",a,b\n7,5,x\n9,6,y\n", ", line 2: the first column has no name and does not count the rows from 0 or 1: '7' stands in row 1. Write the table without the index (pandas: index=False), or give the column a name.")]
    [InlineData("a n, b c", ",a,b\n0,5,x\n2,6,y\n", ", line 3: the first column has no name and does not count the rows")]
    [InlineData("a n, b c", "a,b\n1,\"x\n", ", line 2: a cell of this row opens a quote that nothing closes.")]
    [InlineData("a n, b c", "a;b\n1;\"x\"y\n", ", line 2: 'y' follows a closing quote, where a semicolon or the line's end belongs.")]
    [InlineData("a n, b c", "a,b\r1,x\r", ", line 1: a carriage return stands alone.")]
    [InlineData("a n, b c", "sep=a\na,b\n1,x\n", "'a' cannot stand between cells; use a comma, a semicolon, a tab or a bar (|).")]
    public void A_mistake_is_one_message_with_place_value_and_remedy(string schema, string text, string words)
    {
        string path = _folder.Write("x.csv", text);

        InputException error = Assert.Throws<InputException>(() => TableFile.Read(path, Plainly.Schema(schema)));

        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        Assert.All(words.Split('~'), w => Assert.Contains(w, error.Message, StringComparison.Ordinal));
        Assert.DoesNotContain('\n', error.Message);
        Assert.DoesNotContain('\u001b', error.Message);
    }

    /// <summary>The format is the one that the same file gets without metadata, and no part of a cell is lost.</summary>
    [Theory]
    [InlineData("", "2023-01-01 00:10:00|2023-01-02 23:00:00", "%Y-%m-%d %H:%M:%S", "2023-01-01 00:10:00|2023-01-02 23:00:00")]
    [InlineData("", "2023-01-01T00:10:00|2023-01-02T23:00:00", "%Y-%m-%dT%H:%M:%S", "2023-01-01T00:10:00|2023-01-02T23:00:00")]
    [InlineData("", "2023-01-01|2023-01-02 23:00", "%Y-%m-%d %H:%M", "2023-01-01 00:00|2023-01-02 23:00")]
    [InlineData("", "2023-01-01 00:10:00.25|2023-01-02 23:00:00", "%Y-%m-%d %H:%M:%S.%f", "2023-01-01 00:10:00.250000|2023-01-02 23:00:00.000000")]
    [InlineData("", "2023-01-01 02:10:00+02:00|2023-01-02 23:00:00Z", "%Y-%m-%d %H:%M:%S%z", "2023-01-01 00:10:00+0000|2023-01-02 23:00:00+0000")]
    [InlineData("", "2023-01|2023-02", "%Y-%m", "2023-01|2023-02")]
    [InlineData("", "2023-01-01|2023-01-02", "%Y-%m-%d", "2023-01-01|2023-01-02")]
    [InlineData(", \"range_min\": \"2023-01-01\"", "2023-01-01 00:10:00|2023-01-02 23:00:00", "%Y-%m-%d %H:%M:%S", "2023-01-01 00:10:00|2023-01-02 23:00:00")]
    [InlineData(", \"range_max\": \"2023-01-02 23:59:59.5\"", "2023-01-01|2023-01-02", "%Y-%m-%d %H:%M:%S.%f", "2023-01-01 00:00:00.000000|2023-01-02 00:00:00.000000")]
    public void Dates_without_a_format_keep_every_part(string bounds, string cells, string format, string expected)
    {
        TableSchema schema = TableSchemaReader.Read(JsonFile.Parse($$"""{ "columns": { "d": { "sdtype": "datetime"{{bounds}} } } }""", "m.json").RootElement, "m.json");
        string path = _folder.Write("x.csv", "d\n" + cells.Replace('|', '\n') + "\n");

        Column dates = TableFile.Read(path, schema).Table["d"];

        Assert.Equal(format, dates.Schema.DateTimeFormat!.Pattern);
        Assert.Equal(expected, string.Join('|', Enumerable.Range(0, dates.Length).Select(dates.Format)));
        Assert.True(bounds.Length > 0 || TableFile.Infer(path).Table["d"].Schema.DateTimeFormat == dates.Schema.DateTimeFormat);
    }

    [Theory]
    [InlineData("31/12/2023", "\"%d/%m/%Y\"")]
    [InlineData("31.12.2023 10:00", "\"%d.%m.%Y %H:%M\"")]
    [InlineData("soon", "\"%d/%m/%Y\"")]
    [InlineData("20220601", "\"%Y%m%d\"")]
    [InlineData("20220601121314", "\"%Y%m%d%H%M%S\"")]
    [InlineData("2022", "\"%Y\"")]
    [InlineData("20221301", "\"%d/%m/%Y\"")]
    public void Dates_without_a_format_that_are_not_ISO_s_are_told_how_to_say_it(string cell, string format)
    {
        TableSchema schema = TableSchemaReader.Read(JsonFile.Parse("""{ "columns": { "d": { "sdtype": "datetime" } } }""", "m.json").RootElement, "m.json");

        InputException error = Assert.Throws<InputException>(() => TableFile.Read(_folder.Write("x.csv", $"d\n{cell}\n"), schema));

        Assert.EndsWith($"Or say how the column is written by its datetime_format in the metadata, as in {format}.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a;b\n1,5;x\n", ",", null, null, null, "1.5 x")]
    [InlineData("a;b\n1,234;x\n", ",", null, null, null, "1.234 x")]
    [InlineData("a:b\n1:x\n", null, ":", null, null, "1 x")]
    [InlineData("a,b\n1,NA\n2,?\n", null, null, "NA", null, "1 · / 2 ?")]
    [InlineData("a,b\n?,NA\n2,?\n", null, null, "NA|?", null, "· · / 2 ·")]
    [InlineData("a,b\nnan,-\n", null, null, "-", null, "· ·")]
    [InlineData("k,a,b\nx7,1,x\n", null, null, null, true, "1 x")]
    [InlineData(",a,b\n17,1,x\n", null, null, null, true, "1 x")]
    public void What_is_told_of_the_form_holds(string text, string? mark, string? separator, string? missing, bool? index, string expected)
    {
        var format = new TableFormat { DecimalMark = mark?[0], Separator = separator?[0], Missing = missing?.Split('|'), IndexColumn = index };

        TableReading reading = TableFile.Read(_folder.Write("x.csv", text), Plainly.Schema("a n, b c"), format);

        Assert.Equal(expected, Plainly.Show(reading.Table));
    }

    [Theory]
    [InlineData("a;b\n1.5;x\n", ",", null, null, "'1.5' has a decimal point, but the decimal mark is a comma.")]
    [InlineData("a;b\n1,5;x\n", ".", null, null, "'1,5' ")]
    [InlineData("a;b\n1;x\n", "'", null, null, "The decimal mark ''' is not known; use '.' or ','.")]
    [InlineData("a,b\n1,x\n", null, "x", null, "'x' cannot stand between cells")]
    [InlineData("a,b\n1,x\n", null, "\"", null, "cannot stand between cells")]
    [InlineData("a,b\n1,x\n", null, ";", null, "The file's column 'a,b' is not in the schema.~separated by a semicolon in the file")]
    [InlineData(",a,b\n0,1,x\n", null, null, false, "a column of the header (number 1) has no name; remove it")]
    public void What_contradicts_the_form_that_is_told_is_refused(string text, string? mark, string? separator, bool? index, string words)
    {
        var format = new TableFormat { DecimalMark = mark?[0], Separator = separator?[0], IndexColumn = index };
        string path = _folder.Write("x.csv", text);

        InputException error = Assert.Throws<InputException>(() => TableFile.Read(path, Plainly.Schema("a n, b c"), format));

        Assert.All(words.Split('~'), w => Assert.Contains(w, error.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a n, b c, e b", "a,b,e\n1,2,1\n3,4,0\n", "a,b,e\n1,2.0,True\n3,4.0,False\n", "1 2 True / 3 4 False", "")]
    [InlineData("b c", "b\n1.0\n1.5\n2.0\n", "b\n1\n2.0\n", "1.0 / 2.0", "Column 'b': '1' is read as '1.0', as the real table writes it")]
    [InlineData("b c", "b\nTrue\nFalse\n", "b\n1\n0\n1.0\n", "True / False / True", "Column 'b': ")]
    [InlineData("b c", "b\nyes\nno\n", "b\nYES\nmaybe\n", "yes / maybe", "'YES' is read as 'yes'")]
    [InlineData("b c", "b\nRome\nOslo\n", "b\n Rome\nOslo \n", "Rome / Oslo", "' Rome' is read as 'Rome', as the real table writes it, and 1 more label likewise")]
    [InlineData("b c", "b\nRome\nrome\n", "b\nROME\n", "ROME", "")]
    [InlineData("b c", "b\n007\n7\n", "b\n007\n7.5\n", "007 / 7.5", "")]
    [InlineData("b c", "b\n007\n7\n008\n", "b\n007\n0008\n8\n", "007 / 0008 / 8", "Column 'b': '8' is no label of the real table, which has '008'. Codes that are read as numbers lose the zeros before them")]
    [InlineData("b c", "b\n007\n08\n", "b\n7\n8.0\n", "7 / 8", "'7' is no label of the real table, which has '007', and 1 more label likewise.")]
    [InlineData("b c", "b\nx\n\"\"\n", "b\nx\nnan\n", "x / ·", "Column 'b': 'nan' is read as missing: the real table has missing values there and no such label.")]
    [InlineData("b c", "b\nx\ny\n", "b\nx\nnan\n", "x / nan", "'nan' is read as a label, as written")]
    [InlineData("b c", "b\nNA\nx\n", "b\nx\n\"\"\n", "x / ·", "Column 'b': 'NA' is a label of the real table but never occurs here, while 1 cell is empty. Both are taken as written.~\"missing\": [\"NA\"]~--missing NA")]
    public void A_table_beside_a_real_one_has_its_labels(string schema, string real, string text, string expected, string notes)
    {
        Table beside = CsvTableReader.Parse(real, "real", Plainly.Schema(schema));

        TableReading reading = TableFile.Read(_folder.Write("x.csv", text), beside);

        Assert.Equal(expected, Plainly.Show(reading.Table));
        if (notes.Length > 0)
        {
            Has(reading.Notes, notes);
        }
    }

    /// <summary>Metadata that list numbers say that 003 is 3, as the program says that wrote them.</summary>
    [Fact]
    public void Codes_that_metadata_list_as_numbers_are_the_same_without_their_zeros()
    {
        TableSchema schema = TableSchemaReader.Read(JsonFile.Parse("""{ "columns": { "a": { "sdtype": "categorical", "range_values": [1, 3, 10] }, "b": { "sdtype": "categorical", "range_values": ["001", "003"] } } }""", "m.json").RootElement, "m.json");
        Table real = CsvTableReader.Parse("a,b\n001,001\n003,003\n010,003\n", "real", schema);

        TableReading reading = TableFile.Read(_folder.Write("x.csv", "a,b\n3,3\n10,001\n7,001\n"), real);

        Assert.Equal("003 3 / 010 001 / 7 001", Plainly.Show(reading.Table));
        Has(reading.Notes, "Column 'a': '10' is read as '010', as the real table writes it, and 1 more label likewise~Column 'b': '3' is no label of the real table, which has '003'.");
        Assert.Equal(2, reading.Notes.Count);
    }

    /// <summary>A key of a synthetic table that names two rows is told beside what is judged.</summary>
    [Fact]
    public void Keys_that_repeat_are_told()
    {
        TableSchema schema = TableSchemaReader.Read(JsonFile.Parse("""{ "primary_key": "k", "columns": { "k": { "sdtype": "id" }, "n": { "sdtype": "numerical" } } }""", "m.json").RootElement, "m.json");
        Table real = CsvTableReader.Parse("k,n\na,1\nb,2\n", "real", schema);

        Assert.Equal("The primary key 'k' repeats the value of a row above in 2 of 4 rows (first: z, row 3); a key names each row once.", Assert.Single(TableFile.Read(_folder.Write("x.csv", "k,n\nz,1\ny,1\nz,3\nz,1\n"), real).Notes));
        Assert.Empty(TableFile.Read(_folder.Write("x.csv", "k,n\nz,1\ny,1\n"), real).Notes);
    }

    /// <summary>A label that the metadata list is no doubtful one.</summary>
    [Fact]
    public void A_declared_label_that_looks_like_a_missing_value_needs_no_note()
    {
        TableSchema schema = TableSchemaReader.Read(JsonFile.Parse("""{ "columns": { "a": { "sdtype": "categorical", "range_values": ["none", "x"] }, "b": { "sdtype": "categorical" } } }""", "m.json").RootElement, "m.json");

        TableReading reading = TableFile.Read(_folder.Write("x.csv", "a,b\nnone,y\nx,none\n"), schema);

        Assert.Equal("none y / x none", Plainly.Show(reading.Table));
        Assert.StartsWith("Column 'b': 'none' is read as a label", Assert.Single(reading.Notes), StringComparison.Ordinal);
    }

    internal static void Has(IReadOnlyList<string> notes, string words)
    {
        if (words.Length == 0)
        {
            Assert.Empty(notes);
        }

        Assert.All(words.Split('~'), w => Assert.Contains(w, string.Join('\n', notes), StringComparison.Ordinal));
    }
}
