using System.Text.RegularExpressions;
using Harness.Tables;

namespace Harness.Metrics.Validity;

/// <summary>Whether synthetic values have the form that the metadata ask for: SDV's <c>regex_format</c> of an id or any other column of text.</summary>
public sealed class PatternEvaluator : IEvaluator
{
    private static readonly MetricDescriptor PatternError = new()
    {
        Id = "id-pattern-error",
        Title = "Ids off their pattern",
        Equation = "max(0, synthetic share off the pattern − real share off it)",
        Cost = "O(cells)",
        Traps = "A pattern that no real value matches finds nothing: the note of its column tells.",
        Summary = "Mean over the columns with a 'regex_format' of the share of synthetic values that it does not match as a whole, less the share of real values that it does not match either, which should be none: 0 where all match, 1 where none does. A missing value is none; a column without any value has 1.",
        Family = "validity",
        Unit = "share",
        Floor = FloorKind.None,
        Source = "SDMetrics' RegexFormatAdherence (0.32) is 1 minus it where nothing is missing, the pattern has no named group and every real value matches",
    };

    /// <inheritdoc/>
    public string Id => "patterns";

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Metrics { get; } = [PatternError, PatternError.Worst()];

    /// <inheritdoc/>
    public IReadOnlyList<MetricResult> Evaluate(PairContext pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        try
        {
            Patterns patterns = pair.Shared.Get(dataset => new Patterns(
            [
                .. dataset.Real.Columns.OfType<CategoricalColumn>()
                    .Where(c => c.Schema.Pattern is not null)
                    .Select(c => (Real: c, Expression: WholePattern.Of(c.Schema.Pattern!)))
                    .Where(c => c.Real.MissingCount < c.Real.Length)
                    .Select(c => (c.Real.Name, c.Expression, PatternMatch.Of(c.Expression, c.Real))),
            ]));
            return GroupJackknife.Measure(pair, own => Measure(patterns, own));
        }
        catch (InputException e)
        {
            // A value that takes too long is of this metric alone: the others go on.
            return [.. Metrics.Select(m => new MetricResult.Failed(m.Id, e.Message))];
        }
    }

    private static MetricResult[] Measure(Patterns patterns, PairContext pair)
    {
        MetricPart[] parts =
        [
            .. patterns.Columns.Select(column =>
            {
                pair.Cancellation.ThrowIfCancellationRequested();
                return Part(column.Name, PatternMatch.Of(column.Expression, (CategoricalColumn)pair.Synthetic[column.Name]), column.Real, pair.Synthetic.RowCount);
            }),
        ];
        return MetricResult.OfParts(PatternError, parts, pair.Synthetic.RowCount, "no column with real values has a 'regex_format'");
    }

    private static MetricPart Part(string name, PatternMatch synthetic, PatternMatch real, int rows)
    {
        if (synthetic.Present == 0)
        {
            return new MetricPart(name, null, rows == 0 ? 0 : 1, rows == 0 ? null : "there is no value");
        }

        string[] notes =
        [
            .. synthetic.Count > 0 ? [synthetic.ToString()] : (string[])[],
            .. real.Count > 0 ? [$"of the real values {real.Count} of {real.Present} do not match either"] : (string[])[],
        ];
        return new MetricPart(name, null, Math.Max(0, synthetic.Share - real.Share), notes.Length == 0 ? null : string.Join("; ", notes));
    }

    private sealed record Patterns((string Name, Regex Expression, PatternMatch Real)[] Columns);
}
