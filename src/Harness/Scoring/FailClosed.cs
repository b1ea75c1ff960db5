using System.Globalization;
using Harness.Metrics;
using Harness.Tables;

namespace Harness.Scoring;

/// <summary>Runs evaluators so that nothing goes missing: what throws, or is no finite number, is a failure that says so.</summary>
internal static class FailClosed
{
    /// <summary>One result for each metric of an evaluator, whatever happens.</summary>
    public static IReadOnlyList<MetricResult> Evaluate(IEvaluator evaluator, PairContext pair)
    {
        if (Wrong(pair.Train, pair.Synthetic) is { } wrong)
        {
            return [.. evaluator.Metrics.Select(m => new MetricResult.Failed(m.Id, wrong))];
        }

        try
        {
            IReadOnlyList<MetricResult> results = evaluator.Evaluate(pair);
            return results.Select(r => r.Id).SequenceEqual(evaluator.Metrics.Select(m => m.Id))
                ? [.. results.Select(Finite)]
                : throw new InvalidOperationException($"The evaluator '{evaluator.Id}' did not answer for its metrics in order.");
        }
        catch (Exception e) when (e is not (InputException or OutOfMemoryException) && !(e is OperationCanceledException && pair.Cancellation.IsCancellationRequested))
        {
            return [.. evaluator.Metrics.Select(m => new MetricResult.Failed(m.Id, $"{e.GetType().Name} in evaluator '{evaluator.Id}': {e.Message}"))];
        }
    }

    /// <summary>Why a table cannot be measured beside train; <see langword="null"/> where it can.</summary>
    public static string? Wrong(Table train, Table synthetic)
    {
        if (synthetic.RowCount == 0)
        {
            return "the synthetic table has no row";
        }

        foreach (ColumnSchema column in train.Schema)
        {
            if (synthetic.Schema.FirstOrDefault(c => c.Name == column.Name) is not { } own)
            {
                return $"the synthetic table has no column '{column.Name}'";
            }

            if (own.Kind != column.Kind)
            {
                return $"column '{column.Name}' is {own.Kind} in the synthetic table and {column.Kind} in train; read both by one schema";
            }
        }

        return null;
    }

    private static MetricResult Finite(MetricResult result)
    {
        if (result is not MetricResult.Computed computed)
        {
            return result;
        }

        if (!double.IsFinite(computed.Value))
        {
            return Failed("the value", computed.Value);
        }

        foreach (MetricPart part in computed.Parts)
        {
            if (!double.IsFinite(part.Value))
            {
                return Failed($"the value of {part.Label}", part.Value);
            }
        }

        (string What, double Value)[] numbers =
        [
            ("its uncertainty", computed.Uncertainty ?? 0),
            ("the value to compare with", computed.Comparison?.Reference ?? 0),
            ("the p-value", computed.Comparison?.PValue ?? 0),
        ];
        foreach ((string what, double value) in numbers)
        {
            if (!double.IsFinite(value))
            {
                return Failed(what, value);
            }
        }

        return result;

        MetricResult.Failed Failed(string what, double value) => new(result.Id, string.Create(CultureInfo.InvariantCulture, $"{what} is {value}, not a finite number"));
    }
}
