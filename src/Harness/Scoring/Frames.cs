using System.Collections.Concurrent;
using Harness.Metrics;
using Harness.Random;
using Harness.Statistics;
using Harness.Tables;

namespace Harness.Scoring;

/// <summary>Floors and ceilings of one dataset, and the values of synthetic tables at their size. Each is computed once, however many threads ask.</summary>
/// <param name="context">The dataset.</param>
/// <param name="stream">The stream of the dataset's frames.</param>
/// <param name="cache">Keeps them between runs.</param>
/// <param name="key">The data that they depend on.</param>
internal sealed class Frames(DatasetContext context, RandomStream stream, IScoreCache cache, IReadOnlyList<string> key)
{
    private const int FewestFreshRows = 8;
    private const int FewestSlopeSplits = 50;
    private const double Root = 0.5;

    // A hundred columns have so many pairs. Of more columns fewer splits are taken, as few as still tell how chance shrinks with rows: the worst of so many pairs is known well from each.
    private const int ManyColumns = 100;

    private readonly ConcurrentDictionary<string, Lazy<(IReadOnlyList<ReferenceFrame> Frames, bool IsWhole)>> _frames = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(bool, int), Lazy<HalfSplit>> _splits = new();
    private readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<FreshRows>>> _fresh = new(StringComparer.Ordinal);

    /// <summary>The frames of an evaluator's metrics; a metric without a floor, or without a value on real rows, has none.</summary>
    /// <param name="evaluator">The evaluator.</param>
    /// <param name="work">Hears of each split that is done.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public IReadOnlyList<ReferenceFrame> Of(IEvaluator evaluator, IProgress<WorkDone>? work = null, CancellationToken cancellation = default) => FindOrCompute(evaluator, work, cancellation).Frames;

    /// <summary>What fresh real rows get of an evaluator's metrics by chance; a metric without a value at every split has none.</summary>
    /// <param name="evaluator">The evaluator.</param>
    /// <param name="work">Hears of each split that is done.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public IReadOnlyList<FreshRows> Fresh(IEvaluator evaluator, IProgress<WorkDone>? work = null, CancellationToken cancellation = default) =>
        _fresh.GetOrAdd(evaluator.Id, _ => new Lazy<IReadOnlyList<FreshRows>>(() =>
        {
            if (FreshSplitsOf(evaluator) == 0)
            {
                // Models are tested on the dataset's own holdout: the frames have what fresh rows get, at another number of rows, and no power to scale by.
                return KeepsHoldout(evaluator)
                    ? [.. Of(evaluator, work, cancellation).Select(f => new FreshRows(f.Metric, evaluator.FrameSplits, f.Rows, f.Ceiling, f.CeilingSpread, 0, 0, 0) { RealRows = context.Dataset.Real.RowCount })]
                    : [];
            }

            string[] own = [.. key, "fresh", evaluator.Id];
            if (cache.Find<List<FreshRows>>(evaluator, own) is { } found)
            {
                return found;
            }

            (List<FreshRows> fresh, bool isWhole) = MeasureFresh(evaluator, work, cancellation);
            if (isWhole)
            {
                cache.Keep(evaluator, own, fresh);
            }

            return fresh;
        })).Value;

    /// <summary>Number of splits that <see cref="Fresh"/> takes: none of a table with too few rows, at most 100 of one with more than 100 columns.</summary>
    /// <param name="evaluator">The evaluator.</param>
    public int FreshSplitsOf(IEvaluator evaluator) => FreshSplit.RowsOf(context.Dataset) < FewestFreshRows || KeepsHoldout(evaluator) ? 0
        : context.Dataset.Train.Columns.Count <= ManyColumns ? evaluator.FreshSplits
        : Math.Min(evaluator.FreshSplits, 2 * FewestSlopeSplits);

    /// <summary>Whether splits are to say what fresh real rows get of an evaluator's metrics, on tables that have rows enough.</summary>
    /// <param name="evaluator">The evaluator.</param>
    public static bool AsksForFresh(IEvaluator evaluator) => evaluator.FreshSplits > 0 || KeepsHoldout(evaluator);

    /// <summary>Number of splits that are done for <see cref="Fresh"/>: those of the frames where these stand for it.</summary>
    /// <param name="evaluator">The evaluator.</param>
    public int SplitsForFresh(IEvaluator evaluator) => KeepsHoldout(evaluator) ? evaluator.FrameSplits : FreshSplitsOf(evaluator);

