using System.Text.Json;
using Harness.Arbitraries;
using Harness.Utility.Scores;

namespace Harness.Utility.Tests.Scores;

/// <summary>The scores against scikit-learn's on the same predictions (<c>scores.py</c> made <c>scores.json</c>).</summary>
public class ScoresTests
{
    private static readonly JsonElement Reference = JsonDocument.Parse(File.ReadAllText(
        Path.Combine(Repository.Root, "tests", "Harness.Utility.Tests", "Scores", "scores.json"))).RootElement;

    [Fact]
    public void Accuracy_F1_and_AUC_agree_with_scikit_learn()
    {
        Assert.NotEmpty(Reference.GetProperty("labels").EnumerateArray());
        foreach (JsonElement one in Reference.GetProperty("labels").EnumerateArray())
        {
            int[] truth = one.GetProperty("truth").Deserialize<int[]>()!;
            double[] scores = one.GetProperty("scores").Deserialize<double[]>()!;
            ClassScores ours = ClassScores.Of(truth, scores, one.GetProperty("classes").GetInt32());
            Assert.Equal(one.GetProperty("accuracy").GetDouble(), ours.Accuracy, 1e-12);
            Assert.Equal(one.GetProperty("f1").GetDouble(), ours.MacroF1, 1e-12);
            Assert.Equal(one.GetProperty("auc").GetDouble(), ours.Auc, 1e-12);
            Assert.Equal(ours.Accuracy, ours.Correct.Average(), 1e-12);
        }
    }

    [Fact]
    public void R2_RMSE_and_MAE_agree_with_scikit_learn()
    {
        Assert.NotEmpty(Reference.GetProperty("numbers").EnumerateArray());
        foreach (JsonElement one in Reference.GetProperty("numbers").EnumerateArray())
        {
            NumberScores ours = NumberScores.Of(one.GetProperty("truth").Deserialize<double[]>(), one.GetProperty("predicted").Deserialize<double[]>());
            Assert.Equal(one.GetProperty("r2").GetDouble(), ours.R2, 1e-12);
            Assert.Equal(one.GetProperty("rmse").GetDouble(), ours.Rmse, 1e-12);
            Assert.Equal(one.GetProperty("mae").GetDouble(), ours.Mae, 1e-12);
        }
    }

    [Fact]
    public void A_class_that_the_model_does_not_know_is_always_wrong()
    {
        ClassScores scores = ClassScores.Of([0, 1, 2, 2], [1, 0, 0, 1, 1, 0, 0, 1], 2);
        Assert.Equal(0.5, scores.Accuracy);
        Assert.Equal((2.0 / 3 + 2.0 / 3 + 0) / 3, scores.MacroF1, 1e-12);
        Assert.Equal([1, 1, 0, 0], scores.Correct);
    }

    [Fact]
    public void A_constant_truth_has_an_R2_of_one_where_met_and_zero_where_not()
    {
        Assert.Equal(1, NumberScores.Of([2, 2], [2, 2]).R2);
        Assert.Equal(0, NumberScores.Of([2, 2], [2, 3]).R2);
    }
}
