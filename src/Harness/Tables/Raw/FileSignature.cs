namespace Harness.Tables.Raw;

/// <summary>Files that are no table in text form, told by their first bytes.</summary>
internal static class FileSignature
{
    private const string Compressed = "unpack it, and name the CSV file inside";
    private const string Save = "write the table as CSV (pandas: df.to_csv(path, index=False))";

    private static readonly (byte[] Start, string What, string Remedy)[] Known =
    [
        ([0x1F, 0x8B], "gzip-compressed", Compressed),
        ("BZh"u8.ToArray(), "bzip2-compressed", Compressed),
        ([0xFD, .. "7zXZ"u8], "xz-compressed", Compressed),
        ([0x28, 0xB5, 0x2F, 0xFD], "zstd-compressed", Compressed),
        ([.. "7z"u8, 0xBC, 0xAF], "a 7z archive", Compressed),
        ("PAR1"u8.ToArray(), "a Parquet file", "write the table as CSV (pandas: pd.read_parquet(path).to_csv(path, index=False))"),
        ("ARROW1"u8.ToArray(), "an Arrow (Feather) file", "write the table as CSV (pandas: pd.read_feather(path).to_csv(path, index=False))"),
        ("ORC"u8.ToArray(), "an ORC file", Save),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel file (or another Office document)", "open it and save the sheet as CSV (UTF-8)"),
        ([0x89, .. "PNG"u8], "a PNG picture", "name the CSV file"),
        ([0xFF, 0xD8, 0xFF], "a JPEG picture", "name the CSV file"),
        ("GIF8"u8.ToArray(), "a GIF picture", "name the CSV file"),
        ("%PDF"u8.ToArray(), "a PDF document", "name the CSV file"),
        ("SQLite format 3"u8.ToArray(), "an SQLite database", "export the table as CSV"),
        ([0x89, .. "HDF"u8], "an HDF5 file", Save),
        ([0x93, .. "NUMPY"u8], "a NumPy file", Save),
        ([0x80, 0x02], "a Python pickle", Save),
        ([0x80, 0x03], "a Python pickle", Save),
        ([0x80, 0x04], "a Python pickle", Save),
        ([0x80, 0x05], "a Python pickle", Save),
        ("$FL2"u8.ToArray(), "an SPSS file", Save),
        ("<stata_dta>"u8.ToArray(), "a Stata file", Save),
        ("<!DOCTYPE"u8.ToArray(), "an HTML page", "download the CSV file itself"),
        ("<!doctype"u8.ToArray(), "an HTML page", "download the CSV file itself"),
        ("<html"u8.ToArray(), "an HTML page", "download the CSV file itself"),
        ("version https://git-lfs"u8.ToArray(), "a pointer of Git LFS", "fetch the file: git lfs pull"),
    ];

    /// <summary>What a file is that is no table.</summary>
    /// <param name="head">Its first bytes.</param>
    /// <returns>The end of a message: what it is, and what to do; <see langword="null"/> for a file that may be text.</returns>
    public static string? Of(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("PK\u0003\u0004"u8))
        {
            return head.IndexOf("xl/"u8) >= 0
                ? "the file is an Excel workbook, not text; open it and save the sheet as CSV (UTF-8)."
                : $"the file is a zip archive, not text; {Compressed}.";
        }

        foreach ((byte[] start, string what, string remedy) in Known)
        {
            if (head.StartsWith(start))
            {
                return $"the file is {what}, not a table in text form; {remedy}.";
            }
        }

        return IsJson(head) ? $"the file is JSON, not a table in text form; {Save}." : null;
    }

    /// <summary>Whether a text begins as JSON does: a brace or a bracket, then a quoted name or another of them.</summary>
    private static bool IsJson(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> text = head.TrimStart(" \t\r\n"u8);
        if (text.IsEmpty || text[0] is not ((byte)'{' or (byte)'['))
        {
            return false;
        }

        ReadOnlySpan<byte> rest = text[1..].TrimStart(" \t\r\n"u8);
        return text[0] == '{' ? rest is [(byte)'"', ..] : rest is [(byte)'{' or (byte)'[', ..];
    }
}
