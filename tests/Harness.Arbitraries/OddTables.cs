using Harness.Tables;

namespace Harness.Arbitraries;

/// <summary>Tables that generators stumble over.</summary>
public static class OddTables
{
    private const int Rows = 60;

    /// <summary>The names of all tables.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "one row", "constant", "all missing", "mostly missing", "all unique", "300 levels", "no numbers", "no categories", "ids only",
        "equal columns", "more columns than rows", "huge and tiny numbers",
    ];

    /// <summary>A table.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    public static Table Of(string name) => name switch
    {
        "one row" => RandomTables.Table(Mixed, 5, 1),
        "constant" => new Table([Number("x", _ => 2.5), Label("c", _ => "only"), Date("d", _ => 0)]),
        "all missing" => new Table([Number("x", _ => double.NaN), Label("c", _ => null), Date("d", _ => null), Number("y", i => i)]),
        "mostly missing" => new Table([Number("x", i => i == 7 ? 1.5 : double.NaN), Label("c", i => i == 9 ? "here" : null), Date("d", i => i < 2 ? i : null), Number("y", i => i % 7)]),
        "all unique" => new Table([Number("x", i => i * 1.37), Label("c", i => $"label {i}"), Date("d", i => i * 86_401), Number("y", i => i * i)]),
        "300 levels" => RandomTables.Table(new TableSchema([new("c", ColumnKind.Categorical), new("x", ColumnKind.Numerical), new("e", ColumnKind.Categorical)]), 11, 900)
            .With(CategoricalColumn.FromLabels(new("c", ColumnKind.Categorical), [.. Enumerable.Range(0, 900).Select(i => $"level {i % 300}")])),
        "no numbers" => new Table([Label("c", i => i % 3 == 0 ? "a" : "b"), Label("d", i => $"{i % 5}"), Label("e", i => i % 4 == 0 ? null : $"{i % 2}")]),
        "no categories" => new Table([Number("x", i => i * 0.37), Number("y", i => i % 5), Date("d", i => i * 3600)]),
        "ids only" => new Table([CategoricalColumn.FromLabels(new("id", ColumnKind.Id), [.. Enumerable.Range(0, Rows).Select(i => $"row {i}")])]),
        "equal columns" => new Table([Number("x", i => i * 0.37), Number("y", i => i * 0.37), Number("z", i => -i), Label("c", i => $"{i % 3}"), Label("d", i => $"{i % 3}")]),
        "more columns than rows" => new Table(Enumerable.Range(0, 70).Select(c => (Column)Number($"x{c}", i => (i + c) * (c + 1) % 17 * 0.5)))
            .Take([.. Enumerable.Range(0, 20)]),
        "huge and tiny numbers" => new Table([Number("x", i => (i - 30) * 1e306), Number("y", i => i * 1e-306), Number("z", i => 1e15 + i), Number("w", i => i % 2 == 0 ? double.MaxValue : -double.MaxValue)]),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    private static TableSchema Mixed { get; } = new(
    [
        new("x", ColumnKind.Numerical), new("c", ColumnKind.Categorical), new("b", ColumnKind.Boolean),
        new("d", ColumnKind.DateTime, new DateTimeFormat("%Y-%m-%d")), new("id", ColumnKind.Id), new("y", ColumnKind.Numerical),
    ]);

    private static NumericColumn Number(string name, Func<int, double> value) =>
        new(new(name, ColumnKind.Numerical), [.. Enumerable.Range(0, Rows).Select(value)]);

    private static CategoricalColumn Label(string name, Func<int, string?> value) =>
        CategoricalColumn.FromLabels(new(name, ColumnKind.Categorical), [.. Enumerable.Range(0, Rows).Select(value)]);

    private static DateTimeColumn Date(string name, Func<int, int?> seconds) =>
        new(new(name, ColumnKind.DateTime, new DateTimeFormat("%Y-%m-%d %H:%M:%S")),
            [.. Enumerable.Range(0, Rows).Select(i => seconds(i) is { } s ? new DateTime(2020, 2, 28).AddSeconds(s).Ticks : DateTimeColumn.Missing)]);
}
