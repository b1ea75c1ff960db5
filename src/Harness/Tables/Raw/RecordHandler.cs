namespace Harness.Tables.Raw;

/// <summary>Sees the raw text of the header and of each row while a table is read.</summary>
/// <param name="row">Zero-based row; -1 for the header.</param>
/// <param name="text">The text without its line end; valid during the call.</param>
internal delegate void RecordHandler(int row, ReadOnlySpan<char> text);
