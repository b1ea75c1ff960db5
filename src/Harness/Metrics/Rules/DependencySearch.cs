using Harness.Datasets.Rules;
using Harness.Metrics.Contingency;
using Harness.Tables;

namespace Harness.Metrics.Rules;

/// <summary>Looks for columns that follow from another one: the country from the city.</summary>
internal sealed class DependencySearch
{
    private const int MostKeys = 10_000;

    // More different numbers are amounts, of which a frequent one says more by itself: no points, no member.
    private const int MostNumbers = 50;

    private readonly RealColumns _real;
    private readonly RuleCandidates _candidates;
    private readonly Codes?[] _keys;
    private readonly int[][] _values;
    private readonly int[]?[] _shuffled;

    /// <summary>Prepares the columns. O(n) a column.</summary>
    /// <param name="real">The columns.</param>
    /// <param name="candidates">Takes what is found.</param>
    public DependencySearch(RealColumns real, RuleCandidates candidates)
    {
        (_real, _candidates) = (real, candidates);
        _keys = [.. real.All.Select(c => Codes.Of(c, Math.Min(MostKeys, real.Rows / DependencyRule.FewestRows)))];
        _values = [.. real.All.Select((c, i) => _keys[i]?.Rows ?? new ValueCodes().Learn(c))];
        _shuffled = new int[_keys.Length][];
    }

    /// <summary>Tries every column as a key of every other. O(1) a pair where nothing follows nearly, else O(n).</summary>
    /// <param name="ofAmounts">Whether numbers and dates of many values are keys, or else labels and few numbers.</param>
    /// <param name="cancellation">Ends the search.</param>
    public void Run(bool ofAmounts, CancellationToken cancellation)
    {
        foreach (int[] pair in ColumnSets.Of(_keys.Length, 2))
        {
            cancellation.ThrowIfCancellationRequested();
            if (Try(pair[0], pair[1], ofAmounts) | Try(pair[1], pair[0], ofAmounts))
            {
                _candidates.Tell(_real.All[pair[0]].Name, _real.All[pair[1]].Name);
            }
        }
    }

    private bool Try(int key, int other, bool ofAmounts)
    {
        (string a, string b) = (_real.All[key].Name, _real.All[other].Name);
        if (_keys[key] is not { } codes || (_real.All[key] is not CategoricalColumn && codes.Counts.Length - 1 > MostNumbers) != ofAmounts || _candidates.IsTold(a, b))
        {
            return false;
        }

        _candidates.Tried++;
        int broken = Broken(codes, _values[other], _candidates.Most);
        if (broken > _candidates.Most || !AreTwo(codes, _values[other]) || Broken(codes, _shuffled[other] ??= _real.Shuffle(_values[other]), RuleCandidates.FewestExpected - 1) < RuleCandidates.FewestExpected)
        {
            return false;
        }

        _candidates.Add(broken, () => new DependencyRule(a, b));
        return broken == 0;
    }

    /// <summary>Rows whose value is another than that of the first row of their key, among keys of enough rows; counting ends above <paramref name="most"/>.</summary>
    private static int Broken(Codes keys, int[] values, int most)
    {
        var first = new int[keys.Counts.Length];
        int broken = 0;
        for (int row = 0; row < values.Length && broken <= most; row++)
        {
            int key = keys.Rows[row];
            if (key > 0 && values[row] > 0 && keys.Counts[key] >= DependencyRule.FewestRows)
            {
                first[key] = first[key] == 0 ? values[row] : first[key];
                broken += first[key] == values[row] ? 0 : 1;
            }
        }

        return broken;
    }

    // What is always the same beside a key, and differs where there is none, follows from no key.
    private static bool AreTwo(Codes keys, int[] values)
    {
        int first = 0;
        for (int row = 0; row < values.Length; row++)
        {
            if (keys.Rows[row] > 0 && values[row] > 0)
            {
                if (first != 0 && values[row] != first)
                {
                    return true;
                }

                first = values[row];
            }
        }

        return false;
    }

    /// <summary>A column whose values repeat.</summary>
    private sealed record Codes(int[] Rows, int[] Counts)
    {
        public static Codes? Of(Column column, int most)
        {
            if (column is CategoricalColumn labels ? labels.Levels.Count > most : AreMore(((QuantitativeColumn)column).Values, most))
            {
                return null;
            }

            int[] rows = new ValueCodes().Learn(column);
            var counts = new int[rows.Length == 0 ? 1 : rows.Max() + 1];
            foreach (int code in rows)
            {
                counts[code]++;
            }

            // A constant says nothing of others.
            return counts.Skip(1).Count(c => c >= DependencyRule.FewestRows) > 1 ? new Codes(rows, counts) : null;
        }

        private static bool AreMore(ReadOnlySpan<double> values, int most)
        {
            var seen = new HashSet<double>();
            foreach (double value in values)
            {
                if (!double.IsNaN(value) && seen.Add(value) && seen.Count > most)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
