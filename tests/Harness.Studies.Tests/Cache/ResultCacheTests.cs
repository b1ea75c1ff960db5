using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Generators;
using Harness.Generators.Cart;
using Harness.Generators.Rules;
using Harness.Metrics.Dependence;
using Harness.Metrics.Marginals;
using Harness.Scoring;
using Harness.Studies.Cache;

namespace Harness.Studies.Tests.Cache;

public sealed class ResultCacheTests
{
    [Fact]
    public void What_is_kept_is_found_again_by_the_same_code_on_the_same_inputs()
    {
        using var folder = new TemporaryFolder();
        var evaluator = new MarginalEvaluator();
        new ResultCache(folder.FullName).Keep(evaluator, ["iris", "1"], new Entry(0.1 + 0.2));
        var cache = new ResultCache(folder.FullName);
        Assert.Equal(0.1 + 0.2, cache.Find<Entry>(evaluator, ["iris", "1"])!.Value);
        Assert.Null(cache.Find<Entry>(evaluator, ["iris", "2"]));
        Assert.Null(cache.Find<Entry>(new DependenceEvaluator(), ["iris", "1"]));
    }

    [Fact]
    public void Half_an_entry_is_none()
    {
        using var folder = new TemporaryFolder();
        var evaluator = new MarginalEvaluator();
        new ResultCache(folder.FullName).Keep(evaluator, ["iris"], new Entry(1));
        string file = Assert.Single(Directory.EnumerateFiles(folder.FullName, "*.json", SearchOption.AllDirectories));
        File.WriteAllText(file, File.ReadAllText(file)[..^3]);
        Assert.Null(new ResultCache(folder.FullName).Find<Entry>(evaluator, ["iris"]));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_to_is_one_warning_and_no_failure()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("cache", "a file where the folder should be");
        var warnings = new List<string>();
        var cache = new ResultCache(file, warnings.Add);
        cache.Keep(new MarginalEvaluator(), ["a"], new Entry(1));
        cache.Keep(new MarginalEvaluator(), ["b"], new Entry(2));
        Assert.Contains(file, Assert.Single(warnings), StringComparison.Ordinal);
        Assert.Null(cache.Find<Entry>(new MarginalEvaluator(), ["a"]));
    }

    /// <summary>With a cache full of a good generator's scores, a worse one of the same id and version is scored afresh.</summary>
    [Fact]
    public async Task A_worse_generator_is_not_judged_by_the_scores_of_a_better_one()
    {
        using var folder = new StudyFolder();
        folder.AddDataset("iris", Dataset.Load(Repository.Dataset("iris")).Real, "species");
        folder.Generators.Add(("cart", "1"));
        double good = await Error(new CartGenerator());
        double bad = await Error(new CartGenerator(new CartOptions { MinimumLeaf = 400 }));
        Assert.True(bad > 2 * good, $"{bad} after {good}");
        Assert.Equal(good, await Error(new CartGenerator()));

        async Task<double> Error(IGenerator cart)
        {
            StudyManifest manifest = folder.Manifest();
            var study = new Study(manifest, new StudyRegistry { Evaluators = [new DependenceEvaluator()], Generators = [new RuleKeepingGenerator(cart)] });
            Scorecard scorecard = await study.ScoreAsync(Assert.Single(manifest.Pairs), TestContext.Current.CancellationToken);
            return scorecard.Find("association-error")!.Value!.Value;
        }
    }

    private sealed record Entry(double Value);
}
