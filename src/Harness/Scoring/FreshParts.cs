using System.Text.Json.Serialization;
using Harness.Statistics;

namespace Harness.Scoring;

/// <summary>
/// What fresh real rows get by chance of each part of a metric: of each column, pair or triple. Chance moves some parts much farther than
/// others (a triple of numbers has a thousand cells, one of labels eight), so that the worst one is the one that is farthest out for what it is.
/// </summary>
/// <param name="Parts">Mean and standard deviation of each part, by its label.</param>
/// <param name="Largest">The largest standardised deviation of all parts, over the splits.</param>
public sealed record FreshParts(IReadOnlyDictionary<string, FreshParts.Part> Parts, FreshRows Largest)
{
    // The scatter of a part that hardly ever moves is hardly known.
    private const double LeastOfUsual = 0.1;

    /// <summary>What so many splits tell of the parts; <see langword="null"/> where no part scatters.</summary>
    /// <param name="metric">The metric's id.</param>
    /// <param name="rows">Rows of either side.</param>
    /// <param name="splits">The parts at each split, at least two; one that a split lacks is left out.</param>
    internal static FreshParts? Of(string metric, int rows, IReadOnlyList<PartValues> splits)
    {
        (string Label, double[] Uncut, Part Part)[] whole = [.. ByPart(splits).Select(v => (v.Label, v.Uncut, Measured(v.Values, v.Uncut)))];
        if (whole.Length == 0 || !whole.Any(w => w.Part.Deviation > 0))
        {
            return null;
        }

        double least = LeastOfUsual * whole.Average(w => w.Part.Deviation);
        var largest = new double[splits.Count];
        Array.Fill(largest, double.NegativeInfinity);
        var parts = new Dictionary<string, Part>(whole.Length, StringComparer.Ordinal);
        foreach ((string label, double[] uncut, Part measured) in whole)
        {
            Part part = measured with { Deviation = Math.Max(least, measured.Deviation) };
            parts.Add(label, part);
            for (int split = 0; split < largest.Length; split++)
            {
                largest[split] = Math.Max(largest[split], part.Deviations(uncut[split]));
            }
        }

        return new FreshParts(parts, FreshRows.Of(metric, rows, largest, 0, 0));
    }

    private static Part Measured(double[] values, double[] uncut)
    {
        var part = new Part(Moments.Mean(values), Moments.StandardDeviation(uncut));
        return ReferenceEquals(values, uncut) ? part : part with { Centre = Moments.Mean(uncut) };
    }

    /// <summary>The values over the splits of each part that every split has, in the order of the first; uncut ones are the same array where none was cut.</summary>
    private static IEnumerable<(string Label, double[] Values, double[] Uncut)> ByPart(IReadOnlyList<PartValues> splits)
    {
        string[] labels = [.. splits[0].Labels()];
        bool isCut = splits.Any(s => s.Uncut != s.Values);
        if (splits.All(s => s.HasPartsOf(splits[0])) && labels.Distinct(StringComparer.Ordinal).Count() == labels.Length)
        {
            return labels.Select((label, part) => Both(label, splits.Select(s => part)));
        }

        Dictionary<string, int>[] each = [.. splits.Select(s => s.Labels().Select((label, part) => (label, part)).DistinctBy(p => p.label).ToDictionary(p => p.label, p => p.part, StringComparer.Ordinal))];
        return each[0].Keys.Where(label => Array.TrueForAll(each, e => e.ContainsKey(label))).Select(label => Both(label, each.Select(e => e[label])));

        (string, double[], double[]) Both(string label, IEnumerable<int> places)
        {
            double[] values = [.. splits.Zip(places, (s, place) => s.Values[place])];
            return (label, values, isCut ? [.. splits.Zip(places, (s, place) => s.Uncut[place])] : values);
        }
    }

    /// <summary>The same at other numbers of rows.</summary>
    /// <param name="ideal">The value of a perfect table.</param>
    /// <param name="mean">The factor of the distance of means from the ideal.</param>
    /// <param name="deviation">The factor of standard deviations.</param>
    internal FreshParts Scaled(double ideal, double mean, double deviation) =>
        this with { Parts = Parts.ToDictionary(p => p.Key, p => p.Value.Scaled(ideal, mean, deviation), StringComparer.Ordinal) };

    /// <summary>What fresh real rows get of one part.</summary>
    /// <param name="Mean">The mean over the splits.</param>
    /// <param name="Deviation">The standard deviation, above 0, of values before those better than the ideal are cut off.</param>
    public sealed record Part(double Mean, double Deviation)
    {
        /// <summary>The mean before values better than the ideal were cut off; <see langword="null"/> where none are.</summary>
        [JsonInclude]
        internal double? Centre { get; init; }

        /// <summary>How many standard deviations a value is above the mean, values better than the ideal counted as they are.</summary>
        /// <param name="value">A value of the part.</param>
        public double Deviations(double value) => (value - (Centre ?? Mean)) / Deviation;

        /// <summary>The value that is so many standard deviations above the mean.</summary>
        /// <param name="deviations">The number.</param>
        internal double At(double deviations) => (Centre ?? Mean) + deviations * Deviation;

        /// <summary>The same at other numbers of rows.</summary>
        internal Part Scaled(double ideal, double mean, double deviation) =>
            new(ideal + mean * (Mean - ideal), deviation * Deviation) { Centre = ideal + mean * (Centre - ideal) };
    }
}
