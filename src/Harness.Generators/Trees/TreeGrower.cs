using Harness.Generators.Donors;
using Harness.Random;

namespace Harness.Generators.Trees;

/// <summary>
/// Grows a classification or regression tree: in every node the split with the greatest gain over all predictors, depth first. Rows are
/// sorted once for each predictor, and stable partitions keep them sorted. Labels are sorted in each node by their mean response;
/// labels with fewer rows than a leaf needs count as one, so that a tree cannot learn a single row by its label.
/// </summary>
/// <remarks>L. Breiman, J. Friedman, R. Olshen, C. Stone, <i>Classification and Regression Trees</i>, 1984.</remarks>
internal sealed class TreeGrower
{
    private readonly IReadOnlyList<Predictor> _predictors;
    private readonly Response _response;
    private readonly TreeOptions _options;
    private readonly RandomStream _stream;
    private readonly CancellationToken _cancellation;
    private readonly Tree _tree;
    private readonly int[][] _sorted;
    private readonly int[] _scratch;
    private readonly int[] _keys;
    private readonly double[] _scores;
    private readonly bool[] _goesLeft;

    // By label of the predictor at hand; sizes are 0 between calls, the other entries of labels that a node lacks are stale.
    private readonly double[] _sums;
    private readonly int[] _sizes;
    private readonly int[] _ranks;

    // The labels of the node that have enough rows, by ascending mean.
    private readonly int[] _common;
    private readonly double[] _means;
    private readonly int[] _next;
    private int _commonCount;
    private int _rareRank;
    private bool _hasRare;

    private TreeGrower(IReadOnlyList<Predictor> predictors, Response response, int[] rows, TreeOptions options, RandomStream stream, CancellationToken cancellation)
    {
        _predictors = predictors;
        _response = response;
        _options = options;
        _stream = stream;
        _cancellation = cancellation;
        _tree = new Tree { Rows = rows };
        _sorted = [.. predictors.Select(p => Sorted(p, rows))];
        _scratch = new int[rows.Length];
        int train = predictors.Count > 0 ? predictors[0].Codes.Length : 0;
        int levels = predictors.Where(p => !p.IsOrdered).Select(p => p.LevelCount).DefaultIfEmpty(0).Max();
        _keys = new int[train];
        _scores = new double[train];
        _goesLeft = new bool[train];
        _sums = new double[levels];
        _sizes = new int[levels];
        _ranks = new int[levels];
        _common = new int[levels];
        _means = new double[levels];
        _next = new int[levels + 2];
    }

    /// <summary>Grows a tree. O(predictors · n · depth).</summary>
    /// <param name="predictors">Columns that the tree may split on.</param>
    /// <param name="response">The number or class that the tree explains.</param>
    /// <param name="rows">The train rows to learn from, ascending; the array becomes the tree's.</param>
    /// <param name="options">The limits at which the tree stops growing.</param>
    /// <param name="stream">Source of the random choice of predictors; not read where every split is chosen from all.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static Tree Grow(IReadOnlyList<Predictor> predictors, Response response, int[] rows, TreeOptions options, RandomStream stream, CancellationToken cancellation) =>
        new TreeGrower(predictors, response, rows, options, stream, cancellation).Grow();

    private int[] Sorted(Predictor predictor, int[] rows)
    {
        _cancellation.ThrowIfCancellationRequested();
        return predictor.IsOrdered ? predictor.Sort(rows) : [];
    }

    private Tree Grow()
    {
        int[] rows = _tree.Rows;
        var open = new Stack<(int Node, int Start, int Count)>();
        open.Push((_tree.Add(0, rows.Length), 0, rows.Length));
        double least = 0;
        while (open.TryPop(out var next))
        {
            (int node, int start, int count) = next;
            if (count < 2 * _options.MinimumLeaf)
            {
                continue;
            }

            double impurity = _response.Enter(rows.AsSpan(start, count));
            least = node == 0 ? _options.MinimumGain * impurity : least;
            if (impurity <= 0 || Best(node, start, count, least) is not { } best)
            {
                continue;
            }

            Divide(best, start, count);
            int left = _tree.Divide(node, best.Predictor, best.Split, best.Left);
            open.Push((left + 1, start + best.Left, count - best.Left));
            open.Push((left, start, best.Left));
        }

        return _tree;
    }