    /// <summary>
    /// The values of a synthetic table at the frames' size, by metric: the mean over draws. A table with fewer rows than a half-split has none:
    /// chance moves the values of fewer rows further, so beside floor and ceiling they would look worse than they are.
    /// </summary>
    /// <param name="evaluator">The evaluator.</param>
    /// <param name="synthetic">The table.</param>
    /// <param name="isWhole">Whether no failure left a value out: else a later run may have it.</param>
    /// <param name="work">Hears of each split that is done.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public Dictionary<string, double> Framed(IEvaluator evaluator, Table synthetic, out bool isWhole, IProgress<WorkDone>? work = null, CancellationToken cancellation = default)
    {
        isWhole = true;
        if (!Takes(evaluator, synthetic.RowCount))
        {
            return [];
        }

        (IReadOnlyList<ReferenceFrame> frames, isWhole) = FindOrCompute(evaluator, work, cancellation);
        string[] framed = [.. frames.Select(f => f.Metric)];
        if (framed.Length == 0)
        {
            return [];
        }

        var draws = new Dictionary<string, double>[evaluator.FrameDraws];
        for (int i = 0; i < draws.Length; i++)
        {
            HalfSplit split = Split(evaluator, i);
            draws[i] = Values(evaluator, split.Context, split.Draw(synthetic), cancellation, out bool failed);
            isWhole &= !failed;
        }

        return framed.Where(id => Array.TrueForAll(draws, d => d.ContainsKey(id))).ToDictionary(id => id, id => draws.Average(d => d[id]), StringComparer.Ordinal);
    }

    /// <summary>Number of splits that frames take for synthetic tables; 0 where none of an evaluator's metrics has a floor, or no table has as many rows as a split.</summary>
    /// <param name="evaluator">The evaluator.</param>
    /// <param name="rows">Number of rows of each synthetic table.</param>
    public int SplitsOf(IEvaluator evaluator, IEnumerable<int> rows) => evaluator.Metrics.Any(HasFloor) && rows.Any(r => Takes(evaluator, r)) ? evaluator.FrameSplits : 0;

    private bool Takes(IEvaluator evaluator, int rows) => rows >= HalfSplit.RowsOf(context.Dataset, KeepsHoldout(evaluator));

    private static bool HasFloor(MetricDescriptor metric) => metric.Floor != FloorKind.None && metric.Direction != Direction.None;

    private (IReadOnlyList<ReferenceFrame> Frames, bool IsWhole) FindOrCompute(IEvaluator evaluator, IProgress<WorkDone>? work, CancellationToken cancellation) =>
        _frames.GetOrAdd(evaluator.Id, _ => new(() =>
        {
            FloorKind[] kinds = [.. evaluator.Metrics.Where(HasFloor).Select(m => m.Floor).Distinct()];
            if (kinds.Length == 0)
            {
                return ([], true);
            }

            string[] own = [.. key, "frames", evaluator.Id];
            if (cache.Find<List<ReferenceFrame>>(evaluator, own) is { } found)
            {
                return (found, true);
            }

            (List<ReferenceFrame> fresh, bool isWhole) = Compute(evaluator, kinds, work, cancellation);
            if (isWhole)
            {
                cache.Keep(evaluator, own, fresh);
            }

            return (fresh, isWhole);
        })).Value;

    // Frames that an evaluator's failure left out are not whole: a later run, with the native part there, may have them.
    private (List<ReferenceFrame> Frames, bool IsWhole) Compute(IEvaluator evaluator, FloorKind[] kinds, IProgress<WorkDone>? work, CancellationToken cancellation)
    {
        var ceilings = new Dictionary<string, double>[evaluator.FrameSplits];
        var floors = new Dictionary<string, double>[ceilings.Length][];
        bool failed = false;
        Workers.Run(ceilings.Length, (i, _) =>
        {
            // Those that synthetic tables are measured at are kept; the others are used once.
            HalfSplit split = i < evaluator.FrameDraws ? Split(evaluator, i) : Make(evaluator, i);
            ceilings[i] = Values(evaluator, split.Context, split.Fresh, cancellation, out bool wrong);
            floors[i] = new Dictionary<string, double>[kinds.Length];
            for (int kind = 0; kind < kinds.Length; kind++)
            {
                floors[i][kind] = Values(evaluator, split.Context, split.KnowingNothing(kinds[kind]), cancellation, out bool alsoWrong);
                wrong |= alsoWrong;
            }

            if (wrong)
            {
                Volatile.Write(ref failed, true);
            }

            work?.Report(WorkDone.Split(evaluator));
        }, cancellation);
        return (
        [
            .. from metric in evaluator.Metrics.Where(HasFloor)
               let kind = Array.IndexOf(kinds, metric.Floor)
               where Array.TrueForAll(ceilings, c => c.ContainsKey(metric.Id)) && Array.TrueForAll(floors, f => f[kind].ContainsKey(metric.Id))
               let ceiling = ceilings.Select(c => c[metric.Id]).ToArray()
               let floor = floors.Select(f => f[kind][metric.Id]).ToArray()
               select new ReferenceFrame(
                   metric.Id, Split(evaluator, 0).Fresh.RowCount,
                   Moments.Mean(floor), Moments.StandardDeviation(floor), Moments.Mean(ceiling), Moments.StandardDeviation(ceiling), metric.Direction),
        ], !failed);
    }

