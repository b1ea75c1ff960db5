using Harness.Metrics.Consistency;
using Harness.Tables;
using Harness.Tests.Metrics.Contingency;

namespace Harness.Tests.Metrics.Consistency;

public class LabelForestTests
{
    /// <summary>
    /// Both columns are the same label, so all ten trees of a row are sure. The eleventh, of the shares of all labels, counts one row more of each of the two labels and of
    /// those that train lacks: of 63, or of 62 where a row of train is told from the others.
    /// </summary>
    [Fact]
    public void Probabilities_of_all_labels_and_of_those_that_train_lacks_add_up_to_1()
    {
        string[] labels = [.. Enumerable.Repeat("a", 30), .. Enumerable.Repeat("b", 30)];
        var forests = new TrainForests(new Table([TestColumns.Labels("x", labels), TestColumns.Labels("y", labels)]));
        LabelForest forest = Assert.Single(forests.Forests, f => f.Column == "y").Forest;

        double[] found = forest.OfOwnLabels(forests.Cells.Encode(new Table([TestColumns.Labels("x", "a", "a", "a", "a"), TestColumns.Labels("y", "a", "b", "z", null)])));

        double[] expected = [(10 + 31 / 63.0) / 11, 31 / 63.0 / 11, 1 / 63.0 / 11, double.NaN];
        Assert.Equal(expected, found.Select(Math.Exp), (x, y) => x.Equals(y) || Math.Abs(x - y) < 1e-12);
        Assert.Equal(1, found[..3].Sum(Math.Exp), 1e-12);
        Assert.Equal((10 + 30 / 62.0) / 11, Math.Exp(forest.OfTrain), 1e-12);
    }
}
