using Harness.Metrics;
using Harness.SdMetrics.Encoding;
using Harness.SdMetrics.SingleColumn;
using Harness.Tables;

namespace Harness.SdMetrics.Privacy;

/// <summary>
/// SDMetrics 0.29's DisclosureProtection: how little an attacker who knows some columns of real people learns from the
/// synthetic table about others. The attacker takes the synthetic rows with the same known values; the risk is the share of
/// them with the right sensitive values, the protection 1 minus the mean risk, the score min(protection / baseline, 1), the
/// baseline that of a guess at random. 1 is best, 0 worst. Missing is a value like the others.
/// </summary>
/// <param name="Score">The score; no score where the baseline is 0 or no row could be attacked, an error where the synthetic table is empty.</param>
/// <param name="Protection">1 − the mean risk, 0 to 1; NaN where no row could be attacked.</param>
/// <param name="Baseline">1 − 1 / the number of combinations of the real sensitive values.</param>
public sealed record DisclosureProtection(ParityScore Score, double Protection, double Baseline)
{
    /// <summary>
    /// Attacks every real row. O(rows · columns); <see cref="CapMethod.GeneralizedCap"/> adds for keys that no synthetic row has
    /// a pass over the distinct keys for each set of columns in which they may differ.
    /// </summary>
    /// <param name="real">The real table.</param>
    /// <param name="synthetic">The synthetic table, of the same schema.</param>
    /// <param name="options">The known and the sensitive columns, the binning and the method.</param>
    /// <exception cref="ArgumentException">No known or no sensitive column is named, or a column to be binned is no number or date.</exception>
    /// <exception cref="KeyNotFoundException">A column is not in the table.</exception>
    public static DisclosureProtection Compute(Table real, Table synthetic, DisclosureOptions options)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(synthetic);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Bins, 1);
        if (options.Known.Count == 0 || options.Sensitive.Count == 0)
        {
            throw new ArgumentException("At least one known and one sensitive column must be named.", nameof(options));
        }

        (int[] Codes, int Size)[] known = [.. options.Known.Select(name => Code(real[name], synthetic[name], options))];
        (int[] Codes, int Size)[] sensitive = [.. options.Sensitive.Select(name => Code(real[name], synthetic[name], options))];
        int rows = real.RowCount + synthetic.RowCount;
        double baseline = 1 - 1 / sensitive.Aggregate(1.0, (product, column) => product * Distinct(column, real.RowCount));
        if (synthetic.RowCount == 0 && real.RowCount > 0 && options.Method == CapMethod.GeneralizedCap)
        {
            return new DisclosureProtection(ParityScore.Failed(DiscreteMetrics.DivisionByZero), double.NaN, baseline);
        }

        var attack = new CapAttack(known, RowGroups.Of(sensitive, rows), real.RowCount);
        double protection = 1 - attack.MeanRisk(options.Method);
        return new DisclosureProtection(baseline == 0 ? ParityScore.None : ParityScore.Of(Math.Min(protection / baseline, 1)), protection, baseline);
    }

    private static (int[] Codes, int Size) Code(Column real, Column synthetic, DisclosureOptions options)
    {
        if (!options.Continuous.Contains(real.Name))
        {
            return (real, synthetic) switch
            {
                (CategoricalColumn x, CategoricalColumn y) => RowGroups.Codes(AlignedCategories.Of(x, y)),
                (QuantitativeColumn x, QuantitativeColumn y) => RowGroups.Codes([.. Values(x), .. Values(y)]),
                _ => throw new ArgumentException($"Column '{real.Name}' is of different kinds in the two tables.", nameof(synthetic)),
            };
        }

        if ((real, synthetic) is not (QuantitativeColumn first, QuantitativeColumn second))
        {
            throw new ArgumentException($"Column '{real.Name}' holds labels and cannot be binned.", nameof(options));
        }

        double[] realValues = Values(first);
        double[] syntheticValues = Values(second);
        if (first is DateTimeColumn)
        {
            FillMissingDates(realValues);
            FillMissingDates(syntheticValues);
        }

        double[] inner = InnerEdges(realValues, options.Bins);
        return ([.. realValues.Concat(syntheticValues).Select(value => double.IsNaN(value) ? 0 : Bin(inner, value))], options.Bins + 1);
    }

    private static double[] Values(QuantitativeColumn column) => new ContinuousValues(column).All.ToArray();

    // A habit of the original: a missing date is the smallest 64-bit number when it is binned.
    private static void FillMissingDates(double[] nanoseconds)
    {
        foreach (ref double value in nanoseconds.AsSpan())
        {
            value = double.IsNaN(value) ? long.MinValue : value;
        }
    }

    /// <summary>The edges between bins, those of pandas' <c>cut</c>; the outer ones bound nothing.</summary>
    private static double[] InnerEdges(double[] values, int bins)
    {
        double[] present = [.. values.Where(v => !double.IsNaN(v))];
        if (present.Length == 0)
        {
            return [];
        }

        (double low, double high) = (present.Min(), present.Max());
        if (low == high)
        {
            double margin = low == 0 ? 0.001 : 0.001 * Math.Abs(low);
            (low, high) = (low - margin, high + margin);
        }

        return EqualWidthBins.Between(low, high, bins).Edges[1..^1].ToArray();
    }

    /// <summary>From 1; a bin includes its right end.</summary>
    private static int Bin(double[] inner, double value)
    {
        int place = Array.BinarySearch(inner, value);
        return (place < 0 ? ~place : place) + 1;
    }

    private static int Distinct((int[] Codes, int Size) column, int rows)
    {
        var seen = new bool[column.Size];
        foreach (int code in column.Codes.AsSpan(0, rows))
        {
            seen[code] = true;
        }

        return seen.AsSpan().Count(true);
    }
}
