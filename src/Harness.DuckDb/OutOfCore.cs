using Harness.Tables;

namespace Harness.DuckDb;

/// <summary>Tables that do not fit into memory: marginals and pair counts of all rows, and uniform samples for everything else. The same files and options give the same result.</summary>
public static class OutOfCore
{
    /// <summary>Rows of the sample from which kinds of columns are found out.</summary>
    internal const int RowsForKinds = 100_000;

    /// <summary>Compares two files row by row, on disk where memory does not suffice.</summary>
    /// <param name="real">The real table: a CSV or Parquet file.</param>
    /// <param name="synthetic">The synthetic table: a CSV or Parquet file with the same columns, in any order.</param>
    /// <param name="options">Memory, columns and limits; by default as <see cref="OutOfCoreOptions"/> says.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="InputException">A file cannot be read or does not fit; the message names file, row, column, value and remedy.</exception>
    public static OutOfCoreResult Compare(string real, string synthetic, OutOfCoreOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(synthetic);
        options ??= new OutOfCoreOptions();
        using var session = new DuckSession(options, cancellation);
        var notes = new List<string>();
        if (options.Schema is null)
        {
            TableReading kinds = RowSample.Read(session, RowSource.Open(session, real, null, options.Format), RowsForKinds, 1, options.Format, null, null);
            options = options with { Schema = kinds.Table.Schema };
            notes.AddRange(kinds.Notes.Select(n => $"{Path.GetFileName(real)}: {n}"));
        }

        return new TableComparison(session, options, notes).Run(real, synthetic);
    }

    /// <summary>A uniform sample without repetition, in the order of the file: for every metric that needs rows in memory.</summary>
    /// <param name="path">A CSV or Parquet file.</param>
    /// <param name="rows">Number of rows, at least 1; all rows where the file has no more.</param>
    /// <param name="seed">The same seed draws the same rows of a file.</param>
    /// <param name="options">Memory, and the columns where they are known; else kinds are found out from the sample.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>The rows; the notes tell of how many they were drawn.</returns>
    /// <exception cref="InputException">The file cannot be read or does not fit; the message names file, column, value and remedy.</exception>
    public static TableReading Sample(string path, int rows, ulong seed, OutOfCoreOptions? options = null, CancellationToken cancellation = default) =>
        Sample(path, null, rows, seed, options, cancellation);

    /// <summary>A uniform sample of a table that stands beside another: with its columns, and where labels differ only in form, its labels.</summary>
    /// <param name="path">A CSV or Parquet file.</param>
    /// <param name="real">The table whose columns and labels it should have.</param>
    /// <param name="rows">Number of rows, at least 1; all rows where the file has no more.</param>
    /// <param name="seed">The same seed draws the same rows of a file.</param>
    /// <param name="options">Memory; the columns are those of <paramref name="real"/>.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>The rows; the notes tell of how many they were drawn.</returns>
    /// <exception cref="InputException">The file cannot be read or does not fit; the message names file, column, value and remedy.</exception>
    public static TableReading Sample(string path, Table? real, int rows, ulong seed, OutOfCoreOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        options ??= new OutOfCoreOptions();
        using var session = new DuckSession(options, cancellation);
        TableSchema? schema = real?.Schema ?? options.Schema;
        return RowSample.Read(session, RowSource.Open(session, path, schema, options.Format), rows, seed, options.Format, schema, real);
    }
}
