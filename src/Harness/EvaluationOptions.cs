using Harness.Metrics;
using Harness.Scoring;

namespace Harness;

/// <summary>Options of an evaluation: evaluators, name, progress and cache.</summary>
public sealed record EvaluationOptions
{
    /// <summary>The evaluators.</summary>
    /// <value>Default: <see cref="Harness.Evaluators.Default"/>.</value>
    public IReadOnlyList<IEvaluator> Evaluators { get; init; } = Harness.Evaluators.Default;

    /// <summary>The name of the tables in messages, reports and <c>thresholds.json</c>.</summary>
    /// <value>Default: <c>synthetic</c>.</value>
    public string Generator { get; init; } = "synthetic";

    /// <summary>Hears how far the work is, at least once a second. <see langword="null"/> for nobody.</summary>
    /// <value>Default: a line on standard error every few seconds, from the second second on.</value>
    public IProgress<EvaluationProgress>? Progress { get; init; } = new ConsoleProgress();

    /// <summary>Keeps scores between runs. <see langword="null"/> for none.</summary>
    /// <value>Default: <see langword="null"/>. <c>Harness.Studies.ResultCache</c> keeps them in a folder.</value>
    public IScoreCache? Cache { get; init; }
}
