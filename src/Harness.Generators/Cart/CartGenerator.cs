using Harness.Generators.Donors;
using Harness.Generators.Encoding;
using Harness.Random;
using Harness.Tables;

namespace Harness.Generators.Cart;

/// <summary>
/// Draws one column after another, each from a classification or regression tree on the columns before it: a synthetic row falls
/// into a leaf and takes the value of a random train row there, moved a little where values are continuous.
/// </summary>
/// <remarks>
/// J. P. Reiter, "Using CART to generate partially synthetic public use microdata", J. Official Statistics 21 (2005)
/// 441–462; most defaults of the R package synthpop (B. Nowok, G. M. Raab, C. Dibben, J. Statistical Software 74(11), 2016).
/// </remarks>
/// <param name="options">Settings; <see langword="null"/> for the defaults of <see cref="CartOptions"/>.</param>
public sealed class CartGenerator(CartOptions? options = null) : IGenerator
{
    private readonly CartOptions _options = options ?? new CartOptions();

    /// <inheritdoc/>
    public GeneratorInfo Info { get; } = new()
    {
        Id = "cart",
        Title = "Sequential CART",
        Family = "native",
        Version = "4",
        License = "MIT",
        Summary = "Each column drawn from a tree on the columns before it (Reiter 2005, synthpop), continuous values smoothed within the leaf. Models interactions and gaps; values of coarse columns are train values.",
    };

    /// <inheritdoc/>
    public IFittedGenerator Fit(Table train, FitContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Cancellation.ThrowIfCancellationRequested();
        var table = new TableCodec(train, context.Cancellation);
        int[] order = VisitOrder.Of(table, table.IndexOf(context.Target));
        Predictor[] predictors = Predictor.Of(table, _options.MaximumThreads, context.Cancellation);
        var models = new ColumnModel[order.Length];
        RandomStream stream = new RandomStream(context.Seed).Fork("cart");
        var progress = new StepProgress(context.Progress, order.Length, context.Cancellation);

        // The last columns have the most predictors, so they start first.
        Parallel.For(0, order.Length, new ParallelOptions { MaxDegreeOfParallelism = _options.MaximumThreads, CancellationToken = context.Cancellation }, i =>
        {
            int place = order.Length - 1 - i;
            models[place] = ColumnModel.Fit(predictors, order[place], order[..place], _options, stream.Fork(order[place]), context.Cancellation);
            progress.Step();
        });
        return new Fitted(table, predictors, order, models, _options.MaximumThreads);
    }

    private sealed class Fitted(TableCodec table, Predictor[] predictors, int[] order, ColumnModel[] models, int threads) : IFittedGenerator
    {
        public Table Sample(int rows, ulong seed, CancellationToken cancellation = default) =>
            BlockedSample.Draw(rows, new RandomStream(seed).Fork("cart"), (count, stream) => Draw(count, stream, cancellation), cancellation);

        private Table Draw(int rows, RandomStream stream, CancellationToken cancellation)
        {
            var cells = new double[order.Length][];
            var synthetic = new double[order.Length][];
            for (int place = 0; place < order.Length; place++)
            {
                int column = order[place];
                cells[column] = models[place].Draw(cells, synthetic, rows, threads, stream.Fork(place), cancellation);
                synthetic[column] = predictors[column].ForCovariates(cells[column], threads, cancellation);
            }

            return table.Decode([.. predictors.Zip(cells, (predictor, own) => predictor.Decode(own))], rows);
        }
    }
}
