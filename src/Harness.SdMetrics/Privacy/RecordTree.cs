using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Harness.SdMetrics.Privacy;

/// <summary>
/// The reference points of a <see cref="RecordSpace"/> in nested boxes, to find the closest without looking at all: a box
/// farther away than the closest so far is passed by. Points lie in blocks of 16, column by column, so that one
/// instruction compares eight of them.
/// </summary>
internal sealed class RecordTree
{
    private const int BlockRows = 16;
    private const int LeafRows = 32;
    private const int SampleRows = 64;
    private const float Nowhere = 1e30f;

    private readonly RecordSpace _space;
    private readonly Node[] _nodes;
    private readonly float[] _boxes;
    private readonly int[] _order;
    private readonly float[] _blocks;
    private readonly int _depth;

    public RecordTree(RecordSpace space)
    {
        _space = space;
        var builder = new Builder(space);
        builder.Build(0, space.ReferenceCount, 0);
        _nodes = [.. builder.Nodes];
        _boxes = [.. builder.Boxes];
        _depth = builder.Depth;

        _order = new int[builder.BlockCount * BlockRows];
        _order.AsSpan().Fill(-1);
        _blocks = new float[(long)builder.BlockCount * BlockRows * space.ColumnCount];
        _blocks.AsSpan().Fill(Nowhere);
        foreach (Node leaf in _nodes.Where(node => node.Near < 0))
        {
            for (int i = 0; i < leaf.Count; i++)
            {
                int place = leaf.Block * BlockRows + i;
                _order[place] = builder.Order[leaf.First + i];
                ReadOnlySpan<float> point = space.Reference.AsSpan(_order[place] * space.Stride, space.ColumnCount);
                for (int column = 0; column < point.Length; column++)
                {
                    _blocks[((long)(place / BlockRows) * point.Length + column) * BlockRows + place % BlockRows] = point[column];
                }
            }
        }
    }

    /// <summary>A searcher, one for each thread.</summary>
    public Search Searcher() => new(this);

    private static int Blocks(int rows) => (rows + BlockRows - 1) / BlockRows;

    /// <summary>A box: two further ones, or a leaf of rows in blocks of their own.</summary>
    private readonly record struct Node(int Near, int Far, int First, int Count, int Block);

    private sealed class Builder(RecordSpace space)
    {
        public int[] Order { get; } = [.. Enumerable.Range(0, space.ReferenceCount)];

        public List<Node> Nodes { get; } = [];

        /// <summary>The lower ends of each node's box, then its upper ends.</summary>
        public List<float> Boxes { get; } = [];

        public int BlockCount { get; private set; }

        public int Depth { get; private set; }

        /// <summary>Makes the node of some rows and all below it, and returns its number.</summary>
        public int Build(int first, int count, int depth)
        {
            int node = Nodes.Count;
            AddBox(Order.AsSpan(first, count));
            Nodes.Add(new Node(-1, -1, first, count, BlockCount));
            Depth = Math.Max(Depth, depth);
            int left = count <= LeafRows ? 0 : Split(node, first, count);
            if (left == 0)
            {
                BlockCount += Blocks(count);
                return node;
            }

            int near = Build(first, left, depth + 1);
            int far = Build(first + left, count - left, depth + 1);
            Nodes[node] = new Node(near, far, first, count, 0);
            return node;
        }

        private ReadOnlySpan<float> Point(int row) => space.Reference.AsSpan(row * space.Stride, space.Stride);

        private void AddBox(ReadOnlySpan<int> rows)
        {
            int start = Boxes.Count;
            CollectionsMarshal.SetCount(Boxes, start + 2 * space.Stride);
            Span<float> low = CollectionsMarshal.AsSpan(Boxes).Slice(start, space.Stride);
            Span<float> high = CollectionsMarshal.AsSpan(Boxes).Slice(start + space.Stride, space.Stride);
            Point(rows[0]).CopyTo(low);
            Point(rows[0]).CopyTo(high);
            foreach (int row in rows[1..])
            {
                ReadOnlySpan<float> point = Point(row);
                for (int column = 0; column < point.Length; column++)
                {
                    low[column] = Math.Min(low[column], point[column]);
                    high[column] = Math.Max(high[column], point[column]);
                }
            }
        }

        /// <summary>Parts the rows of a node near the middle of the column in which they differ most.</summary>
        /// <returns>The number of rows in the first part; 0 where all rows are equal.</returns>
        private int Split(int node, int first, int count)
        {
            int best = -1;
            double widest = -1;
            for (int column = 0; column < space.ColumnCount; column++)
            {
                int place = 2 * node * space.Stride + column;
                double width = Boxes[place] < Boxes[place + space.Stride] ? Spread(Order.AsSpan(first, count), column) : -1;
                (best, widest) = width > widest ? (column, width) : (best, widest);
            }

            if (best < 0)
            {
                return 0;
            }

            var keys = new float[count];
            for (int i = 0; i < count; i++)
            {
                keys[i] = Point(Order[first + i])[best];
            }

            keys.AsSpan().Sort(Order.AsSpan(first, count));
            return Cut(keys);
        }

