using Harness.Studies.Gate;

namespace Harness;

/// <summary>Judges an <see cref="Evaluation"/>.</summary>
public static class EvaluationJudging
{
    /// <summary>Holds an evaluation against the limits of a file.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="thresholds">Path of a <c>thresholds.json</c>. Entries for other datasets and generators may stand in it.</param>
    /// <returns>One verdict a limit. A limit on a metric that was not measured is inconclusive, so it is never met.</returns>
    /// <exception cref="InputException">The file is not as it should be; the message names the file, the path in it and the nearest known name.</exception>
    public static GateResult Judge(this Evaluation evaluation, string thresholds)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        var names = new KnownNames([.. evaluation.Scores.Select(s => s.Descriptor)], Datasets: null, Generators: null, evaluation.NotMeasured);
        return evaluation.Judge(new ThresholdsReader(names).Read(thresholds));
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
}
