namespace Harness.Metrics;

/// <summary>The description of a metric: everything that a person needs to read its number and a program needs to compare it.</summary>
public sealed record MetricDescriptor
{
    /// <summary>Stable kebab-case id: <c>ks-statistic</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Title for people.</summary>
    public required string Title { get; init; }

    /// <summary>One sentence: what is measured, what 0 and the other end mean, how missing values count.</summary>
    public required string Summary { get; init; }

    /// <summary>The value of one part, or of the metric, as an equation; s is the synthetic table, t is train. Empty where the summary is all.</summary>
    public string Equation { get; init; } = "";

    /// <summary>Its cost in rows n, columns and fits.</summary>
    public string Cost { get; init; } = "";

    /// <summary>The estimate of the standard error of a value, <see cref="MetricResult.Computed.Uncertainty"/>.</summary>
    public string StandardError { get; init; } = "delete-a-group jackknife over synthetic rows";

    /// <summary>Cases in which it misleads.</summary>
    public string Traps { get; init; } = "";

    /// <summary>The folder it lives in: <c>marginals</c>, <c>dependence</c>, <c>validity</c>, <c>copying</c>, <c>utility</c>.</summary>
    public required string Family { get; init; }

    /// <summary>The unit of the number: <c>σ</c>, <c>share</c>, <c>r</c>, the unit of the target, or empty for a pure number.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Smallest possible value; -∞ where there is none.</summary>
    public double Minimum { get; init; }

    /// <summary>Largest possible value; +∞ where there is none.</summary>
    public double Maximum { get; init; } = 1;

    /// <summary>The direction in which it gets better.</summary>
    public Direction Direction { get; init; } = Direction.LowerIsBetter;

    /// <summary>Whether a value is bad on both sides of <see cref="Ideal"/>; <see cref="Direction"/> is then that of the side which is the greater worry. Default <see langword="false"/>.</summary>
    public bool TwoSided { get; init; }

    /// <summary>The value of a perfect synthetic table.</summary>
    public double Ideal { get; init; }

    /// <summary>The table that its floor is measured on.</summary>
    public FloorKind Floor { get; init; }

    /// <summary>Two values closer than this are the same: the absolute tolerance of a comparison with a snapshot. 0 for exact metrics, whose rounding to <see cref="Digits"/> is all.</summary>
    public double NoiseFloor { get; init; }

    /// <summary>The smallest move of a value, or of a part, that a person would call one: with noise in a snapshot a smaller one is no loss, however rare. Default .01.</summary>
    public double LeastMove { get; init; } = 0.01;

    /// <summary>
    /// Whether chance moves parts by amounts of their own, as distances between tables of few or many cells: then the worst is the part that is
    /// farthest beyond its own. Not for differences of two statistics, whose scatter over splits of the same rows vanishes where the statistic is 0.
    /// </summary>
    internal bool HasUnequalParts { get; init; }

    /// <summary>Whether it is a mean over rows, so that its scatter shrinks with the root of their number; of others splits of half the size have to say it.</summary>
    internal bool IsMeanOverRows { get; init; }

    /// <summary>Whether every real row keeps what is measured, so that a value is never chance, with or without splits that say so.</summary>
    internal bool HasNoChance { get; init; }

    /// <summary>Significant digits that a snapshot keeps, 1 to 15. Default 4.</summary>
    public int Digits { get; init; } = 4;

    /// <summary>Changes with the meaning of the number; scores of different versions are not compared.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Paper or system that the definition comes from.</summary>
    public required string Source { get; init; }

    /// <summary>The headline of a pair that it counts in. Default none.</summary>
    public Headlines Headline { get; init; }

    /// <summary>
    /// Two values that are closer than so many holdout rows are of all of them are the same too: predictions of single rows
    /// flip between processors. Default 0, for metrics that do not test on the holdout.
    /// </summary>
    public double NoiseRows { get; init; }

    /// <summary>The models whose score it is; <see langword="null"/> where it is no score of models.</summary>
    public ModelScore? ModelScore { get; init; }

    /// <summary>The id of the metric whose parts this is the largest of; <see langword="null"/> where it is a metric of its own.</summary>
    public string? WorstOf { get; init; }

    /// <summary>Whether it is the companion of another metric, the largest of that one's parts.</summary>
    public bool IsWorst => WorstOf is not null;

    /// <summary>The id of the companion that is the maximum over the parts, where there is one.</summary>
    public string WorstId => Id + "-worst";

    /// <summary>The descriptor of the companion that is the maximum over columns or pairs.</summary>
    public MetricDescriptor Worst() => this with
    {
        Id = WorstId,
        WorstOf = Id,
        Headline = Headlines.None,
        Title = Title + ", worst",
        Summary = $"The largest of the parts that '{Id}' averages, so that one bad column is not lost among many good ones.",
    };
}