    private Candidate? Best(int node, int start, int count, double least)
    {
        int best = -1;
        int left = 0;
        double gain = least;
        int[]? chosen = _options.PredictorsPerSplit < _predictors.Count ? _stream.Fork(node).Permutation(_predictors.Count) : null;
        for (int i = 0; i < _predictors.Count && (best < 0 || i < _options.PredictorsPerSplit); i++)
        {
            _cancellation.ThrowIfCancellationRequested();
            int p = chosen?[i] ?? i;
            (double gained, int cut) = _predictors[p].IsOrdered
                ? _response.BestCut(_sorted[p].AsSpan(start, count), _predictors[p].Codes, _options.MinimumLeaf)
                : _response.BestCut(SortLabels(p, start, count), _keys, _options.MinimumLeaf);
            if (gained > gain)
            {
                (best, left, gain) = (p, cut, gained);
            }
        }

        return best < 0 ? null
            : _predictors[best].IsOrdered ? AtNumber(best, start, left)
            : AmongLabels(best, start, count, left);
    }

    /// <summary>
    /// The rows of a node by ascending rank of their label; the ranks are left in <see cref="_keys"/>. All rare labels
    /// share one rank, the place of their common mean.
    /// </summary>
    private ReadOnlySpan<int> SortLabels(int predictor, int start, int count)
    {
        int[] codes = _predictors[predictor].Codes;
        ReadOnlySpan<int> rows = _tree.Rows.AsSpan(start, count);
        _response.Score(rows, codes, _predictors[predictor].LevelCount, _scores);
        int occurring = 0;
        foreach (int row in rows)
        {
            int code = codes[row];
            if (_sizes[code]++ == 0)
            {
                _common[occurring++] = code;
                _sums[code] = 0;
            }

            _sums[code] += _scores[row];
        }

        double rareSum = 0;
        int rareSize = 0;
        _commonCount = 0;
        for (int i = 0; i < occurring; i++)
        {
            int code = _common[i];
            if (_sizes[code] >= _options.MinimumLeaf)
            {
                _means[_commonCount] = _sums[code] / _sizes[code];
                _common[_commonCount++] = code;
            }
            else
            {
                rareSum += _sums[code];
                rareSize += _sizes[code];
                _ranks[code] = -1;
            }

            _sizes[code] = 0;
        }

        Array.Sort(_means, _common, 0, _commonCount);
        _hasRare = rareSize > 0;
        _rareRank = 0;
        while (_hasRare && _rareRank < _commonCount && _means[_rareRank] < rareSum / rareSize)
        {
            _rareRank++;
        }

        for (int i = 0; i < _commonCount; i++)
        {
            _ranks[_common[i]] = i < _rareRank ? i : i + 1;
        }

        Span<int> next = _next.AsSpan(0, _commonCount + 2);
        next.Clear();
        foreach (int row in rows)
        {
            int rank = _ranks[codes[row]];
            _keys[row] = rank < 0 ? _rareRank : rank;
            next[_keys[row] + 1]++;
        }

        for (int i = 1; i < next.Length; i++)
        {
            next[i] += next[i - 1];
        }

        foreach (int row in rows)
        {
            _scratch[next[_keys[row]]++] = row;
        }

        return _scratch.AsSpan(0, count);
    }

    private Candidate AtNumber(int predictor, int start, int left)
    {
        Predictor numbers = _predictors[predictor];
        int low = numbers.Codes[_sorted[predictor][start + left - 1]];
        int high = numbers.Codes[_sorted[predictor][start + left]];
        return new Candidate(predictor, Split.At(numbers.Between(low, high)), left);
    }

    private Candidate AmongLabels(int predictor, int start, int count, int left)
    {
        ReadOnlySpan<int> rows = SortLabels(predictor, start, count);
        int lastLeft = _keys[rows[left - 1]];

        // Labels that do not occur here follow the rare ones, or else the larger side.
        bool restGoesLeft = _hasRare ? _rareRank <= lastLeft : 2 * left > count;
        int[] labels = [.. _common.Take(_commonCount).Where(code => _ranks[code] <= lastLeft != restGoesLeft).Order()];
        return new Candidate(predictor, Split.Labels(labels, !restGoesLeft), left);
    }

    private void Divide(Candidate best, int start, int count)
    {
        Predictor predictor = _predictors[best.Predictor];
        Span<int> rows = _tree.Rows.AsSpan(start, count);
        foreach (int row in rows)
        {
            _goesLeft[row] = best.Split.GoesLeft(predictor.Cell(predictor.Codes[row]));
        }

        Partition(rows);
        for (int p = 0; p < _sorted.Length; p++)
        {
            if (_predictors[p].IsOrdered)
            {
                Partition(_sorted[p].AsSpan(start, count));
            }
        }
    }

    private void Partition(Span<int> rows)
    {
        int left = 0;
        int right = 0;
        foreach (int row in rows)
        {
            if (_goesLeft[row])
            {
                rows[left++] = row;
            }
            else
            {
                _scratch[right++] = row;
            }
        }

        _scratch.AsSpan(0, right).CopyTo(rows[left..]);
    }

    private sealed record Candidate(int Predictor, Split Split, int Left);
}
