using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Utility.Encoding;
using Harness.Utility.Models;

namespace Harness.Utility.Tests.Models;

public class RandomForestLearnerTests
{
    /// <summary>What comes out are shares of training rows: in 0 to 1, on average those of the classes, and near 1 for the own class where rows are easily told.</summary>
    [Theory, InlineData("iris"), InlineData("penguins"), InlineData("titanic")]
    public void Scores_are_shares_of_the_classes(string name)
    {
        Dataset dataset = DatasetReader.Read(Repository.Dataset(name));
        var target = new TargetCodec(dataset);
        LabelledRows rows = LabelledRows.Of(dataset.Train, target);
        FeatureMatrix features = FeatureCodec.Learn(rows.Table, target).Encode(rows.Table);
        int[] answers = [.. rows.Answers.Select(a => (int)a)];
        int classes = target.Classes;

        double[] shares = new RandomForestLearner().Classify(features, answers, classes)(features);

        Assert.All(shares, share => Assert.InRange(share, -1e-5, 1 + 1e-5));
        for (int k = 0; k < classes; k++)
        {
            Assert.Equal(answers.Count(a => a == k) / (double)answers.Length, Enumerable.Range(0, answers.Length).Average(row => shares[row * classes + k]), 0.03);
        }

        double own = answers.Select((a, row) => shares[row * classes + a]).Average();
        Assert.InRange(own, name == "titanic" ? 0.65 : 0.9, 1);
    }

    /// <summary>No column that could be split: every row gets what trees of 70 % of the rows see of the classes, and of the mean.</summary>
    [Fact]
    public void Without_a_split_every_row_gets_the_mean_of_the_trees_rows()
    {
        int[] answers = [.. Enumerable.Range(0, 90).Select(i => i % 9 < 5 ? 0 : i % 9 < 8 ? 1 : 2)];
        var features = new FeatureMatrix(new float[90], 1);

        double[] shares = new RandomForestLearner().Classify(features, answers, 3)(features);
        double[] numbers = new RandomForestLearner().Regress(features, Array.ConvertAll(answers, a => 10.0 + a))(features);

        Assert.All(Enumerable.Range(0, 90), row => Assert.Equal([5 / 9.0, 3 / 9.0, 1 / 9.0], shares.Skip(3 * row).Take(3), (x, y) => Math.Abs(x - y) < 0.02));
        Assert.All(numbers, number => Assert.Equal(10 + 5 / 9.0, number, 0.02));
    }

    /// <summary>A class too rare to be split off in some trees: its shares are neither lost nor blown up.</summary>
    [Fact]
    public void Rare_classes_keep_their_share()
    {
        int[] answers = [.. Enumerable.Range(0, 200).Select(i => i < 3 ? 2 : i % 2)];
        var features = new FeatureMatrix([.. Enumerable.Range(0, 200).Select(i => (float)(i * 37 % 101))], 1);

        double[] shares = new RandomForestLearner().Classify(features, answers, 3)(features);

        Assert.All(shares, share => Assert.InRange(share, -1e-5, 1 + 1e-5));
        Assert.Equal(0.015, Enumerable.Range(0, 200).Average(row => shares[3 * row + 2]), 0.01);
    }
}
