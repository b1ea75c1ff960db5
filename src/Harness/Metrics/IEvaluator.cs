namespace Harness.Metrics;

/// <summary>Computes a family of metrics that share work.</summary>
public interface IEvaluator
{
    /// <summary>Stable kebab-case id, used in cache keys and messages: <c>marginals</c>.</summary>
    string Id { get; }

    /// <summary>The metrics that <see cref="Evaluate"/> answers for, always all of them.</summary>
    IReadOnlyList<MetricDescriptor> Metrics { get; }

    /// <summary>Half-splits of the real rows that floor and ceiling are the means of. Default 50; fewer where one costs seconds.</summary>
    int FrameSplits => 50;

    /// <summary>Half-splits at which a synthetic table is measured beside floor and ceiling, at most <see cref="FrameSplits"/>. Default 5.</summary>
    int FrameDraws => 5;

    /// <summary>
    /// Splits of the real rows that say how far chance moves a value: what a limit is held against, so enough for the far tail. Default 200;
    /// fewer where one costs more, 0 for an evaluator that needs the holdout or whose metrics bring a comparison of their own.
    /// </summary>
    int FreshSplits => 200;

    /// <summary>Measures one synthetic table.</summary>
    /// <param name="pair">Train, holdout, synthetic, and what evaluators share.</param>
    /// <returns>One result for each of <see cref="Metrics"/>, in that order.</returns>
    IReadOnlyList<MetricResult> Evaluate(PairContext pair);
}
