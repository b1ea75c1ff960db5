using System.Globalization;

namespace Harness.Benchmarks.Gate;

/// <summary>Sizes of train that are told of together: how much the bar can see depends on rows.</summary>
/// <param name="From">The fewest rows.</param>
/// <param name="Below">One more than the most.</param>
internal sealed record SizeBand(int From, int Below)
{
    /// <summary>All of them; the last is the one that promises hold for.</summary>
    public static IReadOnlyList<SizeBand> All { get; } = [new(0, 100), new(100, 400), new(400, 1000), new(1000, int.MaxValue)];

    /// <summary>The tables of it.</summary>
    public IReadOnlyList<JudgedTable> In(IEnumerable<JudgedTable> tables) => [.. tables.Where(t => t.Rows >= From && t.Rows < Below)];

    /// <inheritdoc/>
    public override string ToString() => (From, Below) switch
    {
        (0, int.MaxValue) => "any number of rows",
        (_, int.MaxValue) => string.Create(CultureInfo.InvariantCulture, $"{From:N0} rows and more"),
        (0, _) => string.Create(CultureInfo.InvariantCulture, $"below {Below:N0} rows"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{From:N0} to {Below - 1:N0}"),
    };
}
