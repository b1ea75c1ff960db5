using System.Globalization;
using Harness.Metrics;
using Harness.Scoring;

namespace Harness.Studies.Gate;

/// <summary>
/// Proposes limits for a dataset: as near to fresh real rows as chance lets them come. An absolute limit stays absolute and an excess an
/// excess, so what is proposed is tighter at any number of rows; what would loosen anything is held back.
/// </summary>
internal static class LimitProposals
{
    /// <summary>The proposals, in the order of the limits; a limit that would stay as it is has none.</summary>
    /// <param name="calibration">The limits beside what fresh real rows get.</param>
    /// <param name="thresholds">The limits in force.</param>
    /// <param name="loosen">Whether limits may be loosened.</param>
    /// <param name="date">The day, for the reason.</param>
    public static IReadOnlyList<LimitProposal> Of(LimitCalibration calibration, Thresholds thresholds, bool loosen, DateOnly date)
    {
        return
        [
            .. from ends in calibration.Limits.GroupBy(l => l.Metric.Id, StringComparer.Ordinal)
               let proposal = Propose([.. ends], calibration, loosen, date)
               where proposal is not null
               select loosen || proposal.HeldBack is not null ? proposal : HoldBack(proposal, ends.First(), calibration.Dataset, thresholds),
        ];
    }

    private static LimitProposal? Propose(CalibratedLimit[] ends, LimitCalibration calibration, bool loosen, DateOnly date)
    {
        CalibratedLimit first = ends[0];
        Limit now = first.Limit;
        Limit level = Level(ends) with
        {
            Path = $"pairs.{calibration.Dataset}.*.{first.Metric.Id}",
            Reason = string.Create(
                CultureInfo.InvariantCulture,
                $"fresh real rows stay within at {100 * calibration.FalseAlarms:0.###} % false alarms over {calibration.Sharing} limits: {first.Fresh.Splits} splits, at {first.Fresh.Rows:0} rows, {date:yyyy-MM-dd}"),
        };
        if (first.Fresh.Deviation == 0)
        {
            return new LimitProposal(first.Metric.Id, level, $"all {first.Fresh.Splits} splits got the same, which does not say how far chance goes");
        }

        Limit proposed = loosen ? level : level with { Maximum = Min(level.Maximum, now.Maximum), Minimum = Max(level.Minimum, now.Minimum), Excess = Min(level.Excess, now.Excess) };
        if (proposed.Minimum > proposed.Maximum)
        {
            return new LimitProposal(first.Metric.Id, level, $"fresh real rows are beyond {now} themselves");
        }

        return !Same(proposed, now) ? new LimitProposal(first.Metric.Id, proposed)
            : Same(level, now) ? null
            : new LimitProposal(first.Metric.Id, level, $"it is looser than {now}, {now.Path}");
    }

    private static Limit Level(CalibratedLimit[] ends)
    {
        CalibratedLimit? above = Array.Find(ends, e => e.Above);
        CalibratedLimit? below = Array.Find(ends, e => !e.Above);
        if (ends[0].Limit.Excess is not null)
        {
            return new Limit("", null, null, ends.Max(e => Outward(Math.Abs(e.Level - e.Fresh.Mean), up: true)));
        }

        MetricDescriptor metric = ends[0].Metric;
        return new Limit(
            "",
            above is null ? null : Math.Min(metric.Maximum, Outward(above.Level, up: true)),
            below is null ? null : Math.Max(metric.Minimum, Outward(below.Level, up: false)),
            null);
    }

    // The dataset's limit stands before one that names a generator alone, which may be tighter.
    private static LimitProposal HoldBack(LimitProposal proposal, CalibratedLimit end, string dataset, Thresholds thresholds)
    {
        var score = new MetricScore(end.Metric, []) { Fresh = end.Fresh };
        (double? low, double? high) = proposal.Limit.Range(score);
        PairLimit? tighter = thresholds.PairLimits.FirstOrDefault(l => l.Metric == proposal.Metric && l.Dataset == "*" && l.Generator != "*" && IsTighter(l.Limit.Range(score)));
        return tighter is null ? proposal : proposal with { HeldBack = $"it would stand before {tighter.Limit}, {tighter.Limit.Path}, which is tighter for {dataset} / {tighter.Generator}" };

        bool IsTighter((double? Low, double? High) other) => other.High < (high ?? double.PositiveInfinity) || other.Low > (low ?? double.NegativeInfinity);
    }

    /// <summary>Rounds away from fresh real rows to two significant digits.</summary>
    /// <param name="value">A value.</param>
    /// <param name="up">Whether away is up.</param>
    internal static double Outward(double value, bool up)
    {
        if (value == 0)
        {
            return 0;
        }

        // A value that has two digits only stays, whatever binary numbers make of it.
        const double Nothing = 1e-9;
        int exponent = (int)Math.Floor(Math.Log10(Math.Abs(value))) - 1;
        double digits = value / Math.Pow(10, exponent);
        digits = up ? Math.Ceiling(digits - Nothing) : Math.Floor(digits + Nothing);
        return double.Parse(string.Create(CultureInfo.InvariantCulture, $"{digits:F0}E{exponent}"), CultureInfo.InvariantCulture);
    }

    private static bool Same(Limit a, Limit b) => a.Maximum == b.Maximum && a.Minimum == b.Minimum && a.Excess == b.Excess;

    private static double? Min(double? a, double? b) => a is { } x && b is { } y ? Math.Min(x, y) : null;

    private static double? Max(double? a, double? b) => a is { } x && b is { } y ? Math.Max(x, y) : null;
}
