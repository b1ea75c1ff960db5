using Harness.Tables;

namespace Harness.DuckDb;

/// <summary>A column of a file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Raw">Its name in a query.</param>
/// <param name="Type">DuckDB's type.</param>
/// <param name="IsTyped">Whether the file says what the values are.</param>
internal sealed record SourceColumn(string Name, string Raw, string Type, bool IsTyped)
{
    private static readonly string[] SmallWhole = ["TINYINT", "SMALLINT", "INTEGER", "UTINYINT", "USMALLINT", "UINTEGER"];
    private static readonly string[] LargeWhole = ["BIGINT", "UBIGINT", "HUGEINT", "UHUGEINT"];

    /// <summary>Whether the values are nothing that a cell of a table holds.</summary>
    public bool IsNoValue => Type.EndsWith(']') || Type.StartsWith("STRUCT", StringComparison.Ordinal) || Type.StartsWith("MAP", StringComparison.Ordinal) || Type.StartsWith("UNION", StringComparison.Ordinal) || Type is "BLOB" or "INTERVAL" or "BIT" or "VARIANT" or "GEOMETRY";

    /// <summary>Whether values are points in time of a day.</summary>
    public bool IsTimestamp => Type.StartsWith("TIMESTAMP", StringComparison.Ordinal);

    /// <summary>What the type says of the values; <see langword="null"/> in a text file.</summary>
    public ColumnSchema? Kind => this switch
    {
        { IsTyped: false } => null,
        _ when SmallWhole.Contains(Type) || LargeWhole.Contains(Type) || Type is "FLOAT" or "DOUBLE" || Type.StartsWith("DECIMAL", StringComparison.Ordinal) => new ColumnSchema(Name, ColumnKind.Numerical),
        { Type: "BOOLEAN" } => new ColumnSchema(Name, ColumnKind.Boolean),
        { Type: "DATE" } => new ColumnSchema(Name, ColumnKind.DateTime, new DateTimeFormat("%Y-%m-%d")),
        { IsTimestamp: true } => new ColumnSchema(Name, ColumnKind.DateTime, new DateTimeFormat("%Y-%m-%d %H:%M:%S")),
        _ => new ColumnSchema(Name, ColumnKind.Categorical),
    };

    /// <summary>The cell as a text, NULL where missing.</summary>
    public string Text => Type switch
    {
        "VARCHAR" => $"nullif({Raw}, '')",
        "BOOLEAN" => $"CASE WHEN {Raw} THEN 'True' WHEN NOT {Raw} THEN 'False' END",
        _ => $"CAST({Raw} AS VARCHAR)",
    };

    /// <summary>The cell as a number: NULL or NaN where missing, infinite where it is no number that a table holds.</summary>
    /// <param name="parse">The function that reads what SQL cannot.</param>
    /// <param name="onlyParse">Whether it reads all texts.</param>
    public string Number(string parse, bool onlyParse)
    {
        if (Type == "DOUBLE" || SmallWhole.Contains(Type))
        {
            return $"CAST({Raw} AS DOUBLE)";
        }

        const string Exact = "9007199254740992";
        if (LargeWhole.Contains(Type))
        {
            return $"CASE WHEN {Raw} BETWEEN -{Exact} AND {Exact} THEN CAST({Raw} AS DOUBLE) WHEN {Raw} IS NOT NULL THEN {parse}({Text}) END";
        }

        // Most cells are short numbers, which SQL reads on all processors.
        return onlyParse
            ? $"{parse}({Text})"
            : $"CASE WHEN abs(TRY_CAST({Text} AS DOUBLE)) < {Exact} AND NOT contains({Text}, '_') THEN TRY_CAST({Text} AS DOUBLE) ELSE {parse}({Text}) END";
    }
}
