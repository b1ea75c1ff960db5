using Harness.Neural.Networks;
using Harness.Neural.TensorEncoding;
using Harness.Neural.Training;
using TorchSharp;

namespace Harness.Neural.Tests.Training;

public sealed class CollapseCheckTests
{
    public CollapseCheckTests() => NeedsTorch.Check();

    [Fact]
    public void A_column_that_lost_its_spread_is_named_and_one_that_never_had_any_is_not()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        var heads = new Heads(new TensorLayout(
        [
            new("x", TensorRole.Value, TensorHead.Linear, 0, 1), new("constant", TensorRole.Value, TensorHead.Linear, 1, 1),
            new("label", TensorRole.Value, TensorHead.Softmax, 2, 2), new("x", TensorRole.Gap, TensorHead.Softmax, 4, 2),
        ]));
        torch.Tensor train = torch.tensor(new float[] { 1, 5, 1, 0, 1, 0, -1, 5, 0, 1, 0, 1, 2, 5, 1, 0, 1, 0, -2, 5, 0, 1, 0, 1 }, [4, 6]);
        Assert.Empty(CollapseCheck.Warnings(heads, train, train));
        torch.Tensor collapsed = torch.tensor(new float[] { 1, 5, 1, 0, 1, 0 }, [1, 6]).expand(4, -1);
        Assert.Equal(
            [
                "column 'x' collapsed: its numbers spread less than 5 % of train's",
                "column 'label' collapsed: nearly all rows have the same label",
                "column 'x' collapsed: nearly all rows have the same answer to whether there is a value",
            ],
            CollapseCheck.Warnings(heads, train, collapsed));
    }
}
