using System.Runtime.InteropServices;
using Harness.Utility.Encoding;

namespace Harness.Utility.Models;

/// <summary>
/// Trees that LightGBM has grown. One thread, a fixed seed and its deterministic mode: the same bits on one machine, the last digits may
/// differ between two.
/// </summary>
internal sealed class TreeEnsemble : SafeHandle
{
    private readonly int _outputs;
    private int _rounds;

    private TreeEnsemble(nint booster, int outputs)
        : base(0, ownsHandle: true)
    {
        SetHandle(booster);
        _outputs = outputs;
    }

    /// <summary>Rounds that were grown: fewer than asked for where no tree can be split any more.</summary>
    public int Rounds => _rounds;

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>Grows trees.</summary>
    /// <param name="features">At least one row.</param>
    /// <param name="answers">One number a row; classes as 0, 1, ….</param>
    /// <param name="outputs">Scores a row: the number of classes of objective <c>multiclass</c>, else 1.</param>
    /// <param name="rounds">Rounds; each grows a tree an output.</param>
    /// <param name="parameters">LightGBM's parameters beside these.</param>
    public static TreeEnsemble Grow(FeatureMatrix features, ReadOnlySpan<float> answers, int outputs, int rounds, IReadOnlyDictionary<string, object> parameters)
    {
        string text = LightGbmApi.Text(parameters
            .Append(new("num_class", outputs))
            .Append(new("num_threads", 1))
            .Append(new("deterministic", true))
            .Append(new("force_col_wise", true))
            .Append(new("seed", 1))
            .Append(new("verbosity", -1)));
        LightGbmApi.Check(LightGbmApi.CreateDataset(features.Values, LightGbmApi.Single, features.Rows, features.Width, 1, text, 0, out nint dataset));
        try
        {
            LightGbmApi.Check(LightGbmApi.SetField(dataset, "label", answers, answers.Length, LightGbmApi.Single));
            LightGbmApi.Check(LightGbmApi.CreateBooster(dataset, text, out nint booster));
            var ensemble = new TreeEnsemble(booster, outputs);
            int isFinished = 0;
            for (int round = 0; round < rounds && isFinished == 0; round++)
            {
                LightGbmApi.Check(LightGbmApi.Update(ensemble, out isFinished));
            }

            LightGbmApi.Check(LightGbmApi.CountRounds(ensemble, out ensemble._rounds));
            return ensemble;
        }
        finally
        {
            LightGbmApi.Check(LightGbmApi.FreeDataset(dataset));
        }
    }

    /// <summary>The outputs of each row, row by row.</summary>
    /// <param name="rows">Rows with the features learned from.</param>
    /// <param name="raw">True for sums of leaves, false for what the objective makes of them: probabilities of classes.</param>
    public double[] Predict(FeatureMatrix rows, bool raw)
    {
        var predictions = new double[rows.Rows * _outputs];
        if (predictions.Length > 0)
        {
            LightGbmApi.Check(LightGbmApi.Predict(
                this, rows.Values, LightGbmApi.Single, rows.Rows, rows.Width, 1, raw ? LightGbmApi.RawScore : LightGbmApi.Prediction, 0, -1, "num_threads=1 verbosity=-1", out _, predictions));
        }

        return predictions;
    }

    /// <summary>How many trees of each output could not be split.</summary>
    /// <param name="learned">The rows that the trees learned from.</param>
    public int[] CountUnsplit(FeatureMatrix learned)
    {
        var leaves = new double[learned.Rows * _rounds * _outputs];
        LightGbmApi.Check(LightGbmApi.Predict(this, learned.Values, LightGbmApi.Single, learned.Rows, learned.Width, 1, LightGbmApi.Leaves, 0, -1, "num_threads=1 verbosity=-1", out _, leaves));
        var isSplit = new bool[_rounds * _outputs];
        for (int i = 0; i < leaves.Length; i++)
        {
            isSplit[i % isSplit.Length] |= leaves[i] > 0;
        }

        return [.. Enumerable.Range(0, _outputs).Select(output => Enumerable.Range(0, _rounds).Count(round => !isSplit[round * _outputs + output]))];
    }

    /// <summary>What each feature has gained, at least 0.</summary>
    /// <param name="width">Number of features.</param>
    public double[] Gains(int width)
    {
        var gains = new double[width];
        LightGbmApi.Check(LightGbmApi.Importance(this, 0, LightGbmApi.Gain, gains));
        return gains;
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle() => LightGbmApi.FreeBooster(handle) == 0;
}
