using System.Globalization;
using System.Text;

namespace Harness.Conformance.Utility;

/// <summary>
/// Our models beside scikit-learn's on the same tables. The learners differ, so this is a check of plausibility: most
/// scores agree within the noise of the rows they are tested on, and no kind of model is better or worse throughout.
/// <c>HARNESS_WRITE_DOCUMENTS=1</c> writes the table to <c>docs/utility-against-scikit-learn.md</c>.
/// </summary>
public sealed class ScikitLearnTests
{
    private static readonly Lazy<SideBySide[]> All = new(() =>
    [
        .. Captures.Tables
            .Select(t => t.Dataset)
            .Distinct(StringComparer.Ordinal)
            .Where(d => Directory.Exists(Path.Combine(Folders.Datasets, d)))
            .Order(StringComparer.Ordinal)
            .AsParallel().AsOrdered()
            .SelectMany(SideBySide.Of),
    ]);

    [Fact]
    public void Most_scores_agree_within_the_noise_of_the_tested_rows()
    {
        Assert.SkipUnless(All.Value.Length > 0, Captures.Missing("scores of scikit-learn"));
        if (Environment.GetEnvironmentVariable("HARNESS_WRITE_DOCUMENTS") == "1")
        {
            AtomicFile.Write(Path.Combine(Arbitraries.Repository.Root, "docs", "utility-against-scikit-learn.md"), Document(All.Value));
        }

        foreach (var regime in All.Value.Where(s => s.Ours > 0 || s.Theirs > 0).GroupBy(s => s.Regime))
        {
            double within = regime.Count(s => !s.IsBeyondNoise) / (double)regime.Count();
            Assert.True(within >= 0.8, $"Only {within:P0} of {regime.Count()} {regime.Key} scores agree.");
            Assert.InRange(regime.Average(s => Math.Clamp(s.Ours, 0, 1) - Math.Clamp(s.Theirs, 0, 1)), -0.02, 0.02);
        }
    }

    private static string Document(SideBySide[] all)
    {
        var text = new StringBuilder();
        SideBySide[] beyond = [.. all.Where(s => s.IsBeyondNoise)];
        text.Append(CultureInfo.InvariantCulture, $"""
            # Utility: our models compared with scikit-learn's

            Written by `HARNESS_WRITE_DOCUMENTS=1 dotnet test --project tests/Harness.Conformance`.

            Accuracy (for labels) or R² (for numbers) of our models and of scikit-learn's on the same recorded tables, each the mean
            over the recorded seeds. The models are trained (T) and tested (T) on real (R) or synthetic (S) rows: TSTR is trained on
            synthetic rows and tested on real ones.
            
            * TRTS here tests on *all* synthetic rows, as the reference does. The metric of that name tests on the quarter that the
              split rule calls holdout.
            * Noise is the standard error of a score, from the rows it was tested on: binomial for accuracy, from the spread of the
              squared errors for R². A difference counts as real if it is more than twice the noise.
            * "none": scikit-learn cannot train on a table with a single class. Here such a model always answers that class.

            {all.Length} scores; {all.Length - beyond.Length} agree within the noise. Median difference {F(Median(all.Select(s => Math.Abs(s.Ours - s.Theirs))))}.

            | model | ours | scikit-learn |
            |---|---|---|
            | linear | least squares by Cholesky; multinomial logistic regression, L2 penalty 1 | LinearRegression; LogisticRegression |
            | random-forest | LightGBM: 50 trees, 70 % of the rows a tree and of the features a split, at most 128 leaves | RandomForest, 100 trees, unlimited leaves, √p features a split |
            | boosted-trees | LightGBM: 100 rounds, at least a tenth of the rows (at most 20) in a leaf | HistGradientBoosting, at least 20 rows in a leaf |

            ## Differences above the noise, and why


            """);
        foreach (var cause in beyond.GroupBy(Cause).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"**{cause.Key}** ({cause.Count()})\n\n| dataset | generator | model | | ours | scikit-learn | noise | distinct rows | out of range |\n|---|---|---|---|---|---|---|---|---|\n");
            foreach (SideBySide s in cause)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {s.Dataset} | {s.Generator} | {s.Model} | {s.Regime} {s.Score} | {F(s.Ours)} | {F(s.Theirs)} | {F(s.Noise)} | {s.Distinct:P0} | {s.Outside:P0} |\n");
            }

            text.Append('\n');
        }

        text.Append("## All scores\n");
        foreach (var dataset in all.GroupBy(s => s.Dataset))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n<details><summary>{dataset.Key}, {dataset.First().Score}: ours / scikit-learn</summary>\n\n| generator | model | TRTR | TSTR | TRTS |\n|---|---|---|---|---|\n");
            foreach (var row in dataset.GroupBy(s => (s.Generator, s.Model)))
            {
                text.Append(CultureInfo.InvariantCulture, $"| {row.Key.Generator} | {row.Key.Model} |");
                foreach (string regime in new[] { "TRTR", "TSTR", "TRTS" })
                {
                    SideBySide? one = row.FirstOrDefault(s => s.Regime == regime);
                    text.Append(CultureInfo.InvariantCulture, $" {(one is null ? "none" : $"{F(one.Ours)} / {F(one.Theirs)}{(one.IsBeyondNoise ? " *" : "")}")} |");
                }

                text.Append('\n');
            }

            text.Append("\n</details>\n");
        }

        return text.ToString();
    }

    private static string Cause(SideBySide s) => s switch
    {
        { Score: "r2", Ours: < 0.05, Theirs: < 0.05 } => "1. Useless on both sides. R² is at or below 0: far from the rows that it was trained on, a model's answers are arbitrary. The gaps raise a negative R² to 0, so these differences do not count",
        { Distinct: < 0.1 } => "2. Few distinct rows. The tested table repeats the same few feature rows, so a single answer that differs between two learners moves many rows at once. The binomial noise takes the rows as independent",
        { Outside: > 0.1 } => "3. Out of range. More than a tenth of the tested rows have a value outside the range of the training rows. There a tree answers with its outermost leaf, and which split made that leaf is the learner's choice",
        { Regime: "TRTS" } => "4. Combinations that no real row has. Each value is within the real range, but their combination is not. Forests that draw most of the features (ours) or few of them extrapolate differently, and so do a plain and a ridge regression. TRTR and TSTR of the same models agree",
        _ => "5. A weak relation. Where the target hardly depends on the features, learners pick up different accidents of the table",
    };

    private static double Median(IEnumerable<double> values) => Statistics.Moments.Median([.. values.Order()]);

    private static string F(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
