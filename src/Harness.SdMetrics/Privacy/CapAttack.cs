using System.Runtime.InteropServices;
using Harness.SdMetrics.Encoding;

namespace Harness.SdMetrics.Privacy;

/// <summary>
/// The correct attribution probability of real rows: among the synthetic rows with a real row's key, the share that has
/// its sensitive value (Taub, Elliot et al., "Differential correct attribution probability for synthetic data", 2018).
/// </summary>
internal sealed class CapAttack
{
    private readonly (int[] Codes, int Size)[] _known;
    private readonly int _realRows;
    private readonly int[] _key;
    private readonly int[] _sensitive;
    private readonly int _keyCount;
    private readonly int _sensitiveCount;
    private readonly int[] _rowsOfKey;
    private readonly Dictionary<long, int> _rowsOfPair = [];
    private readonly int[] _example;

    /// <summary>Counts the synthetic rows of each key and of each pair of key and sensitive value.</summary>
    /// <param name="known">Codes of the columns of the key, real rows first.</param>
    /// <param name="sensitive">The sensitive value of each row, real rows first.</param>
    /// <param name="realRows">Number of real rows.</param>
    public CapAttack((int[] Codes, int Size)[] known, RowGroups sensitive, int realRows)
    {
        RowGroups keys = RowGroups.Of(known, sensitive.Group.Length);
        (_known, _realRows, _key, _keyCount) = (known, realRows, keys.Group, keys.Count);
        (_sensitive, _sensitiveCount) = (sensitive.Group, sensitive.Count);
        _rowsOfKey = new int[keys.Count];
        _example = new int[keys.Count];
        for (int row = 0; row < _key.Length; row++)
        {
            _example[_key[row]] = row;
            if (row >= realRows)
            {
                _rowsOfKey[_key[row]]++;
                CollectionsMarshal.GetValueRefOrAddDefault(_rowsOfPair, Pair(_key[row], _sensitive[row]), out _)++;
            }
        }
    }

    /// <summary>The mean over the real rows; NaN where none counts.</summary>
    public double MeanRisk(CapMethod method)
    {
        Dictionary<long, double> closest = method == CapMethod.GeneralizedCap ? RisksOfClosest() : [];
        double sum = 0;
        int count = 0;
        for (int row = 0; row < _realRows; row++)
        {
            long pair = Pair(_key[row], _sensitive[row]);
            int rows = _rowsOfKey[_key[row]];
            sum += rows > 0 ? (double)_rowsOfPair.GetValueOrDefault(pair) / rows : closest.GetValueOrDefault(pair);
            count += rows > 0 || method != CapMethod.Cap ? 1 : 0;
        }

        return sum / count;
    }

    private long Pair(int group, int sensitive) => (long)group * _sensitiveCount + sensitive;

    /// <summary>The risk of each pair of key and sensitive value in real rows whose key no synthetic row has.</summary>
    private Dictionary<long, double> RisksOfClosest()
    {
        var risks = new Dictionary<long, double>();
        for (int row = 0; row < _realRows; row++)
        {
            if (_rowsOfKey[_key[row]] == 0)
            {
                risks.TryAdd(Pair(_key[row], _sensitive[row]), double.NaN);
            }
        }

        long[] open = [.. risks.Keys];
        int synthetic = _rowsOfKey.Length - _rowsOfKey.AsSpan().Count(0);
        for (int differing = 1; open.Length > 0; differing++)
        {
            // Sets of columns to differ in, or all pairs of keys, whichever is less work.
            if (_known.Length >= 64 || Sets(_known.Length, differing) * _keyCount > (double)open.Length * synthetic)
            {
                foreach (long pair in open)
                {
                    risks[pair] = RiskByDistance(pair);
                }

                break;
            }

            open = Pool(risks, open, differing);
        }

        return risks;
    }

    /// <summary>
    /// Finds the pairs whose keys differ from a synthetic key in this many columns, and no fewer: for each set of the other
    /// columns, those that agree in it. A synthetic key agrees in one set only, so nothing is counted twice.
    /// </summary>
    /// <returns>The pairs that found none.</returns>
    private long[] Pool(Dictionary<long, double> risks, long[] open, int differing)
    {
        var right = new long[open.Length];
        var all = new long[open.Length];
        foreach (ulong set in SetsOf(_known.Length, differing))
        {
            RowGroups groups = RowGroups.Of(
                [.. _known.Where((_, i) => (set >> i & 1) == 0).Select(column => (Array.ConvertAll(_example, row => column.Codes[row]), column.Size))],
                _keyCount);
            var rowsOfGroup = new long[Math.Max(groups.Count, 1)];
            for (int key = 0; key < _keyCount; key++)
            {
                rowsOfGroup[groups.Group[key]] += _rowsOfKey[key];
            }

            var rowsOfPair = new Dictionary<long, long>();
            foreach ((long pair, int rows) in _rowsOfPair)
            {
                (long key, long sensitive) = Math.DivRem(pair, _sensitiveCount);
                CollectionsMarshal.GetValueRefOrAddDefault(rowsOfPair, Pair(groups.Group[key], (int)sensitive), out _) += rows;
            }

            for (int i = 0; i < open.Length; i++)
            {
                (long key, long sensitive) = Math.DivRem(open[i], _sensitiveCount);
                all[i] += rowsOfGroup[groups.Group[key]];
                right[i] += rowsOfPair.GetValueOrDefault(Pair(groups.Group[key], (int)sensitive));
            }
        }

        for (int i = 0; i < open.Length; i++)
        {
            risks[open[i]] = all[i] == 0 ? double.NaN : (double)right[i] / all[i];
        }

        return [.. open.Where((_, i) => all[i] == 0)];
    }

    private double RiskByDistance(long pair)
    {
        (long key, long sensitive) = Math.DivRem(pair, _sensitiveCount);
        int closest = int.MaxValue;
        long right = 0;
        long all = 0;
        for (int other = 0; other < _keyCount; other++)
        {
            int distance = _rowsOfKey[other] == 0 ? int.MaxValue : Distance(_example[key], _example[other]);
            if (distance < closest)
            {
                (closest, right, all) = (distance, 0, 0);
            }

            if (distance == closest && distance < int.MaxValue)
            {
                all += _rowsOfKey[other];
                right += _rowsOfPair.GetValueOrDefault(Pair(other, (int)sensitive));
            }
        }

        return (double)right / all;
    }

    private int Distance(int row, int other)
    {
        int distance = 0;
        foreach ((int[] codes, _) in _known)
        {
            distance += codes[row] == codes[other] ? 0 : 1;
        }

        return distance;
    }

    /// <summary>Number of sets of this size.</summary>
    private static double Sets(int columns, int size)
    {
        double sets = 1;
        for (int i = 0; i < size; i++)
        {
            sets *= (columns - i) / (i + 1.0);
        }

        return sets;
    }

    /// <summary>The sets themselves, as bits, in ascending order (Gosper's rule).</summary>
    private static IEnumerable<ulong> SetsOf(int columns, int size)
    {
        ulong end = 1ul << columns;
        for (ulong set = (1ul << size) - 1; set < end;)
        {
            yield return set;
            ulong lowest = set & (~set + 1);
            ulong carried = set + lowest;
            set = ((carried ^ set) >>> 2) / lowest | carried;
        }
    }
}