        /// <summary>The mean distance of neighbours in an evenly spaced sample.</summary>
        private double Spread(ReadOnlySpan<int> rows, int column)
        {
            double step = Math.Max(1, rows.Length / (double)SampleRows);
            float previous = Point(rows[^1])[column];
            double sum = 0;
            int count = 0;
            for (double place = 0; place < rows.Length; place += step, count++)
            {
                float value = Point(rows[(int)place])[column];
                sum += Math.Min(Math.Abs(value - previous), 1);
                previous = value;
            }

            return sum / count;
        }

        /// <summary>The place closest to the middle where a new value begins; there is one.</summary>
        private static int Cut(float[] sorted)
        {
            int middle = sorted.Length / 2;
            int up = middle;
            while (up < sorted.Length && sorted[up] == sorted[up - 1])
            {
                up++;
            }

            int down = middle;
            while (down > 0 && sorted[down] == sorted[down - 1])
            {
                down--;
            }

            return down == 0 || (up < sorted.Length && up - middle <= middle - down) ? up : down;
        }
    }

    /// <summary>Finds closest rows; not for several threads at once.</summary>
    internal sealed class Search(RecordTree tree)
    {
        private readonly RecordSpace _space = tree._space;
        private readonly Node[] _nodes = tree._nodes;
        private readonly float[] _boxes = tree._boxes;
        private readonly (int Node, float Bound)[] _open = new (int, float)[tree._depth + 2];

        /// <summary>The exact distance of a row of the data to the closest reference row, as a sum over the columns.</summary>
        public double Closest(int row)
        {
            ReadOnlySpan<float> point = _space.Data.AsSpan(row * _space.Stride, _space.Stride);
            double closest = double.PositiveInfinity;
            float limit = float.PositiveInfinity;
            int open = 0;
            _open[open++] = (0, 0);
            while (open > 0 && closest > 0)
            {
                (int number, float bound) = _open[--open];
                if (bound >= limit)
                {
                    continue;
                }

                Node node = _nodes[number];
                if (node.Near < 0)
                {
                    Visit(node, row, point, ref closest, ref limit);
                    continue;
                }

                float near = Bound(node.Near, point);
                float far = Bound(node.Far, point);
                bool nearFirst = near <= far;
                _open[open++] = nearFirst ? (node.Far, far) : (node.Near, near);
                _open[open++] = nearFirst ? (node.Near, near) : (node.Far, far);
            }

            return closest;
        }

        private void Visit(Node leaf, int row, ReadOnlySpan<float> point, ref double closest, ref float limit)
        {
            for (int block = leaf.Block; block < leaf.Block + Blocks(leaf.Count); block++)
            {
                for (uint candidates = Candidates(block, point, limit); candidates != 0; candidates &= candidates - 1)
                {
                    int reference = tree._order[block * BlockRows + BitOperations.TrailingZeroCount(candidates)];
                    double distance = reference < 0 ? double.PositiveInfinity : _space.Distance(row, reference);
                    if (distance < closest)
                    {
                        closest = distance;
                        limit = Limit(distance);
                    }
                }
            }
        }

        /// <summary>A point at this distance or farther is no closer than an exact distance.</summary>
        private float Limit(double distance) => _space.Error == 0 ? (float)distance : MathF.BitIncrement((float)distance + _space.Error);

        /// <summary>The smallest distance of a point to any point of a box.</summary>
        private float Bound(int node, ReadOnlySpan<float> point)
        {
            ref float p = ref MemoryMarshal.GetReference(point);
            ref float low = ref _boxes[2 * node * _space.Stride];
            ref float high = ref Unsafe.Add(ref low, _space.Stride);
            Vector256<float> sum = default;
            for (nuint i = 0; i < (nuint)_space.Stride; i += RecordSpace.Lanes)
            {
                Vector256<float> at = Vector256.LoadUnsafe(ref p, i);
                Vector256<float> outside = Vector256.MaxNative(Vector256.LoadUnsafe(ref low, i) - at, at - Vector256.LoadUnsafe(ref high, i));
                sum += Vector256.MinNative(Vector256.MaxNative(outside, default), Vector256<float>.One);
            }

            return Vector256.Sum(sum);
        }

        /// <summary>The rows of a block whose points are closer than a limit, one bit each.</summary>
        private uint Candidates(int block, ReadOnlySpan<float> point, float limit)
        {
            ref float at = ref tree._blocks[(long)block * BlockRows * _space.ColumnCount];
            Vector256<float> first = default;
            Vector256<float> second = default;
            for (int column = 0; column < _space.ColumnCount; column++)
            {
                Vector256<float> value = Vector256.Create(point[column]);
                first += Vector256.MinNative(Vector256.Abs(Vector256.LoadUnsafe(ref at) - value), Vector256<float>.One);
                second += Vector256.MinNative(Vector256.Abs(Vector256.LoadUnsafe(ref at, 8) - value), Vector256<float>.One);
                at = ref Unsafe.Add(ref at, BlockRows);
            }

            Vector256<float> bound = Vector256.Create(limit);
            return Vector256.LessThan(first, bound).ExtractMostSignificantBits()
                | (Vector256.LessThan(second, bound).ExtractMostSignificantBits() << 8);
        }
    }
}
