using System.Globalization;
using Harness.Studies;

namespace Harness.Reports.Findings;

/// <summary>One thing that a person has to know of a pair: a score that moved, a limit that was lost, a failure.</summary>
/// <param name="Pair">The pair.</param>
/// <param name="Kind">What it is.</param>
internal sealed record Finding(StudyPair Pair, FindingKind Kind)
{
    /// <summary>The metric, or the property of the snapshot that differs; empty where the whole pair is meant.</summary>
    public string Metric { get; init; } = "";

    /// <summary>The value in the snapshot; empty where there is none.</summary>
    public string Before { get; init; } = "";

    /// <summary>The value of now; empty where there is none.</summary>
    public string Now { get; init; } = "";

    /// <summary>The standard deviation of the difference that noise explains; <see langword="null"/> where it was not measured.</summary>
    public double? Noise { get; init; }

    /// <summary>The size of the move over what noise allows; <see langword="null"/> where noise is 0 or was not measured.</summary>
    public double? OverNoise { get; init; }

    /// <summary>The column, pair of columns or model that moved or missed most; empty where there is none.</summary>
    public string Part { get; init; } = "";

    /// <summary>What the numbers do not say: the limit, the reason; may be empty.</summary>
    public string Why { get; init; } = "";

    /// <summary>The path of what decided in <c>thresholds.json</c>; empty where it was the snapshot.</summary>
    public string LimitPath { get; init; } = "";

    /// <summary>Whether it keeps the pair from passing the gate.</summary>
    public bool IsFailure => Kind < FindingKind.Better;

    /// <summary>Whether the pair was judged, so that there is a page of it.</summary>
    public bool HasPage => Kind is not (FindingKind.NotJudged or FindingKind.Dangling);

    /// <summary>The kind in words.</summary>
    public string Words => Kind switch
    {
        FindingKind.NotJudged => "not judged",
        FindingKind.Error => "could not be judged",
        FindingKind.Failure => "generator failed",
        FindingKind.Lost => "limit lost",
        FindingKind.Required => "required",
        FindingKind.Worse => "worse",
        FindingKind.Incomparable => "not comparable",
        FindingKind.New => "no snapshot",
        FindingKind.Dangling => "snapshot without a pair",
        FindingKind.Better => "better",
        FindingKind.Accepted => "accepted",
        _ => "within noise",
    };

    /// <summary>Findings in the order in which a person should read them: by kind, then by how far beyond noise, then by the size of the move.</summary>
    /// <param name="findings">Findings, in an order that ties keep.</param>
    public static IEnumerable<Finding> WorstFirst(IEnumerable<Finding> findings) => findings
        .OrderBy(f => f.Kind)
        .ThenByDescending(f => f.OverNoise ?? double.PositiveInfinity)
        .ThenByDescending(f => f.Size);

    private double Size => Number(Now) is { } now && Number(Before) is { } before ? Math.Abs(now - before) : 0;

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null;
}
