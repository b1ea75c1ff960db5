using Harness.Generators.Encoding;
using Harness.Tables;
using MathNet.Numerics.Distributions;

namespace Harness.Generators.GaussianCopula;

/// <summary>Turns latent variables into the values of one column.</summary>
/// <param name="column">The train column.</param>
/// <param name="quantile">Its quantile function; <see langword="null"/> for labels.</param>
/// <param name="order">The order of its labels; <see langword="null"/> for numbers.</param>
/// <param name="value">The index of the latent variable behind its values, or −1 where there is one value only.</param>
/// <param name="gap">The index of the latent variable behind its gaps, or −1 where it has none.</param>
internal sealed class ColumnMargin(ColumnCodec column, Func<double, double>? quantile, LevelOrder? order, int value, int gap)
{
    private readonly int[] _rowsByLevel = order is null ? [] : RowsByLevel((CategoricalCodec)column, order);

    /// <summary>The cells of some rows: coded values, or codes of labels; NaN for gaps.</summary>
    /// <param name="latents">By latent variable, one number a row.</param>
    /// <param name="cells">Receives one cell a row.</param>
    public void Fill(double[][] latents, Span<double> cells)
    {
        for (int row = 0; row < cells.Length; row++)
        {
            if (gap >= 0 && Normal.CDF(0, 1, latents[gap][row]) >= 1 - column.MissingShare)
            {
                cells[row] = double.NaN;
                continue;
            }

            double probability = value < 0 ? 0.5 : Normal.CDF(0, 1, latents[value][row]);
            cells[row] = quantile is null
                ? _rowsByLevel[Math.Min((int)(probability * _rowsByLevel.Length), _rowsByLevel.Length - 1)]
                : quantile(probability);
        }
    }

    /// <summary>The synthetic column.</summary>
    /// <param name="cells">One cell a row.</param>
    public Column Decode(double[] cells) => column is QuantitativeCodec numbers
        ? numbers.Decode(cells)
        : ((CategoricalCodec)column).Decode([.. cells.Select(cell => double.IsNaN(cell) ? CategoricalColumn.Missing : (int)cell)]);

    /// <summary>The codes of all present train rows in the order of the levels: a step function without a search.</summary>
    private static int[] RowsByLevel(CategoricalCodec labels, LevelOrder order)
    {
        int[] codes = [.. labels.Codes.ToArray().Where(code => code >= 0)];
        Array.Sort([.. codes.Select(code => order.Place[code])], codes);
        return codes;
    }
}
