using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Random;
using Harness.Statistics;
using Harness.Tables;
using Harness.Utility.Encoding;
using Harness.Utility.Fits;
using Harness.Utility.Models;

namespace Harness.Utility.Tests;

/// <summary>Bootstrap errors of scores against the scatter of the scores of the same models on fresh rows.</summary>
public class RowBootstrapTests
{
    private const int Rows = 300;
    private const int Samples = 300;

    /// <summary>Mean error ÷ standard deviation of 300 scores, .85 to 1.15, for accuracy, F1 and AUC, and R², RMSE and MAE.</summary>
    [Theory]
    [InlineData("label")]
    [InlineData("number")]
    public void Errors_are_the_scatter_on_fresh_rows(string target)
    {
        Dataset dataset = RandomTables.Dataset(Sample(2 * Rows, 1), target);
        RealFits real = RealFits.Of(dataset, [new LinearLearner(), new BoostedTreesLearner()], int.MaxValue);
        RealFits other = RealFits.Of(RandomTables.Dataset(Sample(60, 2), target), [new LinearLearner(), new BoostedTreesLearner()], int.MaxValue);
        for (int score = 0; score < 3; score++)
        {
            var gaps = new double[Samples];
            var errors = new double[Samples];
            var scores = new double[Samples];
            var own = new double[Samples];
            for (int i = 0; i < Samples; i++)
            {
                LabelledRows rows = LabelledRows.Of(Sample(Rows, 100 + (ulong)i), real.Target);
                ModelTest[] first = [.. real.Models.Select(m => ModelTest.Of(m, real, rows))];
                ModelTest[] second = [.. other.Models.Select(m => ModelTest.Of(m, real, rows))];
                scores[i] = first.Average(t => t.Scores[score]);
                own[i] = RowBootstrap.Error(real, first, score, floored: false)!.Value;
                gaps[i] = scores[i] - second.Average(t => t.Scores[score]);
                errors[i] = RowBootstrap.ErrorOfGap(real, first, second, score)!.Value;
            }

            Assert.InRange(own.Average() / Moments.StandardDeviation(scores), 0.85, 1.15);
            Assert.InRange(errors.Average() / Moments.StandardDeviation(gaps), 0.85, 1.15);
        }
    }

    [Fact]
    public void Of_fewer_than_two_rows_there_is_no_error_and_undefined_resamples_are_left_out()
    {
        Assert.Null(RowBootstrap.Error(0, _ => 1));
        Assert.Null(RowBootstrap.Error(1, _ => 1));
        Assert.Equal(0, RowBootstrap.Error(2, _ => 1));
        Assert.Null(RowBootstrap.Error(2, _ => null));
        Assert.Equal(0, RowBootstrap.Error(2, weights => weights[0] == 1 ? null : 3));
    }

    private static Table Sample(int rows, ulong seed)
    {
        RandomStream stream = new RandomStream(seed).Fork("rows");
        double[] Sum(string scope) => [.. Enumerable.Range(0, rows).Select(i => Enumerable.Range(0, 6).Sum(k => stream.Fork(scope).Uniform((ulong)(6 * i + k))) - 3)];
        double[] x = Sum("x");
        double[] y = Sum("y");
        double[] noise = Sum("noise");
        string[] labels = [.. x.Zip(y, noise).Select(v => v.First + v.Second * v.Second + v.Third > 1 ? "high" : v.First + v.Third > 0 ? "middle" : "low")];
        return new Table(
        [
            new NumericColumn(new ColumnSchema("x", ColumnKind.Numerical), x),
            new NumericColumn(new ColumnSchema("y", ColumnKind.Numerical), y),
            new NumericColumn(new ColumnSchema("number", ColumnKind.Numerical), [.. x.Zip(y, noise).Select(v => v.First + v.Second * v.Second + v.Third)]),
            CategoricalColumn.FromLabels(new ColumnSchema("label", ColumnKind.Categorical), labels),
        ]);
    }
}
