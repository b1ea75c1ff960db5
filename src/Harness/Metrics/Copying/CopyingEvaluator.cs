using System.Globalization;
using Harness.Statistics;
using Harness.Tables;

namespace Harness.Metrics.Copying;

/// <summary>
/// Whether synthetic rows are copies of train rows or of each other, more than real rows are. A detector of copying: a share
/// of 0 says nothing about privacy, since a row changed in its last digit is not equal.
/// </summary>
public sealed class CopyingEvaluator : IEvaluator
{
    private static readonly MetricDescriptor ExactCopies = new()
    {
        Id = "exact-copy-share",
        Version = 2,
        Title = "Exact copies",
        Equation = "synthetic rows that equal a train row / rows",
        Cost = "O(cells)",
        StandardError = "binomial, √(p(1 − p)/rows)",
        Traps = "A copy with one digit changed is no copy. Where under 10 % of the real rows are unique, copies look like any others: the value cannot be judged.",
        Summary = "Share of synthetic rows that equal a train row in every column but ids (missing equals missing): 0 where none does, 1 where all do. Judged by how many of the real rows that the table hits are train's: without memory each real row that no other equals is hit alike, in train or holdout, whatever the margins (the upper tail of the hypergeometric distribution). The reference is what the hits of holdout rows lead one to expect. Where a copy is ten times as frequent as real rows repeat each other, and three times the reference, that rate is a second test (Fisher's, its p-value twentyfold): a small holdout alone would be hardly hit by anything. It detects copying; it is not a measure of privacy.",
        Family = "copying",
        Headline = Headlines.Novelty,
        Unit = "share",
        Floor = FloorKind.None,
        Source = "SDMetrics' NewRowSynthesis is 1 minus it (there numbers match within 1 %); Fisher 1935 for the comparison",
    };

    private static readonly MetricDescriptor DistinctRows = new()
    {
        Id = "distinct-row-share",
        Title = "Distinct rows",
        Equation = "E[distinct rows among k of s] / E[distinct rows among k of t], k the smaller number of rows, drawn without replacement",
        Cost = "O(cells)",
        Traps = "It asks how often rows repeat, not which: the same number of repeats of other rows gives 1.",
        Summary = "Number of different rows among k synthetic rows ÷ that among k train rows, ids left out, k the smaller number of rows (of the larger table, the mean over all draws): 1 where rows repeat as often as train's, .5 where every row stands twice and train's are all different. It exceeds 1 where train's rows repeat more.",
        Family = "copying",
        Direction = Direction.HigherIsBetter,
        Ideal = 1,
        Maximum = double.PositiveInfinity,
        Floor = FloorKind.None,
        Source = "rarefaction, Hurlbert, Ecology 52 (1971); ydata-profiling and SDV report duplicate rows as they are",
    };

    private const double Unlikely = 0.01;
    private const double ManyTimes = 10;
    private const double BeyondHits = 3;
    private const double SecondTest = 20;

    /// <inheritdoc/>
    public string Id => "copying";

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Metrics { get; } = [ExactCopies, DistinctRows];

    /// <inheritdoc/>
    public IReadOnlyList<MetricResult> Evaluate(PairContext pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        return pair.Train.Schema.Any(c => c.IsModelled)
            ? GroupJackknife.Measure(pair, own => [Exact(own), Distinct(own)])
            : [.. Metrics.Select(m => new MetricResult.NotApplicable(m.Id, "the table has no column beside ids"))];
    }

    private static MetricResult.Computed Exact(PairContext pair)
    {
        RealKinds kinds = RealKinds.Of(pair.Shared);
        int rows = pair.Synthetic.RowCount;
        int[] found = kinds.Find(pair.Synthetic);
        double share = found.Count(kinds.InTrain) / Math.Max(1.0, rows);
        double ofHoldout = found.Count(kinds.InHoldout) / Math.Max(1.0, rows);
        var hits = new RealHits(kinds);
        foreach (int row in found)
        {
            hits.Add(row);
        }

        var result = new MetricResult.Computed(ExactCopies.Id, share) { Uncertainty = rows == 0 ? null : Math.Sqrt(share * (1 - share) / rows), Rows = rows };
        if (pair.Dataset.HoldoutMayBeSeen && kinds.CannotTell is null)
        {
            return BesideRealRows(result, found.Count(kinds.InTrain), kinds);
        }

        double expected = kinds.HoldoutCount == 0 ? 0 : Math.Min(1, ofHoldout * kinds.TrainCount / kinds.HoldoutCount);
        return result with
        {
            CannotTell = kinds.CannotTell,
            Comparison = kinds.HoldoutCount == 0 ? null : new Comparison(expected, Chance(hits, share, expected, rows, kinds), "the share that copies of holdout rows lead one to expect"),
        };
    }

    /// <summary>
    /// The hits of train beside those of the holdout decide. A small holdout can hardly be hit, whatever was learned by heart; where copies are many times as frequent as
    /// real rows repeat each other, and hits of the holdout do not explain them, the real rows' own rate is a second test, with a twentieth of the false alarms.
    /// Each real row that is hit counts once there too.
    /// </summary>
    private static double Chance(RealHits hits, double share, double expected, int rows, RealKinds kinds)
    {
        int real = kinds.TrainCount + kinds.HoldoutCount;
        bool isMany = share > 0 && share >= ManyTimes * kinds.RealRepeats / real && share >= BeyondHits * expected;
        return isMany ? Math.Min(hits.MoreOfTrain(), SecondTest * FisherExact.Greater(hits.OfTrain, rows, kinds.RealRepeats, real)) : hits.MoreOfTrain();
    }

    /// <summary>
    /// Where the generator may have seen the holdout, hits there are no measure of chance. Real rows repeat each other at a rate of their own: ten times as
    /// many are copies; what is above it by less may be a generator that draws frequent rows more often, and cannot be told.
    /// </summary>
    private static MetricResult.Computed BesideRealRows(MetricResult.Computed result, int copies, RealKinds kinds)
    {
        double own = (double)kinds.RepeatsOfTrain / kinds.HoldoutCount;
        double p = FisherExact.Greater(copies, result.Rows, kinds.RepeatsOfTrain, kinds.HoldoutCount);
        return result with
        {
            Comparison = new Comparison(own, p, "the share of held-out real rows that equal a train row"),
            CannotTell = p < Unlikely && result.Value < ManyTimes * own
                ? string.Create(CultureInfo.InvariantCulture, $"{100 * result.Value:0.##} % of the rows equal a real one where {100 * own:0.##} % of real rows equal another: the generator may have seen the rows held out, so nothing tells copies from rows that are frequent")
                : null,
        };
    }

    private static MetricResult Distinct(PairContext pair)
    {
        int train = pair.Train.RowCount;
        int rows = pair.Synthetic.RowCount;
        if (train == 0)
        {
            return new MetricResult.NotApplicable(DistinctRows.Id, "train has no row");
        }

        int drawn = Math.Min(train, rows);
        TrainRows ofTrain = pair.Shared.Get(dataset => new TrainRows(Repeats(dataset.Train)));
        double value = drawn == 0 ? 0 : Rarefaction.Kinds(Repeats(pair.Synthetic), drawn) / Rarefaction.Kinds(ofTrain.Repeats, drawn);
        return new MetricResult.Computed(DistinctRows.Id, value) { Rows = rows };
    }

    /// <summary>How often each row value occurs.</summary>
    private static int[] Repeats(Table table) => [.. new RowSet(table).Counts.ToArray().Where(count => count > 0)];

    private sealed record TrainRows(int[] Repeats);
}
