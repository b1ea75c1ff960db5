using System.Globalization;
using System.Text;
using Harness.Studies;
using Harness.Studies.Gate;

namespace Harness.Cli.Calibrate;

/// <summary>A calibration of limits as text for a terminal.</summary>
internal static class LimitsText
{
    /// <summary>The limits beside what fresh real rows get.</summary>
    /// <param name="calibration">The limits.</param>
    public static string Measured(LimitCalibration calibration)
    {
        ArgumentNullException.ThrowIfNull(calibration);
        var text = new StringBuilder(string.Create(
            CultureInfo.InvariantCulture,
            $"{calibration.Dataset}: fresh real rows at {100 * calibration.FalseAlarms:0.###} % false alarms over {calibration.Sharing} limits\n\n"));
        if (calibration.Limits.Count > 0)
        {
            List<string[]> rows = [["metric", "rows", "fresh", "scatter", "chance", "limit", "", "decides"]];
            rows.AddRange(calibration.Limits.Select(l => new[]
            {
                l.Metric.Id,
                l.Fresh.Rows.ToString("0", CultureInfo.InvariantCulture),
                Number(l.Fresh.Mean),
                Number(l.Fresh.Deviation),
                Number(l.Level),
                (l.Above ? "≤ " : "≥ ") + Number(l.Bound),
                l.Limit.Excess is null ? "" : $"({l.Limit})",
                l.BarDecides ? "bar" : "chance",
            }));
            text.Append(TextTable.Align(rows)).Append('\n');
            text.Append("  fresh ± scatter: mean and standard deviation over splits of the real rows; chance: what fresh rows stay within\n");
            text.Append("  bar: the limit decides; chance: too few rows for the limit to mean anything, chance goes beyond it\n\n");
        }

        if (calibration.NotCalibrated.Count > 0)
        {
            text.Append("Not calibrated:\n").Append(TextTable.Align([.. calibration.NotCalibrated.Select(o => new[] { o.Metric, o.Reason })])).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The limits that are proposed, as lines of <c>thresholds.json</c>, and those that are left out.</summary>
    /// <param name="proposals">The proposals.</param>
    /// <param name="dataset">The dataset's name.</param>
    /// <param name="loosen">Whether limits may be loosened.</param>
    public static string Proposed(IReadOnlyList<LimitProposal> proposals, string dataset, bool loosen)
    {
        var text = new StringBuilder();
        LimitProposal[] open = [.. proposals.Where(p => p.HeldBack is null)];
        LimitProposal[] held = [.. proposals.Where(p => p.HeldBack is not null)];
        if (held.Length > 0)
        {
            text.Append(loosen ? "Left out:\n" : "Left out (--loosen takes those that are looser):\n")
                .Append(TextTable.Align([.. held.Select(p => new[] { p.Metric, p.Limit.ToString(), p.HeldBack! })])).Append('\n');
        }

        text.Append(CultureInfo.InvariantCulture, $"Proposed for pairs.{dataset}.*:{(open.Length == 0 ? " nothing" : "")}\n")
            .AppendJoin(",\n", open.Select(p => $"        \"{p.Metric}\": {ThresholdsEditor.Line(p.Limit)}"))
            .Append(open.Length == 0 ? "\n" : "\n\n");
        return text.ToString();
    }

    private static string Number(double value) => value.ToString(Math.Abs(value) < 1000 ? "G3" : "F0", CultureInfo.InvariantCulture);
}
