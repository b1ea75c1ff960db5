using System.Numerics;
using System.Runtime.CompilerServices;
using Harness.Distances;
using Harness.Statistics;

namespace Harness.Metrics.Copying;

/// <summary>
/// How often the synthetic rows that are nearest to a row in all other columns have its label: the attack on an attribute
/// by someone who knows everything else. Ties share the guess. Of ordinal labels only the right one counts, not one near to it.
/// </summary>
internal struct LabelGuesses : IDistanceVisitor
{
    private readonly RowPoints _targets;
    private readonly RowPoints _synthetic;
    private readonly int[] _labels;

    // Of each target and label: the nearest synthetic rows with that label, and those with another; how many tie.
    private readonly Nearest[] _same;
    private readonly Nearest[] _other;

    private LabelGuesses(RowPoints targets, RowPoints synthetic, int[] labels)
    {
        (_targets, _synthetic, _labels) = (targets, synthetic, labels);
        _same = new Nearest[targets.Count * labels.Length];
        _other = new Nearest[_same.Length];
        Array.Fill(_same, new Nearest(double.PositiveInfinity, 0));
        Array.Fill(_other, new Nearest(double.PositiveInfinity, 0));
        Shares = new double[labels.Length];
    }

    /// <summary>The share of right guesses of each label, 0 where there is no synthetic row.</summary>
    public double[] Shares { get; }

    /// <summary>Standard error of the mean of <see cref="Shares"/> over targets.</summary>
    public double Error { get; private set; }

    /// <summary>Makes the guesses. O(targets · synthetic · axes).</summary>
    /// <param name="targets">The rows under attack, at least two.</param>
    /// <param name="synthetic">The rows that the attacker has.</param>
    /// <param name="labels">The axes to guess.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static LabelGuesses Of(RowPoints targets, RowPoints synthetic, int[] labels, CancellationToken cancellation)
    {
        var guesses = new LabelGuesses(targets, synthetic, labels);
        RowDistances.Visit(targets, synthetic, ref guesses, cancellation);
        guesses.Count();
        return guesses;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Visit(int from, int to, uint there, Lanes distances)
    {
        ReadOnlySpan<double> row = _targets.Row(from);
        ReadOnlySpan<double> block = _synthetic.Block(to);
        for (int i = 0; i < _labels.Length; i++)
        {
            int axis = _labels[i];
            Lanes places = Lanes.Load(block[(axis * Lanes.Count)..]);
            uint same = places.Equal(row[axis]);
            int place = from * _labels.Length + i;
            _same[place].Add(distances, same & there);
            _other[place].Add(_targets.IsLabel[axis] ? distances : distances - RowDistances.OfNumbers(places, row[axis]), ~same & there);
        }
    }

    private void Count()
    {
        var ofTarget = new double[_targets.Count];
        for (int target = 0; target < ofTarget.Length; target++)
        {
            for (int i = 0; i < Shares.Length; i++)
            {
                Nearest same = _same[target * Shares.Length + i];
                Nearest other = _other[target * Shares.Length + i];

                // The label itself is no part of the distance: another label counts one unit less. That of an ordinal one is taken off already.
                double otherDistance = _targets.IsLabel[_labels[i]] ? other.Distance - RowPoints.Unit : other.Distance;
                double right = same.Distance <= otherDistance ? same.Count : 0;
                double wrong = otherDistance <= same.Distance ? other.Count : 0;
                double share = right + wrong > 0 ? right / (right + wrong) : 0;
                Shares[i] += share;
                ofTarget[target] += share / Shares.Length;
            }
        }

        foreach (ref double share in Shares.AsSpan())
        {
            share /= ofTarget.Length;
        }

        Error = Moments.StandardDeviation(ofTarget) / Math.Sqrt(ofTarget.Length);
    }

    private struct Nearest(double distance, int count)
    {
        public double Distance { get; private set; } = distance;

        public int Count { get; private set; } = count;

        /// <summary>Takes the distances of the lanes in a mask.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(Lanes distances, uint lanes)
        {
            uint near = distances.AtMost(Distance) & lanes;
            if (near == 0)
            {
                return;
            }

            uint nearer = distances.Below(Distance) & lanes;
            if (nearer != 0)
            {
                near = MoveTo(nearer, distances) & lanes;
            }

            Count += BitOperations.PopCount(near);
        }

        /// <summary>Moves to the nearest of some lanes; the mask of all lanes as near.</summary>
        private uint MoveTo(uint nearer, Lanes distances)
        {
            Span<double> each = stackalloc double[Lanes.Count];
            distances.Store(each);
            for (; nearer != 0; nearer &= nearer - 1)
            {
                Distance = Math.Min(Distance, each[BitOperations.TrailingZeroCount(nearer)]);
            }

            Count = 0;
            return distances.Equal(Distance);
        }
    }
}
