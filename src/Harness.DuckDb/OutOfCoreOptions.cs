using Harness.Tables;

namespace Harness.DuckDb;

/// <summary>How tables beyond memory are read and compared.</summary>
public sealed record OutOfCoreOptions
{
    /// <summary>The columns of both files.</summary>
    /// <value>Default: found out from a sample of the real file, as of a table in memory, and told in a note.</value>
    public TableSchema? Schema { get; init; }

    /// <summary>The form of text files.</summary>
    /// <value>Default: the separator is found out. The text is UTF-8, the decimal mark a point unless named here.</value>
    public TableFormat Format { get; init; } = new();

    /// <summary>What DuckDB's tables and sorts may take of memory; the rest it writes to <see cref="Folder"/>. Buffers of files come on top.</summary>
    /// <value>Bytes, at least 64 MB (64,000,000). Default: 1 GB.</value>
    public long MemoryLimit { get; init; } = 1_000_000_000;

    /// <summary>Where temporary files are made, in a folder of their own that is removed at the end. They hold what the tables hold.</summary>
    /// <value>Default: the system's folder of temporary files.</value>
    public string? Folder { get; init; }

    /// <summary>Pairs of columns that are counted, at most; where there are more, so many are drawn, always the same.</summary>
    /// <value>0 for none. Default: 1,000, all pairs of 45 columns.</value>
    public int MostPairs { get; init; } = 1000;

    /// <summary>Labels of a column, at most; a column of more is left out, and a note tells it.</summary>
    /// <value>At least 1. Default: 1,000,000.</value>
    public int MostLabels { get; init; } = 1_000_000;
}
