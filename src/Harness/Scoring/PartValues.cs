using Harness.Metrics;

namespace Harness.Scoring;

/// <summary>The parts of a metric at one split, as columns: of 500 columns there are 125,000 pairs, times 200 splits.</summary>
internal sealed class PartValues
{
    private readonly string[] _names;
    private readonly string?[] _others;

    private PartValues(string[] names, string?[] others, double[] values, double[] uncut) => (_names, _others, Values, Uncut) = (names, others, values, uncut);

    /// <summary>The value of each part.</summary>
    public double[] Values { get; }

    /// <summary>The same before what is better than the ideal was cut off.</summary>
    public double[] Uncut { get; }

    /// <summary>Keeps the parts of a split.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="like">Those of another split, whose names are shared where they are the same.</param>
    public static PartValues Of(IReadOnlyList<MetricPart> parts, PartValues? like)
    {
        var values = new double[parts.Count];
        double[] uncut = parts.Any(p => p.Uncut is not null) ? new double[values.Length] : values;
        bool same = like is not null && like.Values.Length == values.Length;
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = parts[i].Value;
            uncut[i] = parts[i].Uncut ?? parts[i].Value;
            same = same && parts[i].Name == like!._names[i] && parts[i].Other == like._others[i];
        }

        return same
            ? new PartValues(like!._names, like._others, values, uncut)
            : new PartValues([.. parts.Select(p => p.Name)], [.. parts.Select(p => p.Other)], values, uncut);
    }

    /// <summary>The labels, as <see cref="MetricPart.Label"/> writes them.</summary>
    public IEnumerable<string> Labels() => _names.Zip(_others, (name, other) => new MetricPart(name, other, 0).Label);

    /// <summary>Whether another split has the same parts in the same order.</summary>
    /// <param name="other">The other split.</param>
    public bool HasPartsOf(PartValues other) => ReferenceEquals(_names, other._names);
}
