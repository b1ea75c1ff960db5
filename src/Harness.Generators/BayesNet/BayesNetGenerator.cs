using Harness.Generators.Encoding;
using Harness.Random;
using Harness.Tables;

namespace Harness.Generators.BayesNet;

/// <summary>
/// A Bayesian network of states: each column depends on up to two before it. Numbers are binned by quantiles and follow, within a bin,
/// the distribution of train; combinations that train hardly has back off to fewer parents.
/// </summary>
/// <remarks>
/// Network and order as <see cref="NetworkSearch"/> tells (Chow and Liu 1968; two parents as in PrivBayes, Zhang et al. 2014, without noise), parents
/// by leave-one-out likelihood.
/// </remarks>
/// <param name="options">How it fits; by default the defaults of <see cref="BayesNetOptions"/>.</param>
public sealed class BayesNetGenerator(BayesNetOptions? options = null) : IGenerator
{
    private readonly BayesNetOptions _options = options ?? new BayesNetOptions();

    /// <inheritdoc/>
    public GeneratorInfo Info { get; } = new()
    {
        Id = "bayes-net",
        Title = "Bayesian network",
        Family = "native",
        Version = "1",
        License = "MIT",
        Summary = "Quantile bins and labels, each given up to two others (Chow and Liu 1968, PrivBayes 2014), with back-off. Models relations of pairs and triples, gaps and spikes; blurs what is finer than a bin. O(columns² · n).",
    };

    /// <inheritdoc/>
    public IFittedGenerator Fit(Table train, FitContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Cancellation.ThrowIfCancellationRequested();
        var table = new TableCodec(train);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = _options.MaximumThreads, CancellationToken = context.Cancellation };
        var progress = new StepProgress(context.Progress, 4 * table.Columns.Count);
        var columns = new StateColumn[table.Columns.Count];
        Parallel.For(0, columns.Length, parallel, i =>
        {
            columns[i] = StateColumn.Of(table.Columns[i], _options.MaximumBins);
            progress.Step();
        });
        int[] rows = [.. Enumerable.Range(0, table.RowCount)];
        if (table.RowCount > _options.SelectionRows)
        {
            rows = [.. new RandomStream(context.Seed).Fork("bayes-net").Permutation(table.RowCount).Take(_options.SelectionRows).Order()];
        }

        (int[] order, Parent[][] parents) = new NetworkSearch(columns, rows, _options, progress, context.Cancellation).Search();
        var tables = new ConditionalStates[columns.Length];
        Parallel.For(0, columns.Length, parallel, i =>
        {
            tables[i] = new ConditionalStates(columns, i, parents[i]);
            progress.Step();
        });
        return new Fitted(table, columns, order, tables, new CopyGuard(table, train, _options.Redraws));
    }

    private sealed class Fitted(TableCodec table, StateColumn[] columns, int[] order, ConditionalStates[] tables, CopyGuard guard) : IFittedGenerator
    {
        public Table Sample(int rows, ulong seed, CancellationToken cancellation = default)
        {
            cancellation.ThrowIfCancellationRequested();
            return guard.Draw(rows, new RandomStream(seed).Fork("bayes-net"), (numbers, stream) => Draw(numbers, stream, cancellation), Decode, cancellation);
        }

        private double[][] Draw(ReadOnlySpan<int> numbers, RandomStream stream, CancellationToken cancellation)
        {
            var states = new int[columns.Length][];
            var cells = new double[columns.Length][];
            Span<int> known = stackalloc int[2];
            foreach (int column in order)
            {
                cancellation.ThrowIfCancellationRequested();
                RandomStream own = stream.Fork(column);
                ConditionalStates conditional = tables[column];
                states[column] = new int[numbers.Length];
                cells[column] = new double[numbers.Length];
                for (int row = 0; row < numbers.Length; row++)
                {
                    for (int i = 0; i < conditional.Parents.Length; i++)
                    {
                        known[i] = states[conditional.Parents[i].Column][row];
                    }

                    ulong position = 2 * (ulong)numbers[row];
                    states[column][row] = conditional.Draw(known, own.Uniform(position));
                    cells[column][row] = columns[column].Cell(states[column][row], own.Uniform(position + 1));
                }
            }

            return cells;
        }

        private Table Decode(double[][] cells, int rows) => table.Decode([.. columns.Zip(cells, (column, own) => column.Decode(own))], rows);
    }
}
