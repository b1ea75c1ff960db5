using Harness.Studies.Gate;

namespace Harness;

/// <summary>Judges an <see cref="Evaluation"/>.</summary>
public static class EvaluationJudging
{
    /// <summary>Holds an evaluation against the bar that this package brings along: what a good substitute has to clear.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <returns>One verdict a limit. A limit on a metric that was not measured is inconclusive, so it is never met.</returns>
    public static GateResult Judge(this Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        return evaluation.Judge(new ThresholdsReader(Names(evaluation)).ReadDefault());
    }

    /// <summary>Holds an evaluation against the limits of a file.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="thresholds">Path of a <c>thresholds.json</c>. Entries for other datasets and generators may stand in it.</param>
    /// <returns>One verdict a limit. A limit on a metric that was not measured is inconclusive, so it is never met.</returns>
    /// <exception cref="InputException">The file is not as it should be; the message names the file, the path in it and the nearest known name.</exception>
    public static GateResult Judge(this Evaluation evaluation, string thresholds)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        return evaluation.Judge(new ThresholdsReader(Names(evaluation)).Read(thresholds));
    }

    /// <summary>Holds an evaluation against limits.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="thresholds">The limits.</param>
    /// <returns>One verdict a limit.</returns>
    public static GateResult Judge(this Evaluation evaluation, Thresholds thresholds)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        ArgumentNullException.ThrowIfNull(thresholds);
        return new QualityGate(thresholds, evaluation.NotMeasured).Judge(evaluation.Scorecard);
    }

    private static KnownNames Names(Evaluation evaluation) => new([.. evaluation.Scores.Select(s => s.Descriptor)], Datasets: null, Generators: null, evaluation.NotMeasured);
}
