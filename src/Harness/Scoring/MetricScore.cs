using Harness.Metrics;

namespace Harness.Scoring;

/// <summary>One metric of a pair over its seeds.</summary>
/// <param name="Descriptor">The metric.</param>
/// <param name="Results">One result a seed, in the order of the seeds.</param>
public sealed record MetricScore(MetricDescriptor Descriptor, IReadOnlyList<MetricResult> Results)
{
    private readonly double[] _values = [.. Results.OfType<MetricResult.Computed>().Select(r => r.Value)];

    /// <summary>The mean over seeds, or <see langword="null"/> where a seed has no value.</summary>
    public double? Value => _values.Length == Results.Count && _values.Length > 0 ? _values.Average() : null;

    /// <summary>Standard deviation over seeds (n − 1), from two seeds up; else <see langword="null"/>.</summary>
    public double? Spread
    {
        get
        {
            if (Value is not { } mean || _values.Length < 2)
            {
                return null;
            }

            return Math.Sqrt(_values.Sum(v => (v - mean) * (v - mean)) / (_values.Length - 1));
        }
    }

    /// <summary>Standard error of the value of one table, the mean over seeds; <see langword="null"/> where a seed has none. Beside <see cref="Spread"/>, what the generator's seeds differ by, it is what rows alone explain.</summary>
    public double? StandardError { get; } = Results.Count > 0 && Results.All(r => r is MetricResult.Computed { Uncertainty: not null })
        ? Results.OfType<MetricResult.Computed>().Average(r => r.Uncertainty!.Value)
        : null;

    /// <summary>Floor and ceiling on the pair's dataset; <see langword="null"/> where the metric has none.</summary>
    public ReferenceFrame? Frame { get; init; }

    /// <summary>The value of each seed at the frame's size, in the order of the seeds; empty without a frame.</summary>
    public IReadOnlyList<double> FramedValues { get; init; } = [];

    /// <summary>The value against the holdout in the place of train, mean over seeds; <see langword="null"/> where it was not measured.</summary>
    public double? Holdout { get; init; }

    /// <summary>What train itself gets against the holdout: a table that is nearer to train than this, and no nearer to the holdout, has learned rows by heart.</summary>
    public double? TrainToHoldout { get; init; }

    /// <summary>What fresh real rows get by chance, at the rows of this pair; <see langword="null"/> where it was not measured.</summary>
    public FreshRows? Fresh { get; init; }

    /// <summary>Whether splits of the real rows were to say what fresh ones get, and could not: there are too few rows, or the metric has no value at some splits.</summary>
    internal bool LacksFresh { get; init; }

    /// <summary>The mean over seeds at the frame's size; <see langword="null"/> without a frame.</summary>
    public double? Framed => Frame is null || FramedValues.Count == 0 ? null : FramedValues.Average();

    /// <summary>The framed value between floor (0) and ceiling (1), unclipped; <see langword="null"/> where the metric cannot tell.</summary>
    public double? Normalized => Framed is { } value ? Frame!.Normalize(value) : null;

    /// <summary>The failure of a seed, if one failed.</summary>
    public MetricResult.Failed? Failure => Results.OfType<MetricResult.Failed>().FirstOrDefault();

    /// <summary>Why the metric does not apply to the dataset, if it does not.</summary>
    public string? NotApplicable => Failure is null ? Results.OfType<MetricResult.NotApplicable>().FirstOrDefault()?.Reason : null;

    /// <summary>Why the value cannot be judged for this table, where it cannot.</summary>
    public string? CannotTell => Results.OfType<MetricResult.Computed>().Select(r => r.CannotTell).FirstOrDefault(r => r is not null);

    /// <summary>The parts, each the mean over seeds, in schema order; signed where every seed is; the note of the first seed that has one.</summary>
    public IReadOnlyList<MetricPart> Parts { get; } =
    [
        .. Results.OfType<MetricResult.Computed>()
            .SelectMany(r => r.Parts)
            .GroupBy(p => (p.Name, p.Other))
            .Select(g => new MetricPart(g.Key.Name, g.Key.Other, g.Average(p => p.Value), g.Select(p => p.Note).FirstOrDefault(n => n is not null))
            {
                // The mean of nullable numbers leaves out those that are none.
                Signed = g.All(p => p.Signed is not null) ? g.Average(p => p.Signed) : null,
                PValue = g.Min(p => p.PValue) is { } least ? Math.Min(1, g.Count() * least) : null,
            }),
    ];

    /// <summary>The worst of the <see cref="Parts"/>, the first of equal ones; <see langword="null"/> where there are none.</summary>
    public MetricPart? Worst => Descriptor.Direction == Direction.HigherIsBetter ? Parts.MinBy(p => p.Value) : Parts.MaxBy(p => p.Value);

    /// <summary>The <see cref="Parts"/>, the worst first, equal ones in their order.</summary>
    internal IEnumerable<MetricPart> WorstFirst => Descriptor.Direction == Direction.HigherIsBetter ? Parts.OrderBy(p => p.Value) : Parts.OrderByDescending(p => p.Value);

    /// <summary>The comparison with a value that the data give, over all seeds: mean reference, and the smallest p-value times the number of seeds (Bonferroni).</summary>
    public Comparison? Comparison
    {
        get
        {
            Comparison[] each = [.. Results.OfType<MetricResult.Computed>().Select(r => r.Comparison).OfType<Comparison>()];
            return each.Length == 0
                ? null
                : each[0] with { Reference = each.Average(c => c.Reference), PValue = Math.Min(1, each.Length * each.Min(c => c.PValue)) };
        }
    }
}
