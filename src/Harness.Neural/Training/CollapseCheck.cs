using Harness.Neural.Networks;
using Harness.Neural.TensorEncoding;
using TorchSharp;
using static TorchSharp.torch;

namespace Harness.Neural.Training;

/// <summary>Finds columns whose variety was lost in the synthetic rows.</summary>
internal static class CollapseCheck
{
    // Below this share of train's spread a column counts as constant.
    private const double LeastSpread = 0.05;

    /// <summary>A sentence for each column that varies in train and hardly varies in the synthetic rows.</summary>
    /// <param name="heads">The layout of the rows.</param>
    /// <param name="train">Train rows in network order.</param>
    /// <param name="synthetic">Synthetic rows in network order, choices hardened.</param>
    public static IReadOnlyList<string> Warnings(Heads heads, Tensor train, Tensor synthetic)
    {
        using DisposeScope scope = NewDisposeScope();
        using var quiet = no_grad();
        float[] real = Spread(train);
        float[] now = Spread(synthetic);
        var warnings = new List<string>();
        for (int i = 0; i < heads.Numbers; i++)
        {
            if (real[i] > 0 && now[i] < LeastSpread * real[i])
            {
                string column = heads.Layout.Blocks.First(b => b.Start == heads.Places[i]).Column;
                warnings.Add($"column '{column}' collapsed: its numbers spread less than {LeastSpread:P0} of train's");
            }
        }

        for (int i = 0; i < heads.Choices.Count; i++)
        {
            TensorBlock choice = heads.Choices[i];
            double Total(float[] spread) => spread.AsSpan(heads.Starts[i], choice.Width).ToArray().Sum(s => s * s);
            if (choice.Role != TensorRole.Mode && Total(real) > 0 && Total(now) < LeastSpread * Total(real))
            {
                warnings.Add($"column '{choice.Column}' collapsed: nearly all rows {(choice.Role == TensorRole.Gap ? "have the same answer to whether there is a value" : "have the same label")}");
            }
        }

        return warnings;
    }

    private static float[] Spread(Tensor rows) => [.. rows.std(0, unbiased: false).data<float>()];
}
