using System.IO.Compression;
using System.Text;
using Harness.Arbitraries;
using Harness.Tables;

namespace Harness.Tests.Tables;

/// <summary>Letters are those that were written, or the file is refused: never others in silence. Bytes are those of Python's codecs.</summary>
public sealed class EncodingTests : IDisposable
{
    private static readonly TableSchema Schema = Plainly.Schema("a n, b c");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("utf-8", false, "Zürich|北京|👍", "")]
    [InlineData("utf-8", true, "Zürich|北京", "")]
    [InlineData("utf-16", true, "Zürich|北京|👍", "Read as UTF-16 text, not UTF-8 (detected)")]
    [InlineData("utf-16BE", true, "Zürich|北京", "Read as UTF-16 text")]
    [InlineData("utf-16", false, "Zürich|Malmö", "Read as UTF-16 text")]
    [InlineData("utf-16BE", false, "Zürich|Malmö", "Read as UTF-16 text")]
    [InlineData("utf-32", true, "Zürich|北京", "Read as UTF-32 text")]
    [InlineData("iso-8859-1", false, "Zürich|Malmö|Größe|São Paulo", "Read as Windows-1252 (Latin-1) text, not UTF-8 (detected); if letters look wrong, name the encoding (--encoding).")]
    [InlineData("windows-1252", false, "“Zürich”|5 €|naïve – no", "Windows-1252")]
    public void An_encoding_is_found_out(string encoding, bool mark, string labels, string note)
    {
        TableReading reading = TableFile.Read(Write(encoding, mark, labels), Schema);

        Assert.Equal(Expected(labels), Plainly.Show(reading.Table));
        TableFileTests.Has(reading.Notes, note);
    }

    [Theory]
    [InlineData("windows-1251", "Москва|Казань")]
    [InlineData("windows-1253", "Αθήνα|Πάτρα")]
    [InlineData("windows-1250", "Łódź|Gdańsk|Kraków")]
    [InlineData("gb2312", "北京|上海")]
    [InlineData("gb2312", "男|女")]
    [InlineData("shift_jis", "東京|大阪")]
    [InlineData("macintosh", "Zürich|Malmö")]
    [InlineData("ibm850", "Zürich|Malmö")]
    public void An_encoding_that_cannot_be_found_out_is_refused_and_read_where_it_is_named(string encoding, string labels)
    {
        string path = Write(encoding, false, labels);

        InputException error = Assert.Throws<InputException>(() => TableFile.Read(path, Schema));

        Assert.StartsWith($"{path}, line 2: the byte 0x", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Save it as UTF-8, or name its encoding (--encoding).", error.Message, StringComparison.Ordinal);
        TableReading named = TableFile.Read(path, Schema, new TableFormat { Encoding = Find(encoding) });
        Assert.Equal(Expected(labels), Plainly.Show(named.Table));
        Assert.Empty(named.Notes);
    }

    [Fact]
    public void A_late_letter_that_is_not_UTF_8_counts_as_one_at_the_start()
    {
        string path = _folder.PathOf("late.csv");
        string rows = string.Concat(Enumerable.Repeat("1,x\n", 100_000));
        File.WriteAllBytes(path, [.. Encoding.ASCII.GetBytes("a,b\n" + rows + "2,caf"), 0xE9, (byte)'\n']);

        TableReading reading = TableFile.Read(path, Schema);

        Assert.Equal("café", reading.Table["b"].Format(100_000));
        Assert.Equal(100_001, reading.Table.RowCount);
        Assert.Contains("Windows-1252", Assert.Single(reading.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void One_broken_letter_in_UTF_8_is_named()
    {
        string path = _folder.PathOf("broken.csv");
        File.WriteAllBytes(path, [.. "a,b\n1,Zürich\n2,Z"u8, 0xFC, .. "rich\n"u8]);

        Assert.StartsWith($"{path}, line 3: the byte 0xFC is not UTF-8, though other letters of the file are, so some are broken.", Assert.Throws<InputException>(() => TableFile.Read(path, Schema)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_letter_behind_a_byte_order_mark_is_refused()
    {
        string path = _folder.PathOf("broken.csv");
        File.WriteAllBytes(path, [0xEF, 0xBB, 0xBF, .. "a,b\n1,Z"u8, 0xFC, .. "rich\n"u8]);

        Assert.Equal($"{path}: the file is not UTF-8 text, which its first bytes say; save it as UTF-8.", Assert.Throws<InputException>(() => TableFile.Read(path, Schema)).Message);
        Assert.Equal($"{path}: the file is not UTF-8 text; save it as UTF-8.", Assert.Throws<InputException>(() => CsvTableReader.Read(path, Schema)).Message);
    }

    [Fact]
    public void A_named_encoding_that_is_wrong_is_refused()
    {
        string latin = Write("iso-8859-1", false, "Zürich");
        Assert.Contains("the file is not utf-8 text; name its encoding, or save it as UTF-8.", Assert.Throws<InputException>(() => TableFile.Read(latin, Schema, new TableFormat { Encoding = Encoding.UTF8 })).Message, StringComparison.Ordinal);
        string marked = Write("utf-16", true, "Zürich");
        Assert.Contains("the encoding iso-8859-1 is named for it, but its first bytes say UTF-16.", Assert.Throws<InputException>(() => TableFile.Read(marked, Schema, new TableFormat { Encoding = Encoding.Latin1 })).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1F8B08", "the file is gzip-compressed, not a table in text form; unpack it, and name the CSV file inside.")]
    [InlineData("504B030414000000", "the file is a zip archive, not text; unpack it, and name the CSV file inside.")]
    [InlineData("504B0304140000005B5D786C2F776F726B", "the file is an Excel workbook, not text; open it and save the sheet as CSV (UTF-8).")]
    [InlineData("D0CF11E0A1B11AE1", "the file is an old Excel file")]
    [InlineData("5041523115041500", "the file is a Parquet file, not a table in text form; write the table as CSV (pandas: pd.read_parquet(path).to_csv(path, index=False)).")]
    [InlineData("89504E470D0A1A0A", "the file is a PNG picture, not a table in text form; name the CSV file.")]
    [InlineData("4152524F57310000", "the file is an Arrow (Feather) file")]
    [InlineData("8004955900", "the file is a Python pickle")]
    [InlineData("28B52FFD", "the file is zstd-compressed")]
    [InlineData("53514C69746520666F726D6174203300", "the file is an SQLite database")]
    [InlineData("255044462D312E37", "the file is a PDF document")]
    [InlineData("5B7B2261223A317D5D", "the file is JSON, not a table in text form;")]
    [InlineData("3C21444F43545950452068746D6C3E", "the file is an HTML page")]
    [InlineData("0000000000000000", "the file holds bytes of value 0, so it is no text; name the CSV file, or write the table as CSV again.")]
    [InlineData("612C620A312C780A00000000", "the file holds bytes of value 0")]
    public void A_file_that_is_no_text_is_named(string bytes, string words)
    {
        string path = _folder.PathOf("x.csv");
        File.WriteAllBytes(path, Convert.FromHexString(bytes));

        Assert.StartsWith($"{path}: {words}", Assert.Throws<InputException>(() => TableFile.Read(path, Schema)).Message, StringComparison.Ordinal);
        Assert.StartsWith($"{path}: {words}", Assert.Throws<InputException>(() => TableFile.Infer(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_file_as_Excel_writes_it_is_named()
    {
        string path = _folder.PathOf("x.csv");
        using (FileStream stream = File.Create(path))
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            zip.CreateEntry("[Content_Types].xml");
            zip.CreateEntry("xl/workbook.xml");
        }

        Assert.Contains("Excel workbook", Assert.Throws<InputException>(() => TableFile.Infer(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_a_missing_file_and_no_name_are_named()
    {
        Assert.Equal($"{_folder.FullName}: the file cannot be read: it is a folder; name a file in it.", Assert.Throws<InputException>(() => TableFile.Read(_folder.FullName, Schema)).Message);
        string missing = _folder.PathOf("nowhere.csv");
        Assert.StartsWith($"{missing}: the file cannot be read:", Assert.Throws<InputException>(() => TableFile.Infer(missing)).Message, StringComparison.Ordinal);
        Assert.Contains("its name is empty", Assert.Throws<InputException>(() => TableFile.Infer("")).Message, StringComparison.Ordinal);
        Assert.Contains("a letter of value 0", Assert.Throws<InputException>(() => TableFile.Infer("a\0b")).Message, StringComparison.Ordinal);
    }

    private static Encoding Find(string name) => CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);

    private static string Expected(string labels) => string.Join(" / ", labels.Split('|').Select((label, i) => $"{i} {label}"));

    private string Write(string encoding, bool mark, string labels)
    {
        Encoding found = Find(encoding);
        string text = "a,b\n" + string.Concat(labels.Split('|').Select((label, i) => $"{i},{label}\n"));
        string path = _folder.PathOf("x.csv");
        File.WriteAllBytes(path, [.. mark ? found.GetPreamble() : [], .. found.GetBytes(text)]);
        return path;
    }
}
