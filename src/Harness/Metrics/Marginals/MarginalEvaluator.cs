using Harness.Statistics;
using Harness.Tables;

namespace Harness.Metrics.Marginals;

/// <summary>
/// How far single columns are from those of train. A column that is all missing in train has no distribution to compare
/// with and is left out; one that is all missing only in the synthetic table counts with the worst value. Numbers of any
/// finite size are measured; only a value that is itself beyond a double, 1.8e308 standard deviations, is none.
/// </summary>
public sealed class MarginalEvaluator : IEvaluator
{
    private const string AllMissing = "all values are missing";

    private static readonly double[] TailShares = [0.01, 0.05, 0.95, 0.99];

    /// <inheritdoc/>
    public string Id => "marginals";

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Metrics { get; } =
    [
        MarginalMetrics.Mean, MarginalMetrics.Mean.Worst(),
        MarginalMetrics.Median, MarginalMetrics.Median.Worst(),
        MarginalMetrics.StandardDeviation, MarginalMetrics.StandardDeviation.Worst(),
        MarginalMetrics.MissingRate, MarginalMetrics.MissingRate.Worst(),
        MarginalMetrics.KolmogorovSmirnov, MarginalMetrics.KolmogorovSmirnov.Worst(),
        MarginalMetrics.TotalVariation, MarginalMetrics.TotalVariation.Worst(),
        MarginalMetrics.Wasserstein, MarginalMetrics.Wasserstein.Worst(),
        MarginalMetrics.Tail, MarginalMetrics.Tail.Worst(),
        MarginalMetrics.CoMissing, MarginalMetrics.CoMissing.Worst(),
        MarginalMetrics.Repetition, MarginalMetrics.Repetition.Worst(),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<MetricResult> Evaluate(PairContext pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        return
        [
            .. GroupJackknife.Measure(pair, Measure).Select(result => result is MetricResult.Computed worst && worst.Id == MarginalMetrics.MissingRate.WorstId
                ? worst with { Parts = MissingRateChance.Judge(pair, worst.Parts) }
                : result),
        ];
    }

    private static MetricResult[] Measure(PairContext pair)
    {
        (ColumnSchema Column, QuantitativeMargin Train, QuantitativeMargin Synthetic)[] ordered = [.. Present(pair, c => c.HasOrder).Select(c => Margins(pair, c))];
        (ColumnSchema Column, QuantitativeMargin Train, QuantitativeMargin Synthetic)[] numbers = [.. ordered.Where(o => o.Column.IsQuantitative)];
        MetricPart[] OrderedParts(Func<QuantitativeMargin, QuantitativeMargin, double> value) =>
            [.. ordered.Select(o => new MetricPart(o.Column.Name, null, value(o.Train, o.Synthetic), Note(o.Train, o.Synthetic)))];
        MetricPart[] Parts(Func<QuantitativeMargin, QuantitativeMargin, double> value) =>
            [.. numbers.Select(n => new MetricPart(n.Column.Name, null, value(n.Train, n.Synthetic), Note(n.Train, n.Synthetic)))];
        MetricPart[] Differences(Func<QuantitativeMargin, QuantitativeMargin, double> difference) =>
            [.. Parts(difference).Zip(numbers, (part, n) => part with { Value = Math.Abs(part.Value), Signed = n.Synthetic.IsEmpty ? null : part.Value })];
        string noNumbers = Reason(pair, c => c.IsQuantitative, "numerical or datetime");
        string noOrder = pair.Train.Schema.Any(c => c.HasRanks) ? Reason(pair, c => c.HasOrder, "numerical, datetime or ordinal") : noNumbers;
        return
        [
            .. Results(MarginalMetrics.Mean, Differences((t, s) => Shift(t, t.Mean, s.Mean, s)), pair, noNumbers),
            .. Results(MarginalMetrics.Median, Differences((t, s) => Shift(t, t.Median, s.Median, s)), pair, noNumbers),
            .. Results(MarginalMetrics.StandardDeviation, Differences(Spread), pair, noNumbers),
            .. Results(MarginalMetrics.MissingRate, MissingRates(pair), pair, "the table has no column beside ids"),
            .. Results(MarginalMetrics.KolmogorovSmirnov, OrderedParts((t, s) => s.IsEmpty ? 1 : EmpiricalDistribution.KolmogorovSmirnov(t.Sorted, s.Sorted)), pair, noOrder),
            .. Results(
                MarginalMetrics.TotalVariation,
                [.. Present(pair, c => c.IsCategorical).Select(c => CategoricalPart.Of(c.Name, pair.Aligned(c.Name)))],
                pair,
                Reason(pair, c => c.IsCategorical, "categorical or boolean")),
            .. Results(MarginalMetrics.Wasserstein, OrderedParts(Distance), pair, noOrder),
            .. Results(MarginalMetrics.Tail, Parts(Tails), pair, noNumbers),
            .. Results(MarginalMetrics.CoMissing, CoMissing(pair), pair, "fewer than two columns have missing values in train"),
            .. Results(MarginalMetrics.Repetition, Differences((t, s) => s.IsEmpty ? 1 : s.Repetition - t.Repetition), pair, noNumbers),
        ];
    }

    // Every value is a share or in units of train's standard deviation, so a power of two in both tables changes none.
    private static (ColumnSchema Column, QuantitativeMargin Train, QuantitativeMargin Synthetic) Margins(PairContext pair, ColumnSchema column)
    {
        QuantitativeMargin train = pair.Shared.Get(column.Name, d => QuantitativeMargin.Of(pair.Shared.Ordered.Present(d.Train[column.Name])));
        var synthetic = QuantitativeMargin.Of(pair.Shared.Ordered.Present(pair.Synthetic[column.Name]));
        return train.IsHuge || synthetic.IsHuge ? (column, train.InSmallUnit(), synthetic.InSmallUnit()) : (column, train, synthetic);
    }

    // With its sign, in units of train's standard deviation; where that is 0, a column is either kept (0) or not (±1).
    private static double Shift(QuantitativeMargin train, double real, double synthetic, QuantitativeMargin column)
    {
        if (column.IsEmpty)
        {
            return train.StandardDeviation == 0 ? 1 : Math.Abs(train.FartherEnd(real) - real) / train.StandardDeviation;
        }

        return train.StandardDeviation == 0 ? Math.Sign(synthetic - real) : (synthetic - real) / train.StandardDeviation;
    }

    private static double Spread(QuantitativeMargin train, QuantitativeMargin synthetic)
    {
        if (train.StandardDeviation == 0)
        {
            return synthetic.StandardDeviation == 0 ? 0 : 1;
        }

        return synthetic.IsEmpty ? 1 : (synthetic.StandardDeviation - train.StandardDeviation) / train.StandardDeviation;
    }

    private static double Distance(QuantitativeMargin train, QuantitativeMargin synthetic)
    {
        if (train.StandardDeviation == 0)
        {
            return !synthetic.IsEmpty && synthetic.IsConstant && synthetic.Sorted[0] == train.Sorted[0] ? 0 : 1;
        }

        ReadOnlySpan<double> other = synthetic.IsEmpty ? [train.FartherEnd(train.Mean)] : synthetic.Sorted;
        return EmpiricalDistribution.Wasserstein(train.Sorted, other) / train.StandardDeviation;
    }

    private static double Tails(QuantitativeMargin train, QuantitativeMargin synthetic) =>
        TailShares.Average(share => Math.Abs(Shift(train, EmpiricalDistribution.Quantile(train.Sorted, share), synthetic.IsEmpty ? 0 : EmpiricalDistribution.Quantile(synthetic.Sorted, share), synthetic)));

    private static MetricPart[] CoMissing(PairContext pair)
    {
        string[] gappy = [.. pair.Train.Columns.Where(c => c.Schema.IsModelled && c.MissingCount > 0).Select(c => c.Name)];
        return
        [
            .. gappy.SelectMany((first, i) => gappy.Skip(i + 1).Select(second =>
                MetricPart.Of(first, second, BothMissing(pair.Synthetic, first, second) - BothMissing(pair.Train, first, second)))),
        ];
    }

    private static double BothMissing(Table table, string first, string second)
    {
        (Column x, Column y) = (table[first], table[second]);
        int both = 0;
        for (int row = 0; row < table.RowCount; row++)
        {
            both += x.IsMissing(row) && y.IsMissing(row) ? 1 : 0;
        }

        return table.RowCount == 0 ? 0 : (double)both / table.RowCount;
    }

    private static string? Note(QuantitativeMargin train, QuantitativeMargin synthetic) =>
        synthetic.IsEmpty ? AllMissing
        : train.IsConstant ? (synthetic.IsConstant && synthetic.Sorted[0] == train.Sorted[0] ? null : "constant in train")
        : synthetic.IsConstant ? "constant in the synthetic table"
        : null;

    private static MetricPart[] MissingRates(PairContext pair) =>
    [
        .. pair.Train.Columns.Where(c => c.Schema.IsModelled).Select(c => MetricPart.Of(c.Name, null, Rate(pair.Synthetic[c.Name]) - Rate(c))),
    ];

    private static double Rate(Column column) => column.Length == 0 ? 0 : (double)column.MissingCount / column.Length;

    private static IEnumerable<ColumnSchema> Present(PairContext pair, Func<ColumnSchema, bool> kind) =>
        pair.Train.Columns.Where(c => kind(c.Schema) && c.MissingCount < c.Length).Select(c => c.Schema);

    private static string Reason(PairContext pair, Func<ColumnSchema, bool> kind, string name) => pair.Train.Schema.Any(kind)
        ? $"every {name} column of train is all missing"
        : $"the table has no {name} column";

    private static MetricResult[] Results(MetricDescriptor metric, MetricPart[] parts, PairContext pair, string reason) =>
        MetricResult.OfParts(metric, parts, pair.Synthetic.RowCount, reason);
}
