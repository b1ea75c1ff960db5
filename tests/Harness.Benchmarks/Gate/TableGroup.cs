namespace Harness.Benchmarks.Gate;

/// <summary>Tables that are told of together, in a column of their own.</summary>
/// <param name="Title">The head of the column.</param>
/// <param name="Has">Whether a table is one of them.</param>
internal sealed record TableGroup(string Title, Func<JudgedTable, bool> Has)
{
    /// <summary>All tables.</summary>
    public static TableGroup All { get; } = new("all", _ => true);

    /// <summary>By rows of train, most first: how much the bar can see depends on them. Promises hold for the first.</summary>
    public static IReadOnlyList<TableGroup> BySize { get; } =
    [
        Rows("1,000 rows and more", 1000, int.MaxValue),
        Rows("400 to 999", 400, 1000),
        Rows("100 to 399", 100, 400),
        Rows("below 100 rows", 0, 100),
    ];

    /// <summary>All, and those of each generator: what one has lost already cannot be lost again.</summary>
    /// <param name="tables">The tables.</param>
    public static IReadOnlyList<TableGroup> ByGenerator(IEnumerable<JudgedTable> tables) =>
        [All, .. tables.Select(t => t.Generator).Distinct().Order(StringComparer.Ordinal).Select(id => new TableGroup($"`{id}`", t => t.Generator == id))];

    /// <summary>Those of some tables that are in it.</summary>
    /// <param name="tables">The tables.</param>
    public IReadOnlyList<JudgedTable> In(IEnumerable<JudgedTable> tables) => [.. tables.Where(Has)];

    private static TableGroup Rows(string title, int from, int below) => new(title, t => t.Rows >= from && t.Rows < below);
}
