using Harness.Datasets.Rules;
using Harness.Generators.Encoding;
using Harness.Tables;

namespace Harness.Generators.Rules;

/// <summary>Sets a total to the sum of its parts, as far as the range and the decimals of train allow.</summary>
/// <param name="rule">The rule that the total is the sum of its parts.</param>
/// <param name="train">The train table.</param>
internal sealed class SumRepair(SumRule rule, Table train)
{
    private readonly QuantitativeCodec? _total = train[rule.Total] is QuantitativeColumn total && total.MissingCount < total.Length ? new QuantitativeCodec(total) : null;

    /// <summary>The table with its totals set; rows that lack a value stay as they are.</summary>
    /// <param name="table">A synthetic table.</param>
    public Table Of(Table table)
    {
        if (_total is null)
        {
            return table;
        }

        double[] totals = ((NumericColumn)table[rule.Total]).Values.ToArray();
        double[][] parts = [.. rule.Parts.Select(name => ((NumericColumn)table[name]).Values.ToArray())];
        for (int row = 0; row < totals.Length; row++)
        {
            double sum = parts.Sum(part => part[row]);
            totals[row] = double.IsNaN(totals[row]) || double.IsNaN(sum) ? totals[row] : _total.Fit(sum);
        }

        return table.With(_total.Decode(totals));
    }
}
