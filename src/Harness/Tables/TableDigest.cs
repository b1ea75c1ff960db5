using System.Security.Cryptography;
using System.Text;

namespace Harness.Tables;

/// <summary>Tells tables apart by content.</summary>
internal static class TableDigest
{
    /// <summary>SHA-256 of the table as CSV, lower-case hexadecimal.</summary>
    /// <param name="table">The table.</param>
    public static string Of(Table table) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CsvTableWriter.Write(table))));
}
