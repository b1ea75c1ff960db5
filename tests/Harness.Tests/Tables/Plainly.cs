using System.Globalization;
using Harness.Tables;

namespace Harness.Tests.Tables;

/// <summary>Tables and schemas as short texts, for tests that have many.</summary>
internal static class Plainly
{
    /// <summary>A schema from <c>name kind</c> pairs: n, c, b, i, or the format of dates.</summary>
    /// <param name="text">For example <c>age n, job c, hired %Y-%m-%d</c>.</param>
    public static TableSchema Schema(string text) => new(text.Split(", ").Select(column =>
    {
        int blank = column.IndexOf(' ', StringComparison.Ordinal);
        string name = column[..blank];
        string kind = column[(blank + 1)..];
        return kind switch
        {
            "n" => new ColumnSchema(name, ColumnKind.Numerical),
            "c" => new ColumnSchema(name, ColumnKind.Categorical),
            "b" => new ColumnSchema(name, ColumnKind.Boolean),
            "i" => new ColumnSchema(name, ColumnKind.Id),
            _ => new ColumnSchema(name, ColumnKind.DateTime, new DateTimeFormat(kind)),
        };
    }));

    /// <summary>The same text from a schema.</summary>
    /// <param name="schema">The schema.</param>
    public static string Show(TableSchema schema) => string.Join(", ", schema.Select(c => $"{c.Name} {c.Kind switch
    {
        ColumnKind.Numerical => "n",
        ColumnKind.Categorical => "c",
        ColumnKind.Boolean => "b",
        ColumnKind.Id => "i",
        _ => c.DateTimeFormat!.Pattern,
    }}"));

    /// <summary>The values of a table, not their spelling: rows between slashes, <c>·</c> for a missing value.</summary>
    /// <param name="table">The table.</param>
    public static string Show(Table table) =>
        string.Join(" / ", Enumerable.Range(0, table.RowCount).Select(row => string.Join(' ', table.Columns.Select(c => Show(c, row)))));

    private static string Show(Column column, int row) => column switch
    {
        _ when column.IsMissing(row) => "·",
        NumericColumn numbers => numbers.Values[row].ToString("R", CultureInfo.InvariantCulture),
        DateTimeColumn dates => new DateTime(dates.Ticks[row]).ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        CategoricalColumn labels => labels.Levels[labels.Codes[row]],
        _ => throw new InvalidOperationException(),
    };
}
