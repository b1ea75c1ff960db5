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
        Equation = "values that do not match the pattern / values",
        Cost = "O(cells)",
        Traps = "A pattern that a real value does not match is no rule: its column is left out.",
        Summary = "Mean over the columns with a 'regex_format' of the share of synthetic values that it does not match as a whole: 0 where all match, 1 where none does. A missing value is none; a column without any value has 1.",
        Family = "validity",
        Unit = "share",
        Floor = FloorKind.None,
        Source = "SDMetrics' RegexAdherence of later versions is 1 minus it",
    };

    /// <inheritdoc/>
    public string Id => "patterns";

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Metrics { get; } = [PatternError];

    /// <inheritdoc/>
    public IReadOnlyList<MetricResult> Evaluate(PairContext pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        Patterns patterns = pair.Shared.Get(dataset => new Patterns(
        [
            .. dataset.Train.Columns.OfType<CategoricalColumn>()
                .Where(c => c.Schema.Pattern is not null)
                .Select(c => (Name: c.Name, Expression: WholePattern.Of(c.Schema.Pattern!), Real: (CategoricalColumn)c.Append(dataset.Holdout[c.Name])))
                .Where(c => c.Real.MissingCount < c.Real.Length && Offenders(c.Name, c.Expression, c.Real).Count == 0)
                .Select(c => (c.Name, c.Expression)),
        ]));
        return GroupJackknife.Measure(pair, own => [Measure(patterns, own)]);
    }

    private static MetricResult Measure(Patterns patterns, PairContext pair)
    {
        MetricPart[] parts =
        [
            .. patterns.Columns.Select(column =>
            {
                pair.Cancellation.ThrowIfCancellationRequested();
                return Part(column.Name, column.Expression, (CategoricalColumn)pair.Synthetic[column.Name]);
            }),
        ];
        return MetricResult.OfParts(PatternError, parts, pair.Synthetic.RowCount, "no column has a 'regex_format' that all its real values match")[0];
    }

    private static MetricPart Part(string name, Regex expression, CategoricalColumn synthetic)
    {
        int present = synthetic.Length - synthetic.MissingCount;
        if (present == 0)
        {
            return new MetricPart(name, null, synthetic.Length == 0 ? 0 : 1, synthetic.Length == 0 ? null : "there is no value");
        }

        (int count, int first) = Offenders(name, expression, synthetic);
        return new MetricPart(name, null, (double)count / present, count == 0 ? null : $"{count} of {present} values; first: row {first + 1}: {synthetic.Format(first)}");
    }

    private static (int Count, int First) Offenders(string name, Regex expression, CategoricalColumn column)
    {
        // Each text is matched once, and only if a row has it: a part of a table keeps the levels of all.
        var matches = new bool?[column.Levels.Count];
        (int count, int first) = (0, -1);
        for (int row = 0; row < column.Length; row++)
        {
            if (column.Codes[row] is >= 0 and var code && !(matches[code] ??= Matches(name, expression, column.Levels[code])))
            {
                first = count++ == 0 ? row : first;
            }
        }

        return (count, first);
    }

    private static bool Matches(string name, Regex expression, string value)
    {
        try
        {
            return expression.IsMatch(value);
        }
        catch (RegexMatchTimeoutException)
        {
            throw new InputException($"Column '{name}': holding the value '{value}' against its regex_format '{expression}' took more than {WholePattern.Limit.TotalSeconds:0} s. Write a pattern without nested repetitions, or leave it out.");
        }
    }

    private sealed record Patterns((string Name, Regex Expression)[] Columns);
}
