using System.Globalization;
using System.Numerics;
using Harness.Statistics;
using Harness.Tables;

namespace Harness.Metrics.Validity;

/// <summary>Whether synthetic rows keep the orders that hold in every real row, though nobody declared them: opened before closed, lowest below highest.</summary>
public sealed class OrderEvaluator : IEvaluator
{
    private const int LeastCap = 64;

    private static readonly MetricDescriptor Violations = new()
    {
        Id = "order-violations",
        Title = "Broken orders",
        Equation = "synthetic rows with a > b / rows with both, for columns a and b with a ≤ b in every real row",
        Cost = "O(pairs) where no order holds nearly, O(n log n) a column and O(n) a pair where one does",
        Traps = "An order that the real rows keep by chance will be broken by fresh ones; their probability is what it is judged by. Of two columns that have nothing to do with each other an order can hold too: lengths and widths.",
        Summary = "Mean over pairs of dates and pairs of numbers whose order holds in every real row, train and holdout together, of the share of synthetic rows that break it: 0 where all are kept, 1 where each row breaks each. "
            + "Equal values break none. A pair counts where at least 30 real rows have both values and at least 20 would break the order if the columns had nothing to do with each other. Rows without one of the values are left out; where no row has both, a pair counts as 1. "
            + "Judged by the exact probability that all rows that break an order, of real and synthetic ones together, are among as many fresh rows (hypergeometric, summed over the orders that real rows hardly break).",
        Family = "validity",
        Unit = "share",
        Floor = FloorKind.None,
        Source = "SDV's Inequality constraint, found and not declared; Fisher 1935 for the comparison; Mann and Whitney 1947 for what independent columns break",
    };

    /// <inheritdoc/>
    public string Id => "orders";

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Metrics { get; } = [Violations, Violations.Worst()];

    /// <inheritdoc/>
    /// <remarks>The comparison is exact, so there is nothing to learn from splits.</remarks>
    public int FreshSplits => 0;

    /// <inheritdoc/>
    public IReadOnlyList<MetricResult> Evaluate(PairContext pair) => GroupJackknife.Measure(pair, Measure);

    private static MetricResult[] Measure(PairContext pair)
    {
        pair.Cancellation.ThrowIfCancellationRequested();
        int real = pair.Dataset.Real.RowCount;
        int rows = pair.Synthetic.RowCount;
        RealOrders orders = pair.Shared.Get(Cap(real, rows), d => RealOrders.Of(d.Real, Cap(real, rows)));
        int most = 0;
        var parts = new MetricPart[orders.Kept.Count];
        for (int i = 0; i < parts.Length; i++)
        {
            pair.Cancellation.ThrowIfCancellationRequested();
            (parts[i], int broken) = Part(orders.Kept[i], pair.Synthetic, real);
            most = Math.Max(most, broken);
        }

        MetricResult[] results = MetricResult.OfParts(Violations, parts, rows, "no two columns of a kind keep an order in every real row that unrelated ones would break");
        var comparison = new Comparison(0, PValue(orders, most, real, rows), "what real rows break");
        return [.. results.Select(r => r is MetricResult.Computed computed ? computed with { Comparison = comparison } : r)];
    }

    private static (MetricPart Part, int Broken) Part(RealOrders.Order order, Table synthetic, int real)
    {
        ReadOnlySpan<double> low = ((QuantitativeColumn)synthetic[order.Low.Name]).Values;
        ReadOnlySpan<double> high = ((QuantitativeColumn)synthetic[order.High.Name]).Values;
        int both = 0;
        int broken = 0;
        for (int row = 0; row < low.Length; row++)
        {
            // No comparison holds for a missing value.
            broken += low[row] > high[row] ? 1 : 0;
            both += double.IsNaN(low[row]) || double.IsNaN(high[row]) ? 0 : 1;
        }

        (string a, string b) = (order.Low.Name, order.High.Name);
        if (both == 0)
        {
            return (new MetricPart(a, b, low.Length == 0 ? 0 : 1, low.Length == 0 ? null : "no row has both values"), 0);
        }

        double share = (double)broken / both;
        string word = order.Low.Kind == ColumnKind.DateTime ? "before" : "below";
        string? note = broken == 0 ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"{b} {word} {a} in {100 * share:0.##} % of the rows, in none of {order.Rows} real ones; if it must not be, declare the rule {{ \"ordered\": [\"{a}\", \"{b}\"] }}");
        return (new MetricPart(a, b, share, note), broken);
    }

    /// <summary>
    /// The probability that fresh rows break, by so many rows or more, an order that the real rows keep: any of those that so few rows break in
    /// both tables together could have been such a one.
    /// </summary>
    private static double PValue(RealOrders orders, int broken, int real, int synthetic)
    {
        double p = broken == 0 ? 1 : 0;
        for (int rows = 0; rows < orders.Broken.Length && broken > 0; rows++)
        {
            p += orders.Broken[rows] == 0 ? 0 : orders.Broken[rows] * FisherExact.Greater(Math.Min(Math.Max(rows, broken), synthetic), synthetic, 0, real);
        }

        return Math.Min(1, p);
    }

    /// <summary>Orders that more real rows break are never luck: that all of those were among the synthetic rows has a probability below 1e-12. A power of two, so that tables of nearly as many rows share the work.</summary>
    private static int Cap(int real, int synthetic)
    {
        double rows = synthetic == 0 || real == 0 ? 0 : -Math.Log(1e-12) / Math.Log(1 + (double)real / synthetic);
        return (int)Math.Min(BitOperations.RoundUpToPowerOf2((uint)Math.Min(Math.Max(LeastCap, rows), 1 << 30)), (uint)Math.Max(LeastCap, real));
    }
}
