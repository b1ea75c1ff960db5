using Harness.Datasets;
using Harness.Distances;
using Harness.Random;
using Harness.Tables;

namespace Harness.Metrics.Copying;

/// <summary>The real rows as points, with the work on them that all synthetic tables of a dataset share.</summary>
internal sealed class NearestRealRows
{
    private const int MostTargets = 1000;
    private const int FewestRows = 10;

    /// <summary>Places the rows.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="mostReal">Train and holdout rows among which the nearest are sought, at most.</param>
    /// <param name="most">Rows whose nearest are sought, at most.</param>
    public NearestRealRows(Dataset dataset, int mostReal, int most)
    {
        (Table train, Table holdout) = (dataset.Train, dataset.Holdout);
        Space = RowSpace.Learn(train);
        RandomStream stream = RandomStream.ForMetric("nearest/real");
        TrainRows = stream.Fork("train").Subset(train.RowCount, mostReal);
        HoldoutRows = stream.Fork("all holdout").Subset(holdout.RowCount, mostReal);
        int[] holdoutTargets = stream.Fork("holdout").Subset(holdout.RowCount, most);
        int matched = Math.Min(TrainRows.Length, HoldoutRows.Length);
        int targets = Math.Min(matched, MostTargets);
        NoColumn = Space.Columns.Count == 0 ? "the table has no column beside ids" : null;
        TooFew = NoColumn ?? (TrainRows.Length < FewestRows ? $"train has {TrainRows.Length} rows; {FewestRows} are needed" : null);
        Reason = NoColumn ?? (matched < FewestRows ? $"train or holdout has {matched} rows; {FewestRows} are needed" : null);
        Train = Space.Place(train, TrainRows);
        Holdout = Space.Place(holdout, HoldoutRows);
        Matched = Space.Place(train, stream.Fork("matched").Subset(train.RowCount, matched));
        MatchedHoldout = Space.Place(holdout, stream.Fork("matched holdout").Subset(holdout.RowCount, matched));
        Targets = targets == matched ? Matched : Space.Place(train, stream.Fork("matched").Subset(train.RowCount, targets));
        HoldoutTargets = targets == matched ? MatchedHoldout : Space.Place(holdout, stream.Fork("matched holdout").Subset(holdout.RowCount, targets));
        if (TooFew is null)
        {
            int[] own = stream.Fork("left out").Subset(TrainRows.Length + HoldoutRows.Length, most);
            Own = NearReal.Of(
                Space.Place(train, [.. own.Where(i => i < TrainRows.Length).Select(i => TrainRows[i])]),
                Space.Place(holdout, [.. own.Where(i => i >= TrainRows.Length).Select(i => HoldoutRows[i - TrainRows.Length])]),
                Train,
                Holdout);
        }

        if (Reason is null)
        {
            NearestTwo toTrain = NearestTwo.Of(Space.Place(holdout, holdoutTargets), Train, CancellationToken.None);
            HoldoutRatios = [.. Enumerable.Range(0, holdoutTargets.Length).Select(toTrain.Ratio)];
        }
    }

    /// <summary>The space of all points.</summary>
    public RowSpace Space { get; }

    /// <summary>The train rows that are placed.</summary>
    public int[] TrainRows { get; }

    /// <summary>The holdout rows that are placed.</summary>
    public int[] HoldoutRows { get; }

    /// <summary>The train rows.</summary>
    public RowPoints Train { get; }

    /// <summary>The holdout rows.</summary>
    public RowPoints Holdout { get; }

    /// <summary>As many train rows as holdout rows.</summary>
    public RowPoints Matched { get; }

    /// <summary>As many holdout rows as train rows.</summary>
    public RowPoints MatchedHoldout { get; }

    /// <summary>The train rows whose labels are guessed.</summary>
    public RowPoints Targets { get; }

    /// <summary>The holdout rows whose labels are guessed.</summary>
    public RowPoints HoldoutTargets { get; }

    /// <summary>How near real rows are to each other.</summary>
    public NearReal Own { get; } = NearReal.None;

    /// <summary>Of each holdout row the distance to the nearest train row over that to the second nearest.</summary>
    public double[] HoldoutRatios { get; } = [];

    /// <summary>Why no metric applies; <see langword="null"/> where one does.</summary>
    public string? NoColumn { get; }

    /// <summary>Why near copies have no meaning; <see langword="null"/> where they have.</summary>
    public string? TooFew { get; }

    /// <summary>Why what needs rows of train and holdout has no meaning; <see langword="null"/> where it has.</summary>
    public string? Reason { get; }
}
