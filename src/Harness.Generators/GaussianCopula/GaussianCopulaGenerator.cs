using System.Numerics.Tensors;
using Harness.Generators.Encoding;
using Harness.Random;
using Harness.Tables;
using MathNet.Numerics.Distributions;

namespace Harness.Generators.GaussianCopula;

/// <summary>
/// Joins the empirical margins of all columns by a Gaussian copula: each row is a multivariate normal vector, and the quantile function of a
/// column turns its entry into a value. Gaps have entries of their own; labels are put in an order first.
/// </summary>
/// <remarks>
/// The copula is that of P. X. Song, "Multivariate dispersion models generated from Gaussian copula", Scand. J. Statist. 27
/// (2000) 305–320; margins are empirical, coarse columns are matched by moments (<see cref="LatentCorrelation"/>).
/// </remarks>
/// <param name="options">Settings; <see langword="null"/> for the defaults of <see cref="GaussianCopulaOptions"/>.</param>
public sealed class GaussianCopulaGenerator(GaussianCopulaOptions? options = null) : IGenerator
{
    private readonly GaussianCopulaOptions _options = options ?? new GaussianCopulaOptions();

    /// <inheritdoc/>
    public GeneratorInfo Info { get; } = new()
    {
        Id = "gaussian-copula",
        Title = "Gaussian copula, empirical margins",
        Family = "native",
        Version = "2",
        License = "MIT",
        Summary = "Empirical margins joined by a Gaussian copula (Song 2000); gaps are modelled, labels ordered by optimal scaling. Models margins and monotone relations of pairs, no interactions. O(columns² · n).",
    };

    /// <inheritdoc/>
    public IFittedGenerator Fit(Table train, FitContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Cancellation.ThrowIfCancellationRequested();
        var table = new TableCodec(train, context.Cancellation);
        var latents = new List<LatentVariable>();
        var trust = new List<double>();
        var progress = new StepProgress(context.Progress, table.Columns.Count + 1, context.Cancellation);
        List<ColumnMargin> margins = _options.Margins == MarginKind.Parametric
            ? Parametric(table, latents, trust, new RandomStream(context.Seed).Fork("gaussian-copula").Fork("labels"), progress)
            : Ordered(table, latents, trust, progress, context.Cancellation);
        double[,] factor = latents.Count > 0 ? LatentCorrelation.Factor(latents, trust, _options.SmallestEigenvalue, context.Cancellation) : new double[0, 0];
        progress.Step();
        return new Fitted(table, margins, factor, _options.MaximumThreads);
    }

    private List<ColumnMargin> Ordered(TableCodec table, List<LatentVariable> latents, List<double> trust, StepProgress progress, CancellationToken cancellation)
    {
        LevelOrder?[] orders = LevelOrder.Of(table, _options.OrderingPasses, cancellation);
        var margins = new List<ColumnMargin>();
        for (int i = 0; i < table.Columns.Count; i++)
        {
            ColumnCodec column = table.Columns[i];
            Func<double, double>? quantile = column switch
            {
                QuantitativeCodec { IsDiscrete: false } numbers when _options.Margins == MarginKind.Smoothed => KernelMargin.Of(numbers).Quantile,
                QuantitativeCodec numbers => numbers.Margin.Quantile,
                _ => null,
            };
            margins.Add(new ColumnMargin(column, quantile, orders[i], Add(Levels(column, orders[i]), orders[i]?.Trust ?? 1), Add(Gaps(column), 1)));
            progress.Step();
        }

        return margins;

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

    private static List<ColumnMargin> Parametric(TableCodec table, List<LatentVariable> latents, List<double> trust, RandomStream stream, StepProgress progress)
    {
        var margins = new List<ColumnMargin>();
        for (int i = 0; i < table.Columns.Count; i++)
        {
            ColumnCodec column = table.Columns[i];
            if (column is QuantitativeCodec numbers)
            {
                QuantileGrid beta = BetaMargin.Of(numbers);
                latents.Add(LatentVariable.Seen([.. numbers.Values.ToArray().Select(v => double.IsNaN(v) ? v : Normal.InvCDF(0, 1, Math.Clamp(beta.Probability(v), 1e-7, 1 - 1e-7)))]));
                margins.Add(new ColumnMargin(column, beta.Quantile, null, latents.Count - 1, column.HasGaps ? latents.Count : -1));
            }
            else
            {
                var labels = (CategoricalCodec)column;
                LevelOrder order = LevelOrder.OfFirstRows(labels);
                latents.Add(LatentVariable.Seen(LabelScores(labels, order, stream.Fork(i))));
                margins.Add(new ColumnMargin(column, null, order, latents.Count - 1, column.HasGaps ? latents.Count : -1));
            }

            trust.Add(1);
            if (column.HasGaps)
            {
                // Trusted in nothing: gaps at random.
                latents.Add(LatentVariable.Seen(new double[column.RowCount]));
                trust.Add(0);
            }

            progress.Step();
        }

        return margins;
    }

    /// <summary>A normal score drawn evenly within the interval of each row's label.</summary>
    private static double[] LabelScores(CategoricalCodec labels, LevelOrder order, RandomStream stream)
    {
        var counts = new int[labels.DistinctCount];
        for (int code = 0; code < counts.Length; code++)
        {
            counts[order.Place[code]] = labels.Counts[code];
        }

        int present = labels.RowCount - labels.MissingCount;
        int[] starts = [0, .. counts];
        for (int i = 1; i < starts.Length; i++)
        {
            starts[i] += starts[i - 1];
        }

        var scores = new double[labels.RowCount];
        for (int row = 0; row < scores.Length; row++)
        {
            scores[row] = labels.IsMissing(row) ? double.NaN
                : Normal.InvCDF(0, 1, (starts[order.Place[labels.Codes[row]]] + stream.OpenUniform((ulong)row) * labels.Counts[labels.Codes[row]]) / present);
        }

        return scores;
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

    private sealed class Fitted(TableCodec table, List<ColumnMargin> margins, double[,] factor, int threads) : IFittedGenerator
    {
        public Table Sample(int rows, ulong seed, CancellationToken cancellation = default)
        {
            RandomStream stream = new RandomStream(seed).Fork("gaussian-copula");
            RandomStream[] streams = [.. Enumerable.Range(0, factor.GetLength(0)).Select(stream.Fork)];
            double[][] cells = [.. margins.Select(_ => new double[rows])];
            RowBlocks.For(rows, threads, (start, end) =>
            {
                double[][] latents = Latents(streams, start, end - start);
                for (int i = 0; i < cells.Length; i++)
                {
                    margins[i].Fill(latents, cells[i].AsSpan(start..end));
                }
            }, cancellation);
            return table.Decode([.. margins.Zip(cells, (margin, own) => margin.Decode(own))], rows);
        }

        /// <summary>The correlated latent variables of some rows.</summary>
        private double[][] Latents(RandomStream[] streams, int start, int rows)
        {
            var noise = new double[streams.Length][];
            var latents = new double[streams.Length][];
            for (int i = 0; i < streams.Length; i++)
            {
                noise[i] = new double[rows];
                latents[i] = new double[rows];
                for (int row = 0; row < rows; row++)
                {
                    noise[i][row] = Normal.InvCDF(0, 1, streams[i].OpenUniform((ulong)(start + row)));
                }

                for (int j = 0; j <= i; j++)
                {
                    TensorPrimitives.MultiplyAdd(noise[j], factor[i, j], latents[i], latents[i]);
                }
            }

            return latents;
        }
    }
}
