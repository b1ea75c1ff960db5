using Harness.Generators.Encoding;
using Harness.Random;
using Harness.Tables;
using MathNet.Numerics.Distributions;

namespace Harness.Generators.Mixture;

/// <summary>
/// A mixture of latent classes: within a class labels are independent and the normal scores of numbers are jointly
/// normal. A synthetic row draws its class, then its labels and scores; a score becomes the train value with the same share of rows below it as the mixture has below the score.
/// </summary>
/// <remarks>
/// The location model of mixtures without interactions, as in C. J. Lawrence and W. J. Krzanowski, "Mixture separation for mixed-mode
/// data", Statistics and Computing 6 (1996) 85–92, on normal scores, with the margins of train.
/// </remarks>
/// <param name="options">Settings; <see langword="null"/> for the defaults of <see cref="MixtureOptions"/>.</param>
public sealed class MixtureGenerator(MixtureOptions? options = null) : IGenerator
{
    private readonly MixtureOptions _options = options ?? new MixtureOptions();

    /// <inheritdoc/>
    public GeneratorInfo Info { get; } = new()
    {
        Id = "mixture",
        Title = "Latent class mixture",
        Family = "native",
        Version = "2",
        License = "MIT",
        Summary = "Latent classes, each normal in the scores of numbers and independent in labels (Lawrence and Krzanowski 1996); their number by AIC, margins empirical. Models clusters and what they explain.",
    };

    /// <inheritdoc/>
    public IFittedGenerator Fit(Table train, FitContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Cancellation.ThrowIfCancellationRequested();
        var table = new TableCodec(train, context.Cancellation);
        RandomStream stream = new RandomStream(context.Seed).Fork("mixture");
        var columns = new MixedColumn[table.Columns.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = _options.MaximumThreads, CancellationToken = context.Cancellation };
        Parallel.For(0, columns.Length, parallel, i => columns[i] = MixedColumn.Of(table.Columns[i], stream.Fork("scores").Fork(i)));
        LatentClass[] classes = ClassSearch.Of(MixtureData.Of(columns, table.RowCount), _options, stream.Fork("fit"), context.Progress, context.Cancellation);
        return new Fitted(table, columns, classes, _options.MaximumThreads);
    }

    private sealed class Fitted(TableCodec table, MixedColumn[] columns, LatentClass[] classes, int threads) : IFittedGenerator
    {
        public Table Sample(int rows, ulong seed, CancellationToken cancellation = default)
        {
            cancellation.ThrowIfCancellationRequested();
            return BlockedSample.Draw(rows, new RandomStream(seed).Fork("mixture"), (count, stream) => Draw(count, stream, cancellation), cancellation);
        }

        private Table Draw(int rows, RandomStream stream, CancellationToken cancellation)
        {
            double[] uniforms = SystematicDraw.Uniforms(rows, stream.Fork("class"));
            double[] weights = [.. classes.Select(c => c.Weight)];
            var members = new int[rows];
            for (int row = 0; row < members.Length; row++)
            {
                members[row] = Choose(weights, uniforms[row]);
            }

            var drawn = new Column[columns.Length];
            var noise = new List<double[]>();
            int labelColumn = 0;
            for (int i = 0; i < columns.Length; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                RandomStream own = stream.Fork(i);
                var labels = new int[rows];
                var shares = new double[rows];
                for (int row = 0; row < rows && columns[i].Labels is not null; row++)
                {
                    labels[row] = Choose(classes[members[row]].Labels[labelColumn], own.Uniform(2 * (ulong)row));
                }

                if (columns[i].Scores is not null)
                {
                    noise.Add([.. Enumerable.Range(0, rows).Select(row => Normal.InvCDF(0, 1, own.OpenUniform(2 * (ulong)row + 1)))]);
                    SharesBelow(noise, members, columns[i].Labels is null ? -1 : labelColumn, shares, cancellation);
                }

                labelColumn += columns[i].Labels is null ? 0 : 1;
                drawn[i] = columns[i].Decode(labels, shares);
            }

            return table.Decode(drawn, rows);
        }

        /// <summary>The share of the mixture below the last score, in the rows where the column has one.</summary>
        private void SharesBelow(List<double[]> noise, int[] members, int labelColumn, double[] shares, CancellationToken cancellation)
        {
            int score = noise.Count - 1;
            double[] weights = [.. classes.Select(c => c.Weight * (labelColumn < 0 ? 1 : c.Labels[labelColumn][0]))];
            double total = weights.Sum();
            double[] deviations = [.. classes.Select(c => c.Deviation(score))];
            RowBlocks.For(shares.Length, threads, (start, end) =>
            {
                for (int row = start; row < end; row++)
                {
                    LatentClass own = classes[members[row]];
                    double x = own.Mean[score];
                    for (int j = 0; j <= score; j++)
                    {
                        x += own.Factor.Row(score)[j] * noise[j][row];
                    }

                    double below = 0;
                    for (int k = 0; k < classes.Length; k++)
                    {
                        below += weights[k] * Normal.CDF(0, 1, (x - classes[k].Mean[score]) / deviations[k]);
                    }

                    shares[row] = below / total;
                }
            }, cancellation);
        }

        /// <summary>An index with probability proportional to its weight.</summary>
        private static int Choose(ReadOnlySpan<double> weights, double uniform)
        {
            double total = 0;
            foreach (double weight in weights)
            {
                total += weight;
            }

            double left = uniform * total;
            for (int i = 0; i < weights.Length - 1; i++)
            {
                left -= weights[i];
                if (left < 0)
                {
                    return i;
                }
            }

            return weights.Length - 1;
        }
    }
}
