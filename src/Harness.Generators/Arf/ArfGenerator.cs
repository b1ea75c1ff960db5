using Harness.Generators.Donors;
using Harness.Generators.Encoding;
using Harness.Generators.Trees;
using Harness.Random;
using Harness.Tables;
using MathNet.Numerics.Distributions;

namespace Harness.Generators.Arf;

/// <summary>
/// An adversarial random forest: trees learn to tell real rows from synthetic ones, first of independent columns, then of their own leaves, until they
/// cannot. A synthetic row draws a leaf; each of its values is that of a random real row there, independent of its other values, and moved a little where values are continuous.
/// </summary>
/// <remarks>
/// D. S. Watson, K. Blesch, J. Kapar, M. N. Wright, "Adversarial random forests for density estimation and generative modeling", AISTATS 2023. Here a
/// leaf keeps at least 5 real rows while the tree grows, and a kernel around the leaf's values stands for a truncated
/// normal, so that spikes, gaps and labels are drawn as they are.
/// </remarks>
/// <param name="options">Settings; <see langword="null"/> for the defaults of <see cref="ArfOptions"/>.</param>
public sealed class ArfGenerator(ArfOptions? options = null) : IGenerator
{
    /// <summary>The regression within leaves is fitted on as many trees as have this many rows together, at least one.</summary>
    private const int SlopeRows = 100_000;

    private readonly ArfOptions _options = options ?? new ArfOptions();

    /// <inheritdoc/>
    public GeneratorInfo Info { get; } = new()
    {
        Id = "arf",
        Title = "Adversarial random forest",
        Family = "native",
        Version = "3",
        License = "MIT",
        Summary = "Independent columns within the leaves of a forest that cannot tell its rows from real ones (Watson et al. 2023). Models interactions and gaps; blurs what is finer than a leaf of 5 rows. O(rounds · trees · columns · n log n).",
    };

    /// <inheritdoc/>
    public IFittedGenerator Fit(Table train, FitContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Cancellation.ThrowIfCancellationRequested();
        var table = new TableCodec(train, context.Cancellation);
        Predictor[] predictors = Predictor.Of(table, _options.MaximumThreads, context.Cancellation);
        var progress = new StepProgress(context.Progress, predictors.Length == 0 ? 0 : _options.Trees * _options.MaximumRounds + 1, context.Cancellation);
        if (predictors.Length == 0)
        {
            return new Fitted(table, predictors, [], null, [], 1);
        }

        Forest forest = new ForestGrower(predictors, table.RowCount, _options, progress, context.Cancellation).Grow(new RandomStream(context.Seed).Fork("arf"));

        // Labels first: the regression within leaves adds what labels say of numbers, but not what numbers say of labels.
        int[] order = [.. Enumerable.Range(0, predictors.Length).OrderBy(i => predictors[i].IsOrdered)];
        var kernels = new LeafKernel[]?[predictors.Length];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = _options.MaximumThreads, CancellationToken = context.Cancellation };
        Parallel.For(0, kernels.Length, parallel, i =>
            kernels[i] = _options.Smoothing > 0 && table.Columns[i] is QuantitativeCodec { IsDiscrete: false } ? Kernels(predictors, order, i, forest, context.Cancellation) : null);
        context.Progress?.Report(1);
        return new Fitted(table, predictors, order, forest, kernels, _options.MaximumThreads);
    }

    private LeafKernel[] Kernels(Predictor[] predictors, int[] order, int index, Forest forest, CancellationToken cancellation)
    {
        var scores = new SmoothScores(predictors[index]);
        int count = predictors[index].Codes.Length;
        var rows = new List<int>();
        var starts = new List<int>();
        foreach (Tree tree in forest.Trees.Take(Math.Max(1, SlopeRows / count)))
        {
            starts.AddRange(tree.Starts()[..^1].Select(start => rows.Count + start));
            rows.AddRange(tree.Rows);
        }

        IEnumerable<Covariate> before = order[..Array.IndexOf(order, index)].SelectMany(i => predictors[i].Covariates(i));
        var regression = WithinGroupRegression.Of(before, row => scores[row], [.. rows], [.. starts, rows.Count], cancellation);
        return [.. forest.Trees.Select(tree => LeafKernel.Of(scores, regression, tree, count, _options.Smoothing))];
    }

    private sealed class Fitted(TableCodec table, Predictor[] predictors, int[] order, Forest? forest, LeafKernel[]?[] kernels, int threads) : IFittedGenerator
    {
        public Table Sample(int rows, ulong seed, CancellationToken cancellation = default)
        {
            cancellation.ThrowIfCancellationRequested();
            return BlockedSample.Draw(rows, new RandomStream(seed).Fork("arf"), (count, stream) => Draw(count, stream, cancellation), cancellation);
        }

        private Table Draw(int rows, RandomStream stream, CancellationToken cancellation)
        {
            if (forest is null)
            {
                return table.Decode([], rows);
            }

            double[] uniforms = SystematicDraw.Uniforms(rows, stream.Fork("leaves"));
            var leaves = new (int Tree, int Leaf)[rows];
            for (int row = 0; row < leaves.Length; row++)
            {
                leaves[row] = forest.Draw(stream, row, uniforms[row]);
            }

            var cells = new double[predictors.Length][];
            var synthetic = new double[predictors.Length][];
            foreach (int i in order)
            {
                RandomStream own = stream.Fork(i);
                cells[i] = new double[rows];
                RowBlocks.For(rows, threads, (start, end) => Draw(i, leaves, start, end, own, synthetic, cells[i]), cancellation);
                synthetic[i] = predictors[i].ForCovariates(cells[i], threads, cancellation);
            }

            return table.Decode([.. predictors.Zip(cells, (predictor, own) => predictor.Decode(own))], rows);
        }

        private void Draw(int column, (int Tree, int Leaf)[] leaves, int start, int end, RandomStream stream, double[][] synthetic, double[] drawn)
        {
            for (int row = start; row < end; row++)
            {
                (int tree, int leaf) = leaves[row];
                ReadOnlySpan<int> donors = forest!.Trees[tree].RowsOf(leaf);
                ulong position = 2 * (ulong)row;
                int donor = donors[stream.Index(position, donors.Length)];
                double cell = predictors[column].Cell(predictors[column].Codes[donor]);
                drawn[row] = kernels[column] is { } own && !double.IsNegativeInfinity(cell)
                    ? ((QuantitativeCodec)predictors[column].Column).Fit(own[tree].Move(leaf, donor, Normal.InvCDF(0, 1, stream.OpenUniform(position + 1)), cell, synthetic, row))
                    : cell;
            }
        }
    }
}