    private (List<FreshRows> Fresh, bool IsWhole) MeasureFresh(IEvaluator evaluator, IProgress<WorkDone>? work, CancellationToken cancellation)
    {
        var whole = new Dictionary<string, double>[FreshSplitsOf(evaluator)];
        bool measuresSlopes = whole.Length >= 2 * FewestSlopeSplits && !evaluator.Metrics.All(m => m.IsMeanOverRows);
        var half = new Dictionary<string, double>[measuresSlopes ? whole.Length / 2 : 0];
        var parts = evaluator.Metrics.Where(m => m is { IsWorst: true, HasUnequalParts: true }).ToDictionary(m => m.Id, _ => new PartValues[whole.Length], StringComparer.Ordinal);
        var first = new ConcurrentDictionary<string, PartValues>(StringComparer.Ordinal);
        bool failed = false;
        Workers.Run(whole.Length, (i, _) =>
        {
            (FreshSplit own, FreshSplit smaller) = FreshSplit.Of(context, i, stream);
            Dictionary<string, MetricResult.Computed> results = Results(evaluator, own.Context, own.Fresh, cancellation, out bool wrong);
            whole[i] = results.ToDictionary(r => r.Key, r => r.Value.Value, StringComparer.Ordinal);
            foreach (string id in parts.Keys.Where(results.ContainsKey))
            {
                parts[id][i] = PartValues.Of(results[id].Parts, first.GetValueOrDefault(id));
                first.TryAdd(id, parts[id][i]);
            }

            if (i < half.Length)
            {
                half[i] = Values(evaluator, smaller.Context, smaller.Fresh, cancellation, out bool alsoWrong);
                wrong |= alsoWrong;
            }

            if (wrong)
            {
                Volatile.Write(ref failed, true);
            }

            work?.Report(WorkDone.Split(evaluator));
        }, cancellation);
        int rows = FreshSplit.RowsOf(context.Dataset);
        return (
        [
            .. from metric in evaluator.Metrics
               where metric.Direction != Direction.None && Array.TrueForAll(whole, w => w.ContainsKey(metric.Id))
               let values = whole.Select(w => w[metric.Id]).ToArray()
               let slopes = Slopes(metric, values, half)
               select FreshRows.Of(metric.Id, rows, values, slopes.Mean, slopes.Deviation) with
               {
                   Parts = parts.TryGetValue(metric.Id, out PartValues[]? own) ? FreshParts.Of(metric.Id, rows, own) : null,
               },
        ], !failed);
    }

    /// <summary>The powers of 1/rows that the distance from the ideal and the scatter shrink with, from splits of half the size: .5 for most, less where labels are many and rows few, or single rows decide. Of fewer than 50 such splits none are known.</summary>
    private static (double Mean, double Deviation) Slopes(MetricDescriptor metric, double[] whole, Dictionary<string, double>[] half)
    {
        // What so many splits leave unknown of the ratio of two standard deviations, as a power.
        const double Unknown = 0.1;
        if (metric.IsMeanOverRows)
        {
            // Where it lies more rows need not change: labels that the other half lacks are lost whatever their number.
            return (0, Root);
        }

        if (half.Length == 0 || !Array.TrueForAll(half, h => h.ContainsKey(metric.Id)))
        {
            return (0, 0);
        }

        double[] smaller = [.. half.Select(h => h[metric.Id])];
        double mean = Power(Math.Abs(Moments.Mean(smaller) - metric.Ideal), Math.Abs(Moments.Mean(whole) - metric.Ideal));
        return (mean, Math.Min(mean, Power(Moments.StandardDeviation(smaller), Moments.StandardDeviation(whole)) + Unknown));

        static double Power(double small, double large) => large > 0 ? Math.Clamp(Math.Log2(small / large), 0, Root) : 0;
    }

    private static Dictionary<string, double> Values(IEvaluator evaluator, DatasetContext context, Table synthetic, CancellationToken cancellation, out bool failed) =>
        Results(evaluator, context, synthetic, cancellation, out failed).ToDictionary(r => r.Key, r => r.Value.Value, StringComparer.Ordinal);

    private static Dictionary<string, MetricResult.Computed> Results(IEvaluator evaluator, DatasetContext context, Table synthetic, CancellationToken cancellation, out bool failed)
    {
        IReadOnlyList<MetricResult> results = FailClosed.Evaluate(evaluator, new PairContext(context.Dataset, synthetic, context, cancellation) { WithUncertainty = false });
        failed = results.Any(r => r is MetricResult.Failed);
        return results.OfType<MetricResult.Computed>().ToDictionary(r => r.Id, StringComparer.Ordinal);
    }

    private HalfSplit Split(IEvaluator evaluator, int index) =>
        _splits.GetOrAdd((KeepsHoldout(evaluator), index), _ => new Lazy<HalfSplit>(() => Make(evaluator, index))).Value;

    private HalfSplit Make(IEvaluator evaluator, int index) => new(context, KeepsHoldout(evaluator), index, stream);

    private static bool KeepsHoldout(IEvaluator evaluator) => evaluator.Metrics.Any(m => m.Floor == FloorKind.MajorityOrMean);
}
