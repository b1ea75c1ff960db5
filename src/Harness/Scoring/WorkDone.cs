using Harness.Metrics;

namespace Harness.Scoring;

/// <summary>A part of the work that is done.</summary>
/// <param name="Evaluator">The id of the evaluator that did it.</param>
/// <param name="Pieces">Its size, in pieces of about equal time.</param>
internal readonly record struct WorkDone(string Evaluator, int Pieces)
{
    // An evaluator that takes fewer splits says that each costs seconds; a table is measured without each group of its rows, too.
    private const int UsualSplits = 50;
    private const int PiecesOfCostlySplit = 100;
    private const int SplitsOfTable = 6;

    /// <summary>One half-split of the real rows, measured for floor and ceiling.</summary>
    /// <param name="evaluator">The evaluator.</param>
    public static WorkDone Split(IEvaluator evaluator) => new(evaluator.Id, evaluator.FrameSplits < UsualSplits ? PiecesOfCostlySplit : 1);

    /// <summary>One synthetic table, measured.</summary>
    /// <param name="evaluator">The evaluator.</param>
    public static WorkDone Table(IEvaluator evaluator) => Split(evaluator) with { Pieces = SplitsOfTable * Split(evaluator).Pieces };
}
