using Harness.Tables;

namespace Harness.Metrics.Rules;

/// <summary>Looks for numbers and dates that stay in a range of their own beside each label, though many rows would be outside if the columns had nothing to do with each other.</summary>
internal static class BandSearch
{
    /// <summary>Tries every number and date with every label. O(n) a pair.</summary>
    public static void In(RealColumns real, RuleCandidates candidates, CancellationToken cancellation)
    {
        (ValueClasses Classes, int[] Kinds)[] labels =
        [
            .. from column in real.All
               let classes = ValueClasses.Of(column)
               where classes is { AreLabels: true }
               select (classes, classes.Kinds(column)),
        ];
        var few = labels.Select(l => l.Classes.Column).ToHashSet(StringComparer.Ordinal);
        for (int quantity = 0; quantity < real.Quantities.Count; quantity++)
        {
            QuantitativeColumn number = real.Quantities[quantity];
            foreach ((ValueClasses classes, int[] kinds) in labels)
            {
                cancellation.ThrowIfCancellationRequested();
                if (!few.Contains(number.Name) && !IsSaid(classes.Column, number.Name) && Find(real, quantity, classes, kinds, candidates) is { } rule)
                {
                    candidates.Keep(rule);
                }
            }
        }

        // What follows from a rule of both is not said again.
        bool IsSaid(string label, string number) => candidates.IsTold(label, number) || candidates.Kept.Any(rule => rule.Columns.Contains(label) && rule.Columns.Contains(number));
    }

    private static BandRule? Find(RealColumns real, int quantity, ValueClasses classes, int[] kinds, RuleCandidates candidates)
    {
        QuantitativeColumn number = real.Quantities[quantity];
        var ends = new Ends[classes.Count];
        for (int row = 0; row < kinds.Length; row++)
        {
            if (kinds[row] >= 0 && !number.IsMissing(row))
            {
                ends[kinds[row]].Add(number.Values[row]);
            }
        }

        double[] sorted = real.Sorted(quantity);
        var bands = new List<(Band Band, double Outside)>();
        int singles = 0;
        for (int kind = 0; kind < ends.Length; kind++)
        {
            candidates.Tried++;
            if (ends[kind].Count < RuleCandidates.FewestRows)
            {
                continue;
            }

            var band = Band.Around(kind, ends[kind].Least, ends[kind].Greatest, number.Schema, isPositive: sorted[0] >= 0);
            double outside = ends[kind].Count * ShareOutside(sorted, band.Low, band.High);
            if (outside >= RuleCandidates.FewestExpected)
            {
                singles += ends[kind].Singles(Band.Margin);
                bands.Add((band, outside));
            }
        }

        // One more could have been: of few rows, those that stay in a range say little of the next.
        return bands.Count == 0 || singles + 1 > UnseenRule.MostSingles * real.Rows
            ? null
            : new BandRule(classes, number.Schema, [.. bands.OrderByDescending(b => b.Outside).Select(b => b.Band)], singles);
    }

    private static double ShareOutside(double[] sorted, double low, double high) => 1 - (double)(Below(sorted, Math.BitIncrement(high)) - Below(sorted, low)) / sorted.Length;

    /// <summary>How many of ascending values are below one.</summary>
    private static int Below(double[] sorted, double value)
    {
        (int from, int to) = (0, sorted.Length);
        while (from < to)
        {
            int middle = (from + to) / 2;
            (from, to) = sorted[middle] < value ? (middle + 1, to) : (from, middle);
        }

        return from;
    }

    /// <summary>The two values at either end.</summary>
    private struct Ends
    {
        private double _second;
        private double _beforeLast;

        /// <summary>Number of values.</summary>
        public int Count { get; private set; }

        /// <summary>The least value.</summary>
        public double Least { get; private set; }

        /// <summary>The greatest.</summary>
        public double Greatest { get; private set; }

        /// <summary>Adds a value.</summary>
        public void Add(double value)
        {
            if (Count++ == 0)
            {
                (Least, _second, _beforeLast, Greatest) = (value, double.PositiveInfinity, double.NegativeInfinity, value);
                return;
            }

            (Least, _second) = value < Least ? (value, Least) : (Least, Math.Min(_second, value));
            (Greatest, _beforeLast) = value > Greatest ? (value, Greatest) : (Greatest, Math.Max(_beforeLast, value));
        }

        /// <summary>How many of the two outer values the range of all others, wider by a share of its width, would not hold.</summary>
        public readonly int Singles(double margin) =>
            (_second - Least > margin * (Greatest - _second) ? 1 : 0) + (Greatest - _beforeLast > margin * (_beforeLast - Least) ? 1 : 0);
    }
}
