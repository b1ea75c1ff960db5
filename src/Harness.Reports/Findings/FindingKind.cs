namespace Harness.Reports.Findings;

/// <summary>What was found of a score or a pair, worst first; all before <see cref="Better"/> keep a pair from passing the gate.</summary>
internal enum FindingKind
{
    /// <summary>The pair was not judged.</summary>
    NotJudged,

    /// <summary>A metric could not be judged.</summary>
    Error,

    /// <summary>The generator failed, and <c>thresholds.json</c> does not say so; or it says so, and the generator did not.</summary>
    Failure,

    /// <summary>A limit that the snapshot says is met is missed.</summary>
    Lost,

    /// <summary>The pair is required to clear the bar, and this limit is missed or open.</summary>
    Required,

    /// <summary>Worse than the snapshot beyond noise.</summary>
    Worse,

    /// <summary>Not comparable with the snapshot.</summary>
    Incomparable,

    /// <summary>There is no snapshot yet.</summary>
    New,

    /// <summary>A snapshot that belongs to no pair of the study.</summary>
    Dangling,

    /// <summary>Better than the snapshot beyond noise.</summary>
    Better,

    /// <summary>Differed from the snapshot, and this run was told to accept it.</summary>
    Accepted,

    /// <summary>Moved within noise, or without a better side.</summary>
    Changed,
}
