using Harness.Generators.Donors;
using Harness.Generators.Trees;
using Harness.Random;

namespace Harness.Generators.Arf;

/// <summary>
/// Grows forests in turn: each learns to tell real rows from rows that the forest before it generated. It ends with the first forest
/// that is right no more often than a coin, or than the forest before it; the result is the forest that generated these rows.
/// </summary>
/// <param name="predictors">The train columns.</param>
/// <param name="rows">Number of train rows.</param>
/// <param name="options">Number and size of trees, number of rounds.</param>
/// <param name="progress">Receives one step for each tree.</param>
/// <param name="cancellation">Ends the work early.</param>
internal sealed class ForestGrower(Predictor[] predictors, int rows, ArfOptions options, StepProgress progress, CancellationToken cancellation)
{
    /// <summary>The share of rows that a tree learns from: that of distinct rows in a bootstrap sample.</summary>
    private static readonly double BagShare = 1 - Math.Exp(-1);

    private readonly ParallelOptions _parallel = new() { MaxDegreeOfParallelism = options.MaximumThreads, CancellationToken = cancellation };

    /// <summary>Grows forests. O(rounds · trees · columns · n · depth).</summary>
    /// <param name="stream">Source of the random numbers.</param>
    public Forest Grow(RandomStream stream)
    {
        RandomStream first = stream.Fork("independent");
        (Forest forest, double accuracy) = Grow([.. predictors.Select((p, column) => Independent(p, first.Fork(column)))], stream.Fork(0));
        for (int round = 1; round < options.MaximumRounds && accuracy > 0.5; round++)
        {
            (Forest next, double nextAccuracy) = Grow(Synthetic(forest, stream.Fork("rows").Fork(round)), stream.Fork(round));
            if (nextAccuracy <= 0.5 || nextAccuracy >= accuracy)
            {
                break;
            }

            (forest, accuracy) = (next, nextAccuracy);
        }

        return forest;
    }

    private int[] Independent(Predictor predictor, RandomStream stream)
    {
        var codes = new int[rows];
        for (int row = 0; row < rows; row++)
        {
            codes[row] = predictor.Codes[stream.Index((ulong)row, rows)];
        }

        return codes;
    }

    private int[][] Synthetic(Forest forest, RandomStream stream)
    {
        double[] uniforms = SystematicDraw.Uniforms(rows, stream.Fork("leaves"));
        (int Tree, int Leaf)[] leaves = [.. uniforms.Select((uniform, row) => forest.Draw(stream, row, uniform))];
        var codes = new int[predictors.Length][];
        Parallel.For(0, codes.Length, _parallel, column =>
        {
            RandomStream own = stream.Fork(column);
            codes[column] = new int[rows];
            for (int row = 0; row < rows; row++)
            {
                ReadOnlySpan<int> donors = forest.Trees[leaves[row].Tree].RowsOf(leaves[row].Leaf);
                codes[column][row] = predictors[column].Codes[donors[own.Index((ulong)row, donors.Length)]];
            }
        });
        return codes;
    }

    /// <summary>A forest that tells train rows from synthetic ones, and its accuracy, 0 to 1, on rows that a tree has not learned from.</summary>
    private (Forest Forest, double Accuracy) Grow(int[][] synthetic, RandomStream stream)
    {
        Predictor[] all = [.. predictors.Zip(synthetic, (p, codes) => p.Followed(codes))];
        var treeOptions = new TreeOptions { MinimumLeaf = options.MinimumLeaf, MinimumGain = 0, PredictorsPerSplit = (int)Math.Sqrt(predictors.Length) };
        var trees = new Tree[options.Trees];
        var votes = new int[2 * rows];
        var asked = new int[2 * rows];
        Parallel.For(0, trees.Length, _parallel, t =>
        {
            RandomStream own = stream.Fork(t);
            int[] bag = [.. Enumerable.Range(0, 2 * rows).Where(row => own.Uniform((ulong)row) < BagShare)];
            var inBag = new bool[2 * rows];
            foreach (int row in bag)
            {
                inBag[row] = true;
            }

            Tree tree = TreeGrower.Grow(all, new RealResponse(rows), bag, treeOptions, own.Fork("splits"), cancellation);
            int[] lead = [.. Enumerable.Range(0, tree.NodeCount).Select(node => Lead(tree.RowsOf(node)))];
            for (int row = 0; row < inBag.Length; row++)
            {
                if (!inBag[row])
                {
                    Interlocked.Add(ref votes[row], lead[tree.Leaf(all, row)]);
                    Interlocked.Increment(ref asked[row]);
                }
            }

            trees[t] = tree.Restocked(predictors, [.. Enumerable.Range(0, rows)], cancellation);
            progress.Step();
        });
        return (new Forest(trees), Accuracy(votes, asked));
    }

    /// <summary>1 where most rows are real, −1 where most are not, else 0.</summary>
    private int Lead(ReadOnlySpan<int> members)
    {
        int real = 0;
        foreach (int row in members)
        {
            real += row < rows ? 1 : 0;
        }

        return Math.Sign(2 * real - members.Length);
    }

    /// <summary>The share of rows that the majority of trees is right about; a tie counts as half.</summary>
    private double Accuracy(int[] votes, int[] asked)
    {
        double right = 0;
        int count = 0;
        for (int row = 0; row < votes.Length; row++)
        {
            if (asked[row] > 0)
            {
                int vote = row < rows ? votes[row] : -votes[row];
                right += vote > 0 ? 1 : vote == 0 ? 0.5 : 0;
                count++;
            }
        }

        return count > 0 ? right / count : 0.5;
    }
}
