using Harness.Generators.Encoding;
using Harness.Tables;
using MathNet.Numerics.Distributions;

namespace Harness.Generators.GaussianCopula;

/// <summary>From latent numbers to the values of one column.</summary>
/// <param name="column">The column.</param>
/// <param name="quantile">Its quantile function; <see langword="null"/> for labels.</param>
/// <param name="order">The order of its labels; <see langword="null"/> for numbers.</param>
/// <param name="value">The index of the latent variable behind its values, or −1 where there is one value only.</param>
/// <param name="gap">The index of the one behind its gaps, or −1.</param>
internal sealed class ColumnMargin(ColumnCodec column, Func<double, double>? quantile, LevelOrder? order, int value, int gap)
{
    private readonly int[] _rowsByLevel = order is null ? [] : RowsByLevel((CategoricalCodec)column, order);

    /// <summary>The synthetic column.</summary>
    /// <param name="latents">The latent variables, one number a row each.</param>
    /// <param name="rows">Number of rows.</param>
    public Column Decode(double[][] latents, int rows)
    {
        var probabilities = new double[rows];
        for (int row = 0; row < rows; row++)
        {
            bool isGap = gap >= 0 && Normal.CDF(0, 1, latents[gap][row]) >= 1 - column.MissingShare;
            probabilities[row] = isGap ? double.NaN : value < 0 ? 0.5 : Normal.CDF(0, 1, latents[value][row]);
        }

        if (column is QuantitativeCodec numbers)
        {
            return numbers.Decode([.. probabilities.Select(p => double.IsNaN(p) ? p : quantile!(p))]);
        }

        return ((CategoricalCodec)column).Decode([.. probabilities.Select(p => double.IsNaN(p)
            ? CategoricalColumn.Missing
            : _rowsByLevel[Math.Min((int)(p * _rowsByLevel.Length), _rowsByLevel.Length - 1)])]);
    }

    /// <summary>The codes of all present train rows in the order of the levels: a step function without a search.</summary>
    private static int[] RowsByLevel(CategoricalCodec labels, LevelOrder order)
    {
        int[] codes = [.. labels.Codes.ToArray().Where(code => code >= 0)];
        Array.Sort([.. codes.Select(code => order.Place[code])], codes);
        return codes;
    }
}
