using System.Globalization;
using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Generators;
using Harness.Neural.Ctgan;
using Harness.Neural.Tvae;
using Harness.Tables;

namespace Harness.Neural.Tests.TenSeeds;

/// <summary>
/// CTGAN and TVAE as SDV runs them, beside ten recorded seeds of SDV's own. A minute or two of training on recordings that a clone does not have, so by request only: <c>dotnet test
/// --project tests/Harness.Neural.Tests --filter-class "*TenSeedTests" --explicit on</c>; with <c>HARNESS_WRITE_DOCUMENTS=1</c> the presets' results go to docs/ten-seeds.md.
/// </summary>
public sealed class TenSeedTests
{
    private const int Seeds = 10;

    // Twelve comparisons, one in twenty of which may fail in all (Bonferroni).
    private const double Level = 0.05 / 12;

    private static readonly string[] Datasets = ["penguins", "diabetes"];

    [Fact(Explicit = true)]
    public void The_presets_are_indistinguishable_from_SDVs()
    {
        SeedComparison[] all =
        [
            .. Compare("tvae", "sdv-tvae", (train, seed) => Table(new TvaeGenerator(TvaeOptions.AsSdv), train, seed)),
            .. Compare("ctgan", "sdv-ctgan", (train, seed) => Table(new CtganGenerator(CtganOptions.AsSdv), train, seed)),
        ];
        if (Environment.GetEnvironmentVariable("HARNESS_WRITE_DOCUMENTS") == "1")
        {
            AtomicFile.Write(Path.Combine(Repository.Root, "docs", "ten-seeds.md"), Document(all));
        }

        AssertSame(all);
    }

    private static Table Table(IGenerator generator, Table train, ulong seed) =>
        generator.Fit(train, new FitContext { Seed = seed }).Sample(train.RowCount, seed);

    private static IEnumerable<SeedComparison> Compare(string name, string library, Func<Table, ulong, Table> make)
    {
        RecordedSeeds.SkipWhereMissing();
        NeedsTorch.Check();
        foreach (Dataset dataset in Datasets.Select(RecordedSeeds.Dataset))
        {
            var ours = new TableScores[Seeds];
            Parallel.For(0, Seeds, i => ours[i] = TableScores.Of(dataset, make(dataset.Train, (ulong)i + 1)));
            var comparison = new SeedComparison($"{name}; {dataset.Name}", ours, RecordedSeeds.Scores(dataset, library));
            TestContext.Current.TestOutputHelper?.WriteLine(comparison.Row);
            yield return comparison;
        }
    }

    private static void AssertSame(SeedComparison[] all) =>
        Assert.All(all, comparison => Assert.All(comparison.Probabilities, p => Assert.True(p.Probability > Level, comparison.Row)));

    private static string Document(SeedComparison[] all) => string.Create(CultureInfo.InvariantCulture, $"""
        # Ten seeds of CTGAN and TVAE compared with SDV's

        Written by `HARNESS_WRITE_DOCUMENTS=1 dotnet test --project tests/Harness.Neural.Tests --filter-class "*TenSeedTests" --explicit on`.

        Are `ctgan` and `tvae` with the presets `CtganOptions.AsSdv` and `TvaeOptions.AsSdv` the same as SDV's? Each cell has the mean
        ± standard deviation over ten seeds, ours / SDV 1.38.1's, and the p-value of a two-sided permutation test on the difference of the
        means, over all 184,756 ways to divide the twenty scores. Two lists count as different below p = {Level:0.0000}: with twelve
        comparisons, at least one is then wrong by chance in at most one run of twenty.

        {SeedComparison.Head}
        {string.Join('\n', all.Select(c => c.Row))}

        """);
}
