using System.Globalization;
using System.Text;
using Harness.Reports.Markdown;
using Harness.Scoring;

namespace Harness;

/// <summary>An <see cref="Evaluation"/> as Markdown.</summary>
public static class EvaluationMarkdown
{
    /// <summary>
    /// The evaluation as Markdown: what was compared, three headlines, and a table of all metrics with standard error, floor, ceiling and
    /// the worst column, pair or model, which is the value of the companion that ends in <c>-worst</c>. What failed, has no meaning here or was not measured stands below.
    /// </summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <returns>Text that ends in a line break; what comes from files is escaped.</returns>
    public static string ToMarkdown(this Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        Scorecard scorecard = evaluation.Scorecard;
        int seeds = scorecard.Seeds.Count;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {MarkdownTable.Escape(scorecard.Generator.Title)} beside {MarkdownTable.Escape(evaluation.Dataset.Title)}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{seeds} synthetic {(seeds == 1 ? "table" : "tables")} of {Rows(scorecard)} rows; {evaluation.Dataset.Train.RowCount} rows to learn from, {evaluation.Dataset.Holdout.RowCount} held out.{(scorecard.RowsNote is { } note ? $" {note}" : "")}\n\n");
        foreach (Headline headline in new[] { Headline.Fidelity(scorecard), Headline.Utility(scorecard), Headline.Novelty(scorecard) }.OfType<Headline>())
        {
            text.Append(CultureInfo.InvariantCulture, $"* {headline.Name}: {Cells.Value(headline.Value, headline.Spread)}\n");
        }

        text.Append(scorecard.Notes.Count == 0 ? "" : "\n");
        foreach (string reading in scorecard.Notes)
        {
            text.Append(CultureInfo.InvariantCulture, $"* {MarkdownTable.Escape(reading)}\n");
        }

        text.Append("\n0 is a table that knows nothing (novelty: copies), 1 is fresh real rows of the same number. s.e. is what other rows of the same origin would move a value by.\n\n");
        List<string[]> rows = [["metric", "value", "s.e.", "knows nothing", "fresh real rows", "worst"]];
        rows.AddRange(evaluation.Scores.Where(s => s.Value is not null && !s.Descriptor.IsWorst).Select(s => (string[])
        [
            s.Descriptor.Id + Cells.Arrow(s.Descriptor),
            Cells.Value(s),
            Cells.Number(s.StandardError, 2),
            Cells.Number(s.Frame?.Floor),
            Cells.Number(s.Frame?.Ceiling),
            s.Worst is { } worst && worst.Value != s.Descriptor.Ideal ? $"{worst.Label} {Cells.Number(worst.Value)}{(worst.Note is null ? "" : $" ({worst.Note})")}" : "",
        ]));
        text.Append(MarkdownTable.Write(rows));
        AppendList(text, "Failed", evaluation.Scores.Where(s => s.Failure is not null).Select(s => (s.Descriptor.Id, s.Failure!.Reason)));
        AppendList(text, "Without meaning for this table", evaluation.Scores.Where(s => s.NotApplicable is not null && !s.Descriptor.IsWorst).GroupBy(s => s.NotApplicable!, s => s.Descriptor.Id, StringComparer.Ordinal).Select(g => (string.Join(", ", g), g.Key)));
        AppendList(text, "Not measured", evaluation.NotMeasured.GroupBy(m => m.Value, m => m.Key, StringComparer.Ordinal).Select(g => (g.Key, string.Join(", ", g))));
        return text.ToString();
    }

    private static string Rows(Scorecard scorecard) => string.Join(", ", scorecard.Seeds.Select(s => s.Rows.ToString(CultureInfo.InvariantCulture)).Distinct());

    private static void AppendList(StringBuilder text, string title, IEnumerable<(string Subject, string Reason)> items)
    {
        (string Subject, string Reason)[] all = [.. items];
        if (all.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n");
            foreach ((string subject, string reason) in all)
            {
                text.Append(CultureInfo.InvariantCulture, $"* {MarkdownTable.Escape(subject)}: {MarkdownTable.Escape(reason)}\n");
            }
        }
    }
}
