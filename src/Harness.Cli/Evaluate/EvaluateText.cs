using System.Globalization;
using System.Text;
using Harness.Cli.Terminal;
using Harness.Datasets;
using Harness.Reports.Words;
using Harness.Scoring;
using Harness.Studies.Gate;

namespace Harness.Cli.Evaluate;

/// <summary>What <c>harness evaluate</c> says on a terminal.</summary>
internal static class EvaluateText
{
    /// <summary>What was compared, the answer, notes, and where the page is.</summary>
    /// <param name="settings">The command line.</param>
    /// <param name="input">What was read.</param>
    /// <param name="result">The verdicts.</param>
    /// <param name="width">Characters a line.</param>
    public static string Of(EvaluateSettings settings, EvaluationInput input, GateResult result, int width)
    {
        Dataset dataset = input.Dataset;
        string synthetic = settings.Synthetic.Count == 1 ? settings.Synthetic[0] : $"{settings.Synthetic.Count} tables, {settings.Synthetic[0]} the first,";
        string rows = string.Join(" or ", input.Synthetic.Select(t => t.RowCount).Distinct().Select(Count));
        var text = new StringBuilder();
        text.Append(Printable.Of($"{synthetic} beside {settings.Real.Real}")).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"{rows} rows beside {Count(dataset.Train.RowCount)} real ones, {Count(dataset.Holdout.RowCount)} more held out; {Columns(dataset.Train.Schema.Count)}{(dataset.Target is { } target ? $", target {Printable.Of(target)} ({dataset.Task.ToString().ToLowerInvariant()})" : "")}\n\n");
        text.Append(result.ToText(width));
        foreach (MetricScore score in settings.Full ? result.Scorecard.Scores.Where(s => s.Descriptor.Family == "sdmetrics" && s.Value is not null) : [])
        {
            // The reports' properties, with what SDMetrics reads otherwise; of columns and pairs there are too many.
            string parts = score.Parts.Any(p => p.Note is not null) ? $": {string.Join("; ", score.Parts.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Label} {p.Value:0.0000}{(p.Note is { } note ? $" ({note})" : "")}")))}" : "";
            text.Append(Wrapped.Of("  ", string.Create(CultureInfo.InvariantCulture, $"{score.Descriptor.Title} {score.Value:0.0000}{parts}"), width));
        }

        text.Append(RuleText.Of(result.Scorecard, width));
        text.Append(input.Notes.Count > 0 ? "\n" : "");
        foreach (string note in input.Notes)
        {
            text.Append(Wrapped.Of("Note: ", note, width));
        }

        text.Append(settings.Report is { } report ? $"\nReport: {Printable.Of(report)}\n" : "");
        return text.ToString();
    }

    private static string Columns(int count) => count == 1 ? "1 column" : $"{Count(count)} columns";

    private static string Count(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
