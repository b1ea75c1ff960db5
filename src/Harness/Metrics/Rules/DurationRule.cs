using Harness.Datasets.Rules;
using Harness.Tables;

namespace Harness.Metrics.Rules;

/// <summary>A number that is the time from one date to another. A row that lacks one of them cannot break it.</summary>
/// <param name="Start">The column of the one date.</param>
/// <param name="End">The column of the other.</param>
/// <param name="Number">The column of the time.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Tolerance">The largest difference that counts as equal, in units.</param>
internal sealed record DurationRule(string Start, string End, string Number, DurationRule.TimeUnit Unit, double Tolerance) : Rule([Start, End, Number])
{
    /// <summary>A unit by its seconds.</summary>
    internal enum TimeUnit
    {
        Seconds = 1,
        Minutes = 60,
        Hours = 3600,
        Days = 86_400,
    }

    /// <inheritdoc/>
    public override IReadOnlyList<int> Violations(Table table)
    {
        double[][] numbers = Numbers(table);
        return Where(table.RowCount, row => Math.Abs((numbers[1][row] - numbers[0][row]) / (int)Unit - numbers[2][row]) > Tolerance);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Number} = {End} − {Start} in {Unit.ToString().ToLowerInvariant()}";
}
