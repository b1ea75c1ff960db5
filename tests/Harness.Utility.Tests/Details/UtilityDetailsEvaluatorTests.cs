using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Random;
using Harness.Tables;
using Harness.Utility.Details;
using Harness.Utility.Fits;
using Harness.Utility.Scores;

namespace Harness.Utility.Tests.Details;

public class UtilityDetailsEvaluatorTests
{
    [Theory]
    [InlineData("penguins")]
    [InlineData("diabetes")]
    [InlineData("titanic")]
    public void Train_itself_has_no_gap_and_the_same_importances(string name)
    {
        Dataset dataset = Read(name);
        Dictionary<string, MetricResult> results = Results(dataset, dataset.Train);

        Assert.All(new UtilityDetailsEvaluator().Metrics, m => Assert.True(
            results[m.Id] is MetricResult.NotApplicable
                || Math.Abs(((MetricResult.Computed)results[m.Id]).Value - (m.Id == "importance-agreement" ? 1 : 0)) < 1e-12,
            $"{results[m.Id]}"));
        Assert.Equal(dataset.Task == TaskKind.Regression, results["class-recall-gap"] is MetricResult.NotApplicable);
        Assert.IsType<MetricResult.Computed>(results["subgroup-gap-worst"]);
    }

    [Fact]
    public void A_class_that_is_never_produced_loses_its_recall_and_is_named()
    {
        Dataset dataset = Read("iris");
        var species = (CategoricalColumn)dataset.Train["species"];
        int lost = species.Levels.ToList().IndexOf("virginica");
        Table without = dataset.Train.Take([.. Enumerable.Range(0, dataset.Train.RowCount).Where(row => species.Codes[row] != lost)]);

        var gap = (MetricResult.Computed)Results(dataset, without)["class-recall-gap-worst"];

        MetricPart worst = gap.Parts.MaxBy(p => p.Value)!;
        Assert.Equal("virginica", worst.Name);
        Assert.Contains("→ 0.00 on", worst.Note, StringComparison.Ordinal);
        Assert.Equal(worst.Value, gap.Value);
    }

    [Fact]
    public void A_subgroup_whose_answers_are_turned_round_is_the_worst()
    {
        Dataset dataset = Read("titanic");
        var sex = (CategoricalColumn)dataset.Train["sex"];
        var survived = (CategoricalColumn)dataset.Train["survived"];
        int women = sex.Levels.ToList().IndexOf("Female");
        Table turned = dataset.Train.With(new CategoricalColumn(
            survived.Schema, [.. survived.Codes.ToArray().Select((code, row) => sex.Codes[row] == women ? 1 - code : code)], [.. survived.Levels]));

        var gap = (MetricResult.Computed)Results(dataset, turned)["subgroup-gap-worst"];

        Assert.Contains(gap.Parts.MaxBy(p => p.Value)!.Name, new List<string> { "sex = Female", "class = 1st", "class = 2nd" });
        Assert.True(gap.Parts.Single(p => p.Name == "sex = Female").Value > 0.2);
        Assert.True(gap.Parts.Single(p => p.Name == "sex = Male").Value < 0.1);
    }

    /// <summary>By hand: bins (.5, .6] with one right of .6 and one wrong of .55, (.8, .9] with one right of .9.</summary>
    [Fact]
    public void The_calibration_error_is_that_of_its_definition() =>
        Assert.Equal((Math.Abs(1 - 1.15) + Math.Abs(1 - 0.9)) / 3, Calibration.Error([0.6, 0.4, 0.45, 0.55, 0.1, 0.9], 2, [1, 0, 1]), 1e-15);

    [Fact]
    public void A_column_whose_relation_is_moved_to_another_turns_the_importances()
    {
        Dataset dataset = Read("diabetes");
        var agreement = (MetricResult.Computed)Results(dataset, Swapped(dataset.Train, "ltg", "sex"))["importance-agreement"];
        Assert.True(agreement.Value < 0.8, $"{agreement.Value}");
    }

