using Harness.Generators.Encoding;
using Harness.Random;
using Harness.Tables;
using MathNet.Numerics.Distributions;

namespace Harness.Generators.GaussianCopula;

/// <summary>
/// Joins the empirical margins of all columns by a Gaussian copula: a multivariate normal vector per row, each entry
/// turned into a value by its column's quantile function. Gaps are entries of their own, labels are put in an order.
/// </summary>
/// <remarks>
/// The copula is that of P. X. Song, "Multivariate dispersion models generated from Gaussian copula", Scand. J. Statist. 27
/// (2000) 305–320; margins are empirical, coarse columns are matched by moments (<see cref="LatentCorrelation"/>).
/// </remarks>
/// <param name="options">How it fits; by default the defaults of <see cref="GaussianCopulaOptions"/>.</param>
public sealed class GaussianCopulaGenerator(GaussianCopulaOptions? options = null) : IGenerator
{
    private readonly GaussianCopulaOptions _options = options ?? new GaussianCopulaOptions();

    /// <inheritdoc/>
    public GeneratorInfo Info { get; } = new()
    {
        Id = "gaussian-copula",
        Title = "Gaussian copula, empirical margins",
        Family = "native",
        Version = "1",
        License = "MIT",
        Summary = "Empirical margins joined by a Gaussian copula (Song 2000); gaps are modelled, labels ordered by optimal scaling. Models margins and monotone relations of pairs, no interactions.",
    };

    /// <inheritdoc/>
    public IFittedGenerator Fit(Table train, FitContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var table = new TableCodec(train);
        LevelOrder?[] orders = LevelOrder.Of(table, _options.OrderingPasses, context.Cancellation);
        var latents = new List<LatentVariable>();
        var trust = new List<double>();
        var margins = new List<Margin>();
        for (int i = 0; i < table.Columns.Count; i++)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            ColumnCodec column = table.Columns[i];
            margins.Add(new Margin(column, orders[i], Add(Levels(column, orders[i]), orders[i]?.Trust ?? 1), Add(Gaps(column), 1)));
            context.Progress?.Report((i + 1.0) / (table.Columns.Count + 1));
        }

        double[,] factor = latents.Count > 0 ? LatentCorrelation.Factor(latents, trust, _options.SmallestEigenvalue) : new double[0, 0];
        context.Progress?.Report(1);
        return new Fitted(table, margins, factor);

        // Returns the index of the latent variable, or −1 where a column has one level only.
        int Add((int[] Codes, int[] Counts) levels, double factor)
        {
            if (levels.Counts.Length < 2)
            {
                return -1;
            }

            latents.Add(LatentVariable.Of(levels.Codes, levels.Counts, _options.SeriesTerms));
            trust.Add(factor);
            return latents.Count - 1;
        }
    }

    private static (int[] Codes, int[] Counts) Levels(ColumnCodec column, LevelOrder? order)
    {
        var codes = new int[column.RowCount];
        var counts = new int[column.DistinctCount];
        for (int row = 0; row < codes.Length; row++)
        {
            codes[row] = column.IsMissing(row) ? -1
                : column is QuantitativeCodec numbers ? numbers.Margin.IndexOf(numbers.Values[row])
                : order!.Place[((CategoricalCodec)column).Codes[row]];
            if (codes[row] >= 0)
            {
                counts[codes[row]]++;
            }
        }

        return (codes, counts);
    }

    private static (int[] Codes, int[] Counts) Gaps(ColumnCodec column)
    {
        int[] codes = [.. Enumerable.Range(0, column.RowCount).Select(row => column.IsMissing(row) ? 1 : 0)];
        return (codes, column.HasGaps ? [column.RowCount - column.MissingCount, column.MissingCount] : [column.RowCount]);
    }

    /// <summary>From latent numbers to the values of one column.</summary>
    private sealed class Margin(ColumnCodec column, LevelOrder? order, int value, int gap)
    {
        private readonly int[] _rowsByLevel = order is null ? [] : RowsByLevel((CategoricalCodec)column, order);

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
                return numbers.Decode([.. probabilities.Select(p => double.IsNaN(p) ? p : numbers.Margin.Quantile(p))]);
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

    private sealed class Fitted(TableCodec table, List<Margin> margins, double[,] factor) : IFittedGenerator
    {
        public Table Sample(int rows, ulong seed, CancellationToken cancellation = default)
        {
            RandomStream stream = new RandomStream(seed).Fork("gaussian-copula");
            int count = factor.GetLength(0);
            var noise = new double[count][];
            var latents = new double[count][];
            for (int i = 0; i < count; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                RandomStream own = stream.Fork(i);
                noise[i] = [.. Enumerable.Range(0, rows).Select(row => Normal.InvCDF(0, 1, own.OpenUniform((ulong)row)))];
                latents[i] = new double[rows];
                for (int j = 0; j <= i; j++)
                {
                    double weight = factor[i, j];
                    for (int row = 0; row < rows; row++)
                    {
                        latents[i][row] += weight * noise[j][row];
                    }
                }
            }

            return table.Decode(
                [.. margins.Select(margin =>
                {
                    cancellation.ThrowIfCancellationRequested();
                    return margin.Decode(latents, rows);
                })],
                rows);
        }
    }
}
