using System.Globalization;
using System.Text;
using Harness.Metrics;
using Harness.Reports.Words;

namespace Harness.Reports;

/// <summary>The catalogue of metrics as Markdown, from their descriptors.</summary>
public static class MetricCatalogue
{
    /// <summary>Writes the catalogue.</summary>
    /// <param name="metrics">The metrics, in order; the worst parts of a metric are mentioned with it.</param>
    public static string Write(IReadOnlyList<MetricDescriptor> metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        var ids = metrics.Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        var text = new StringBuilder("""
            # Metrics

            Written from the metrics' descriptors by `HARNESS_WRITE_DOCUMENTS=1 dotnet test --project evaluation`.

            Similarity compares the synthetic table with train; utility tests on the holdout; copying compares the distances to
            both. Every value is the mean over seeds. A *floor* is what a table that knows nothing of the property gets, the
            *ceiling* what fresh real rows get; both are measured on random half-splits of the real rows. Why scores of SDMetrics
            differ: [why-our-number-differs-from-sdmetrics.md](why-our-number-differs-from-sdmetrics.md).

            Every value has a *standard error*: how far it would move with other rows of the same origin, everything fitted held
            fixed. The rows are those of the synthetic table, train as it is; for what is a mean over others, holdout rows that
            models are tested on or real rows under attack, those. The *delete-a-group jackknife* deals the rows to 16 groups at
            random, measures without one of them, 16 times, and takes √(15/16 · Σ (θ₋g − θ̄)²) (Kott, J. Off. Stat. 17, 2001); rows
            stay whole, so columns and pairs that move together count as such. Above 10,000 rows so many are dealt and the error
            is scaled by the root, but for metrics of counts of cells and of SDMetrics. Against the scatter of fresh samples
            (`UncertaintyTests`, 300 samples of 400 rows) errors are within a quarter where tables differ, and up to twice too large
            where they differ by chance alone: an absolute difference scatters less than the difference. Fewer than two rows have
            no standard error.

            Numbers of any finite size are measured. A value that no double holds, a distance of more than 1.8e308 standard
            deviations, is a failure of the metric that says so; so is a target beyond 3.4e38, since models learn in single
            precision.

            """);
        foreach (var family in metrics.Where(m => !IsCompanion(m, ids)).GroupBy(m => m.Family))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {family.Key}\n");
            foreach (MetricDescriptor metric in family)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n### `{metric.Id}`\n\n{metric.Title}. {metric.Summary}\n\n");
                Line(text, "", metric.Equation.Length > 0 ? $"`{metric.Equation}`" : "");
                text.Append(CultureInfo.InvariantCulture, $"* range {MetricWords.Number(metric.Minimum)} to {MetricWords.Number(metric.Maximum)}{(metric.Unit.Length > 0 ? $", in {metric.Unit}" : "")}; {MetricWords.Direction(metric)}\n");
                text.Append(CultureInfo.InvariantCulture, $"* floor: {(MetricWords.Floor(metric.Floor) is { Length: > 0 } floor ? floor : "none")}\n");
                if (metric.NoiseFloor > 0)
                {
                    text.Append(CultureInfo.InvariantCulture, $"* a change below {MetricWords.Number(metric.NoiseFloor)} is noise\n");
                }

                if (metrics.FirstOrDefault(m => m.WorstOf == metric.Id) is { } worst)
                {
                    text.Append(CultureInfo.InvariantCulture, $"* `{worst.Id}` is the worst part\n");
                }

                Line(text, "standard error: ", metric.StandardError);
                Line(text, "cost: ", metric.Cost);
                Line(text, "beware: ", metric.Traps);
                text.Append(CultureInfo.InvariantCulture, $"* source: {metric.Source}\n");
            }
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, string name, string value)
    {
        if (value.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"* {name}{value}\n");
        }
    }

    private static bool IsCompanion(MetricDescriptor metric, HashSet<string> ids) =>
        metric.WorstOf is { } id && ids.Contains(id);
}
