using Harness.Generators.Donors;
using Harness.Generators.Encoding;
using Harness.Random;
using Harness.Tables;

namespace Harness.Generators.BayesNet;

/// <summary>
/// A Bayesian network of states: each column depends on up to two columns before it. Numbers are binned by quantiles and follow the distribution of
/// train within a bin. Where train has few rows with the same parents, fewer parents count.
/// </summary>
/// <remarks>
/// Network and order as in <see cref="NetworkSearch"/> (Chow and Liu 1968; two parents as in PrivBayes, Zhang et al. 2014, without noise), parents
/// by leave-one-out likelihood.
/// </remarks>
/// <param name="options">Settings; <see langword="null"/> for the defaults of <see cref="BayesNetOptions"/>.</param>
public sealed class BayesNetGenerator(BayesNetOptions? options = null) : IGenerator
{
    private readonly BayesNetOptions _options = options ?? new BayesNetOptions();

    /// <inheritdoc/>
    public GeneratorInfo Info { get; } = new()
    {
        Id = "bayes-net",
        Title = "Bayesian network",
        Family = "native",
        Version = "3",
        License = "MIT",
        Summary = "Quantile bins and labels, each given up to two others (Chow and Liu 1968, PrivBayes 2014), with back-off. Models relations of pairs and triples, gaps and spikes; blurs what is finer than a bin. O(columns² · n).",
    };

    /// <inheritdoc/>
    public IFittedGenerator Fit(Table train, FitContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Cancellation.ThrowIfCancellationRequested();
        var table = new TableCodec(train, context.Cancellation);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = _options.MaximumThreads, CancellationToken = context.Cancellation };
        var progress = new StepProgress(context.Progress, 4 * table.Columns.Count, context.Cancellation);
        Predictor[] predictors = Predictor.Of(table, _options.MaximumThreads, context.Cancellation);
        var columns = new StateColumn[table.Columns.Count];
        Parallel.For(0, columns.Length, parallel, i =>
        {
            columns[i] = StateColumn.Of(predictors[i], _options.MaximumBins);
            progress.Step();
        });
        int[] rows = new RandomStream(context.Seed).Fork("bayes-net").Subset(table.RowCount, _options.SelectionRows);
        (int[] order, Parent[][] parents) = new NetworkSearch(columns, rows, _options, progress, context.Cancellation).Search();
        var tables = new ConditionalStates[columns.Length];
        Parallel.For(0, columns.Length, parallel, i =>
        {
            tables[i] = new ConditionalStates(columns, i, parents[i], [.. order[..Array.IndexOf(order, i)].SelectMany(p => predictors[p].Covariates(p))], context.Cancellation);
            progress.Step();
        });
        return new Fitted(table, predictors, columns, order, tables, _options.MaximumThreads);
    }

    private sealed class Fitted(TableCodec table, Predictor[] predictors, StateColumn[] columns, int[] order, ConditionalStates[] tables, int threads) : IFittedGenerator
    {
        public Table Sample(int rows, ulong seed, CancellationToken cancellation = default)
        {
            cancellation.ThrowIfCancellationRequested();
            return BlockedSample.Draw(rows, new RandomStream(seed).Fork("bayes-net"), (count, stream) => Draw(count, stream, cancellation), cancellation);
        }

        private Table Draw(int rows, RandomStream stream, CancellationToken cancellation)
        {
            var states = new int[columns.Length][];
            var cells = new double[columns.Length][];
            var synthetic = new double[columns.Length][];
            foreach (int column in order)
            {
                RandomStream own = stream.Fork(column);
                states[column] = new int[rows];
                cells[column] = new double[rows];
                double[] uniforms = SystematicDraw.Uniforms(tables[column].Combinations(states, rows), tables[column].CombinationCount, own.Fork("donors"));
                RowBlocks.For(rows, threads, (start, end) => Draw(column, uniforms, start, end, own, states, synthetic, cells[column]), cancellation);
                synthetic[column] = predictors[column].ForCovariates(cells[column], threads, cancellation);
            }

            return table.Decode([.. predictors.Zip(cells, (column, own) => column.Decode(own))], rows);
        }

        private void Draw(int column, double[] uniforms, int start, int end, RandomStream stream, int[][] states, double[][] synthetic, double[] cells)
        {
            ConditionalStates conditional = tables[column];
            Span<int> known = stackalloc int[2];
            for (int row = start; row < end; row++)
            {
                for (int i = 0; i < conditional.Parents.Length; i++)
                {
                    known[i] = states[conditional.Parents[i].Column][row];
                }

                (int donor, int used) = conditional.Draw(known, uniforms[row]);
                (cells[row], states[column][row]) = columns[column].Near(donor, stream.Uniform((ulong)row), conditional.Shift(used, donor, synthetic, row));
            }
        }
    }
}
