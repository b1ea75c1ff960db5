using System.Globalization;
using System.Text.RegularExpressions;
using FsCheck.Xunit;
using Harness.Datasets;
using Harness.Random;
using Harness.Studies;

namespace Harness.Reports.Tests;

public partial class MarkdownReportTests
{
    /// <summary>Better on each of six datasets has p = 2/2⁶, on each of five 2/2⁵: no star, however large the difference.</summary>
    [Theory]
    [InlineData(5, "0.062 |")]
    [InlineData(6, @"0.031 \* |")]
    public void A_star_needs_six_datasets(int datasets, string cell)
    {
        string report = MarkdownReport.Write(Reports.Study([.. Enumerable.Range(0, datasets).SelectMany(i => (PairOutcome[])
            [Reports.Pair(Reports.Dataset($"d{i}"), "first", [0.1]), Reports.Pair(Reports.Dataset($"d{i}"), "second", [0.4 + 0.01 * i])])]));

        Assert.Contains($"| first | second | {datasets} | ", report, StringComparison.Ordinal);
        Assert.Contains(cell, report, StringComparison.Ordinal);
        Assert.Contains("fewer than 6 datasets cannot get there", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_that_a_newcomer_asks_first_is_there()
    {
        string report = MarkdownReport.Write(Reports.Study(
            Reports.Pair(Reports.Dataset("iris"), "best", [0.02, 0.04]),
            Reports.Pair(Reports.Dataset("iris"), "good", [0.05, 0.05], density: 0.9),
            Reports.Pair(Reports.Dataset("iris"), "nothing", [0.01], baseline: "knows nothing"),
            Reports.Failed(Reports.Dataset("penguins"), "best", "no luck")));

        Assert.Contains("**The gate fails** for 1 of 4 pairs:\n\n* penguins / best: the generator failed and thresholds.json does not name the failure (X in fit: no luck); if it is the library's own, add under pairs.penguins.best: \"failure\": {", report, StringComparison.Ordinal);
        Assert.Contains("| generator | fidelity | utility | novelty |\n|---|---|---|---|\n| best | 1 | – | – |\n| good | 1 | – | – |\n| nothing (baseline) | 1 | – | – |\n", report, StringComparison.Ordinal);
        Assert.Contains("2 of 3 pairs of a dataset and a candidate clear it, 0 are inconclusive. The others are held at their known level, which is no praise.", report, StringComparison.Ordinal);
        Assert.Contains("| iris | best, good | none |  |", report, StringComparison.Ordinal);
        Assert.Contains("| penguins | none | none | best (failed) |", report, StringComparison.Ordinal);
        Assert.Contains("""
            ### iris

            3 rows to learn from, 3 held out.

            | generator | bar | ks-statistic ≤ 0.1 |
            |---|---|---|
            | best | met | <b>✓ 0.03 ± 0.014</b> |
            | good | met | ✓ 0.05 |
            | <i>nothing</i> | baseline | ✓ 0.01 |

            <details><summary>Metrics without a bar</summary>

            | joint | density ↑ |
            |---|---|
            | best | 0.5 |
            | good | 0.9 |
            | <i>nothing</i> | 0.5 |

            </details>

            """, report, StringComparison.Ordinal);
        Assert.Contains("### iris: x\n\n| accuracy | TRTR | TSTR | TRTS | TSTS |\n|---|---|---|---|---|\n| best | – | 0.75 | – | – |\n", report, StringComparison.Ordinal);
        Assert.Contains("*nothing*, a baseline: knows nothing.", report, StringComparison.Ordinal);
        Assert.Contains("| penguins / best | 1 | fit | X: no luck |", report, StringComparison.Ordinal);
        Assert.Contains("| iris | Title of iris | 3 + 3 | 1 numerical | x (regression) | CC0 | a test |", report, StringComparison.Ordinal);
        Assert.Contains("| best | Title of best | 1.2 | MIT | 2 | 1 to 2 | – |", report, StringComparison.Ordinal);
        Assert.Contains("* ks-statistic: a \\| b\n", report, StringComparison.Ordinal);
        Assert.DoesNotContain("narrowed", report, StringComparison.Ordinal);
    }

    [Fact]
    public void What_all_share_needs_no_column_and_a_tie_of_all_no_best()
    {
        Dataset iris = Reports.Dataset("iris");

        string report = MarkdownReport.Write(Reports.Study(Reports.Pair(iris, "a", [0]), Reports.Pair(iris, "b", [0])));

        Assert.Contains("| generator | bar |\n|---|---|\n| a | met |\n| b | met |\n\nThe same for all: ks-statistic ✓ 0 (≤ 0.1).\n", report, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Failing_pairs_come_before_everything_with_what_is_wrong()
    {
        Dataset iris = Reports.Dataset("iris");

        string report = MarkdownReport.Write(Reports.Study(
            Reports.Pair(iris, "fine", [0.01]),
            Reports.Pair(iris, "held", [0.3, 0.5]),
            Reports.Pair(iris, "lost", [0.3, 0.5], lost: true),
            Reports.Pair(iris, "new", [0.01], SnapshotStatus.New),
            Reports.Pair(iris, "promised", [0.3, 0.5], required: true),
            Reports.Pair(iris, "worse", [0.02], SnapshotStatus.Worse)) with
        {
            NotJudged = [new NotJudged(new StudyPair("iris", "broken", "user", [1], [], true), "seed-1.csv, line 2: the row has 2 cells")],
            PairsInAll = 7,
        });

        Assert.StartsWith("""
            # Study: can synthetic tables stand in for the real ones?

            **The gate fails** for 5 of 7 pairs:

            * iris / lost: ks-statistic 0.4 ± 0.14, limit ≤ 0.1
            * iris / new: no snapshot yet
            * iris / promised: required to clear the bar; ks-statistic 0.4 ± 0.14, limit ≤ 0.1
            * iris / worse: ks-statistic 0.01 → 0.02 against its snapshot
            * iris / broken: not judged: seed-1.csv, line 2: the row has 2 cells

            """, report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_judged_nothing_has_not_passed()
    {
        string report = MarkdownReport.Write(Reports.Study() with { NotJudged = [new NotJudged(new StudyPair("iris", "broken", "user", [1], [], true), "timed out")], PairsInAll = 1 });

        Assert.Contains("**The gate fails** for 1 of 1 pairs:\n\n* iris / broken: not judged: timed out\n", report, StringComparison.Ordinal);
        Assert.DoesNotContain("narrowed", report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_narrowed_run_says_so_before_its_verdict()
    {
        string report = MarkdownReport.Write(Reports.Study(Reports.Pair(Reports.Dataset("iris"), "a", [0.01])) with { PairsInAll = 87 });

        Assert.StartsWith("# Study: can synthetic tables stand in for the real ones?\n\n**A narrowed run: 1 of 87 pairs.**\n\n**The gate passes**", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_number_of_rows_than_train_is_said()
    {
        Dataset iris = Reports.Dataset("iris");

        string report = MarkdownReport.Write(Reports.Study(Reports.Pair(iris, "same", [0.01]), Reports.Pair(iris, "twice", [0.01], rows: 6)));

        Assert.Contains("\n\n* iris / twice: 6 synthetic rows beside 3 of train: how far chance moves a value, and how much models learn, depends on their number.\n", report, StringComparison.Ordinal);
        Assert.DoesNotContain("* iris / same:", report, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_study_gives_the_same_bytes_in_any_culture()
    {
        StudyResult study = Reports.Study(Reports.Pair(Reports.Dataset("iris"), "a", [0.01, -0.03]), Reports.Pair(Reports.Dataset("iris"), "b", [1234.5]));
        string report = MarkdownReport.Write(study);
        CultureInfo before = CultureInfo.CurrentCulture;
        var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        other.NumberFormat.NumberDecimalSeparator = ",";
        other.NumberFormat.NegativeSign = "minus ";
        try
        {
            CultureInfo.CurrentCulture = other;
            Assert.Equal(report, MarkdownReport.Write(study));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.Contains("-0.01 ± 0.028", report, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', report);
    }

    // Names that would open a tag, a cell, code, emphasis, a link, a formula or a heading; and any mixture of their letters.
    [Theory]
    [InlineData("a|b")]
    [InlineData("`code`")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("</details>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("*bold* _it_ ~~gone~~")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("![x](y)")]
    [InlineData("$x^2$")]
    [InlineData("line\nbreak\r\n# heading")]
    [InlineData("&lt;b&gt;")]
    [InlineData("back\\slash\\|")]
    [InlineData("<!-- comment")]
    public void A_hostile_name_is_text_wherever_it_stands(string name) => IsText(name);

    [Property]
    public void Any_mixture_of_hostile_letters_is_text(ulong seed)
    {
        const string Letters = "a|`<>/*_~[]()!$#&;\\\n\r\"'-=+. ";
        RandomStream stream = new RandomStream(seed).Fork("name");
        IsText(string.Concat(Enumerable.Range(1, 1 + stream.Index(0, 10)).Select(i => Letters[stream.Index((ulong)i, Letters.Length)])));
    }

    private static void IsText(string name)
    {
        string plain = Write("plain");
        string hostile = Write(name);

        // The same lines, cells and tags as with a harmless name: nothing that the name holds is markup.
        Assert.Equal(Skeleton(plain), Skeleton(hostile));

        static string Write(string name)
        {
            Dataset dataset = Reports.Dataset(name, name);
            return MarkdownReport.Write(Reports.Study(
                Reports.Pair(dataset, name, [0.5], SnapshotStatus.Worse, model: name),
                Reports.Pair(dataset, name + "2", [0.01]),
                Reports.Pair(dataset, "baseline", [0.01], baseline: name),
                Reports.Failed(dataset, name + "3", name)));
        }
    }

    // What is left when everything but markup is taken away: escaped letters and entities are text.
    private static string Skeleton(string report) => Text().Replace(Escaped().Replace(report, "x"), "x");

    [GeneratedRegex(@"\\[|\\`*_\[\]#~$]|&amp;|&lt;|&gt;")]
    private static partial Regex Escaped();

    // Runs of letters that are no markup; a hyphen, a bracket or a mark that the escapes leave alone is text too.
    [GeneratedRegex(@"[^|`<>*_~\[\]$#&\\\n\r]+")]
    private static partial Regex Text();
}