    [Theory]
    [InlineData("iris")]
    [InlineData("titanic")]
    [InlineData("diabetes")]
    public void Weighted_scores_are_the_scores_of_repeated_rows(string name)
    {
        Dataset dataset = Read(name);
        RealFits real = Fits(dataset);
        double[] weights = [.. Enumerable.Range(0, real.Holdout.Count).Select(row => (double)new RandomStream(3).Index((ulong)row, 4))];
        int[] repeated = [.. weights.SelectMany((w, row) => Enumerable.Repeat(row, (int)w))];
        foreach (ModelTest test in real.Tests)
        {
            for (int score = 0; score < 3; score++)
            {
                double expected = real.Target.IsRegression
                    ? Score(NumberScores.Of([.. repeated.Select(r => real.Holdout.Answers[r])], [.. repeated.Select(r => test.Predicted[r])]), score) * (score == 0 ? 1 : real.Target.Unit)
                    : Score(ClassScores.Of(
                        [.. repeated.Select(r => (int)real.Holdout.Answers[r])],
                        [.. repeated.SelectMany(r => test.Predicted[(r * test.Model.Classes)..((r + 1) * test.Model.Classes)])],
                        test.Model.Classes), score);
                Assert.Equal(1, WeightedScore.Of(real.Target, test, score, floored: false).Of(weights) / expected, 1e-12);
            }
        }
    }

    [Fact]
    public void The_bootstrap_error_of_an_accuracy_gap_is_near_that_of_the_formula()
    {
        Dataset dataset = Read("titanic");
        RealFits real = Fits(dataset);
        ModelTest[] other = real.TrainAndTest(Harness.Utility.Encoding.LabelledRows.Of(Swapped(dataset.Train, "sex", "age"), real.Target), real.Holdout, default);
        double[] differences = [.. Enumerable.Range(0, real.Holdout.Count).Select(row => real.Tests.Average(t => t.Correct[row]) - other.Average(t => t.Correct[row]))];
        double formula = Statistics.Moments.StandardDeviation(differences) / Math.Sqrt(differences.Length);

        Assert.InRange(RowBootstrap.ErrorOfGap(real, real.Tests, other, 0)!.Value / formula, 0.8, 1.2);
    }

    [Fact]
    public void Noise_lifts_nothing_and_train_again_little()
    {
        Dataset dataset = Read("diabetes");
        Table noise = new(dataset.Train.Columns.Select((c, i) => c.Take(new RandomStream(1).Fork(i).Permutation(c.Length))));

        MetricResult.Computed Lift(Table table) => Assert.IsType<MetricResult.Computed>(new AugmentationEvaluator().Evaluate(new PairContext(dataset, table)).Single());

        Assert.InRange(Lift(dataset.Train).Value, -0.1, 0.1);
        Assert.True(Lift(noise).Value < Lift(dataset.Train).Value);
        Assert.True(Lift(noise).Uncertainty > 0);
        Assert.Equal(0, Lift(dataset.Train.Take([])).Value);
    }

    private static double Score(NumberScores scores, int index) => index switch { 0 => scores.R2, 1 => scores.Rmse, _ => scores.Mae };

    private static double Score(ClassScores scores, int index) => index switch { 0 => scores.Accuracy, 1 => scores.MacroF1, _ => scores.Auc };

    private static Table Swapped(Table table, string first, string second)
    {
        int[] order = new RandomStream(7).Permutation(table.RowCount);
        return new(table.Columns.Select(c => c.Name == first || c.Name == second ? c.Take(order) : c));
    }

    private static RealFits Fits(Dataset dataset)
    {
        RealFits? fits = null;
        RealFits.Use(new PairContext(dataset, dataset.Train), int.MaxValue, [], real =>
        {
            fits = real;
            return [];
        });
        return fits!;
    }

    private static Dictionary<string, MetricResult> Results(Dataset dataset, Table synthetic) =>
        new UtilityDetailsEvaluator().Evaluate(new PairContext(dataset, synthetic)).ToDictionary(r => r.Id, StringComparer.Ordinal);

    private static Dataset Read(string name) => DatasetReader.Read(Path.Combine(Repository.Root, "datasets", name));
}
