using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Harness.Neural.Tests.TenSeeds;

/// <summary>A layer of CTGAN's generator: linear, batch normalisation, ReLU, and its input beside.</summary>
internal sealed class PlainBlock : nn.Module<Tensor, Tensor>
{
    private readonly Linear _linear;
    private readonly BatchNorm1d _norm;

    public PlainBlock(long input, long output)
        : base(nameof(PlainBlock))
    {
        _linear = nn.Linear(input, output);
        _norm = nn.BatchNorm1d(output);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => cat([nn.functional.relu(_norm.forward(_linear.forward(input))), input], 1);
}
