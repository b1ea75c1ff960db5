namespace Harness.Benchmarks.Gate;

/// <summary>What a test of the gate measures.</summary>
/// <param name="Root">The folder of <c>Harness.sln</c>.</param>
internal sealed record GateOptions(string Root)
{
    /// <summary>Names of bundled datasets and made tables, or folders of others; none for all of ours.</summary>
    public IReadOnlyList<string> Datasets { get; init; } = [];

    /// <summary>Splits, or triples of seeds, a dataset.</summary>
    public int Repeats { get; init; } = 10;

    /// <summary>Rows of train; none for what half of each dataset gives.</summary>
    public IReadOnlyList<int> Rows { get; init; } = [];

    /// <summary>Ids of damages; none for all.</summary>
    public IReadOnlyList<string> Damages { get; init; } = [];

    /// <summary>Ids of generators, for snapshots; none for all fast ones.</summary>
    public IReadOnlyList<string> Generators { get; init; } = [];

    /// <summary><c>bar</c> or <c>snapshot</c>.</summary>
    public string Question { get; init; } = "bar";

    /// <summary>Whether models are trained too, for utility and detection.</summary>
    public bool WithModels { get; init; }

    /// <summary>Whether what an earlier run measured is kept.</summary>
    public bool Keeps { get; init; }

    /// <summary>The folder of what was measured.</summary>
    public string Results => Path.Combine(Root, "artifacts", "gate");

    /// <summary>The folder of committed snapshots.</summary>
    public string Snapshots => Path.Combine(Root, "evaluation", "snapshots");

    /// <summary>The file of limits.</summary>
    public string Thresholds { get; init; } = Path.Combine(Root, "thresholds.json");

    /// <summary>The evaluators that take part.</summary>
    public IReadOnlyList<Metrics.IEvaluator> Evaluators =>
        [.. Harness.Evaluators.Default.Where(e => WithModels || e.GetType().Assembly != typeof(Utility.UtilityEvaluator).Assembly)];
}
