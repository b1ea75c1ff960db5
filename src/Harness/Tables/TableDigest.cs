using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Harness.Tables;

/// <summary>Tells tables apart by content.</summary>
internal static class TableDigest
{
    /// <summary>SHA-256 of the table as CSV, lower-case hexadecimal.</summary>
    /// <param name="table">The table.</param>
    public static string Of(Table table) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CsvTableWriter.Write(table) + Texts(table))));

    // Cells that the table shows otherwise than its file.
    private static string Texts(Table table) => string.Concat(table.Columns.OfType<DateTimeColumn>()
        .Where(c => c.Texts is not null)
        .Select(c => $"{JsonSerializer.Serialize(c.Name)}{JsonSerializer.Serialize(c.Texts!.OrderBy(t => t.Key))}"));
}
