using System.Globalization;
using System.Text.RegularExpressions;
using FsCheck.Xunit;
using Harness.Datasets;
using Harness.Random;
using Harness.Reports.Markdown;
using Harness.Studies;
using Harness.Studies.Snapshots;

namespace Harness.Reports.Tests;

public partial class MarkdownReportTests
{
    [Fact]
    public void Everything_that_a_newcomer_asks_first_is_there()
    {
        string report = MarkdownReport.Write(Reports.Study(
            Reports.Pair(Reports.Dataset("iris"), "best", [0.02, 0.04]),
            Reports.Pair(Reports.Dataset("iris"), "held", [0.3]),
            Reports.Pair(Reports.Dataset("iris"), "nothing", [0.01], baseline: "knows nothing"),
            Reports.Pair(Reports.Dataset("penguins"), "best", [0.5], required: true),
            Reports.Failed(Reports.Dataset("penguins"), "held", "no luck")));

        Assert.Equal("""
            # Study: can synthetic tables stand in for the real ones?

            **The gate fails** for 2 of 5 pairs: 1 whose generator failed, 1 required to clear the bar, not clearing it.

            **The bar**, what a good substitute has to clear: of 3 pairs 1 clears it, 0 are inconclusive, 2 miss it. Besides, 1 pair has no table: the library failed. 1 pair of a baseline stands beside them, never judged.

            ## What changed since the snapshots

            ### Worse

            | pair | what | metric | before → now | noise | most in | why |
            |---|---|---|---|---|---|---|
            | [penguins / held](pairs/penguins/held.html) | generator failed |  |  | – |  | the generator failed and thresholds.json does not name the failure (X in fit: no luck); if it is the library's own, add under pairs.penguins.held: "failure": { "type": "X", "reason": "…" } |
            | [penguins / best](pairs/penguins/best.html) | required | ks-statistic | 0.5 | – |  | limit ≤ 0.1 |

            ## Who clears the bar

            ✓ clears it; ✗ misses so many limits; ? misses none, so many are open: too few rows to tell; *failed*: no table. **Bold**: required to clear it. ▼: does not pass the gate. Who clears most stands first.

            | generator | iris, 3 rows | penguins, 3 rows |
            |---|---|---|
            | best | ✓ | **✗ 1** ▼ |
            | held | ✗ 1 | *failed* ▼ |

            Baselines frame the others and have no verdict: nothing (knows nothing).

            ## What is missed most

            | metric | missed by, of 3 | farthest beyond |
            |---|---|---|
            | ks-statistic | 2 | penguins / best |

            <details><summary>2 pairs miss limits, most missed first</summary>

            * [iris / held](pairs/iris/held.html) 1 of 1: ks-statistic 0.3, limit 0.1
            * [penguins / best](pairs/penguins/best.html) 1 of 1: ks-statistic 0.5, limit 0.1

            </details>

            ## Failures of the libraries

            | pair | seeds | stage | failure | what is known of it |
            |---|---|---|---|---|
            | penguins / held | 1 | fit | X: no luck | named nowhere |

            ## Where the numbers are

            * [index.html](index.html): every pair with its columns, utility, ranks and costs; open it in a browser.
            * `study.json`: every limit with value, bound, chance and worst columns, and every change, for programs.
            * *met*, *missed* and *inconclusive* speak of the generator, the gate of the change under review: a pair that misses the bar passes while it is no worse than its snapshot. It is held at its known level, which is no praise.

            """, report);
    }

    [Fact]
    public void What_changed_is_listed_worst_first_with_the_commands()
    {
        Dataset iris = Reports.Dataset("iris");
        SnapshotDifference Move(string metric, Change change, double? over) => new(metric, change, "0.1", "0.2", ["x 0.1 → 0.4"]) { Noise = 0.0123, OverNoise = over };

        string report = MarkdownReport.Write(Reports.Study(
            Reports.Pair(iris, "same", [0.01]),
            Reports.Pair(iris, "better", [0.01], SnapshotStatus.Better) with { Differences = [Move("density", Change.Better, 3)] },
            Reports.Pair(iris, "worse", [0.02], SnapshotStatus.Worse) with { Differences = [Move("a", Change.Worse, 2), Move("b", Change.Worse, 5), Move("c", Change.Changed, 0.5)] },
            Reports.Pair(iris, "new", [0.01], SnapshotStatus.New)) with
        {
            NotJudged = [new NotJudged(new StudyPair("iris", "broken", "user", [1], [], true), "seed-1.csv, line 2: the row has 2 cells")],
            PairsInAll = 7,
            AcceptLosses = "accept worse",
            KeepGains = "accept better",
        });

        Assert.StartsWith("""
            # Study: can synthetic tables stand in for the real ones?

            **A narrowed run: 5 of 7 pairs.**

            **The gate fails** for 3 of 5 pairs: 1 not judged, 1 worse than the snapshot, 1 without a snapshot.

            **The bar**, what a good substitute has to clear: of 4 pairs 4 clear it, 0 are inconclusive, 0 miss it.

            ## What changed since the snapshots

            ### Worse

            | pair | what | metric | before → now | noise | most in | why |
            |---|---|---|---|---|---|---|
            | iris / broken | not judged |  |  | – |  | seed-1.csv, line 2: the row has 2 cells |
            | [iris / worse](pairs/iris/worse.html) | worse | b | 0.1 → 0.2 | ± 0.012 | x 0.1 → 0.4 |  |
            | [iris / worse](pairs/iris/worse.html) | worse | a | 0.1 → 0.2 | ± 0.012 | x 0.1 → 0.4 |  |
            | [iris / new](pairs/iris/new.html) | no snapshot |  |  | – |  | review the scores, then accept them |

            If that is meant, accept it and say why each score moved:

            ```sh
            accept worse
            ```

            ### Better

            | pair | what | metric | before → now | noise | most in | why |
            |---|---|---|---|---|---|---|
            | [iris / better](pairs/iris/better.html) | better | density | 0.1 → 0.2 | ± 0.012 | x 0.1 → 0.4 |  |

            Keep the gain, so that it cannot be lost:

            ```sh
            accept better
            ```

            ### Moved within noise

            | pair | what | metric | before → now | noise | most in | why |
            |---|---|---|---|---|---|---|
            | [iris / worse](pairs/iris/worse.html) | within noise | c | 0.1 → 0.2 | ± 0.012 | x 0.1 → 0.4 |  |


            """, report, StringComparison.Ordinal);
        Assert.Contains("\n| broken | *not judged* ▼ |\n", report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_judged_nothing_has_not_passed()
    {
        string report = MarkdownReport.Write(Reports.Study() with { NotJudged = [new NotJudged(new StudyPair("iris", "broken", "user", [1], [], true), "timed out")], PairsInAll = 1 });

        Assert.Contains("**The gate fails** for 1 of 1 pair: 1 not judged.\n", report, StringComparison.Ordinal);
        Assert.Contains("| generator | iris |\n|---|---|\n| broken | *not judged* ▼ |\n", report, StringComparison.Ordinal);
        Assert.DoesNotContain("narrowed", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_number_of_rows_than_train_is_said()
    {
        Dataset iris = Reports.Dataset("iris");

        string report = MarkdownReport.Write(Reports.Study(Reports.Pair(iris, "same", [0.01]), Reports.Pair(iris, "twice", [0.01], rows: 6)));

        Assert.Contains("## Notes\n\n* iris / twice: 6 synthetic rows beside 3 of train: how far chance moves a value, and how much models learn, depends on their number.\n", report, StringComparison.Ordinal);
        Assert.DoesNotContain("* iris / same:", report, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData((int)SnapshotStatus.Worse)]
    [InlineData((int)SnapshotStatus.Better)]
    public void Even_a_large_study_is_short(int snapshot)
    {
        string report = MarkdownReport.Write(Reports.Large((SnapshotStatus)snapshot));

        Assert.InRange(report.Count(c => c == '\n'), 60, 300);
        Assert.Contains(snapshot == (int)SnapshotStatus.Worse ? "\nAnd 8720 more, of 800 pairs: `study.json` has them all.\n" : "\nAnd 7980 more, of 798 pairs:", report, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_study_gives_the_same_bytes_in_any_culture()
    {
        StudyResult study = Reports.Study(Reports.Pair(Reports.Dataset("iris"), "a", [0.01, -0.03]), Reports.Pair(Reports.Dataset("iris"), "b", [1234.4]));
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

        Assert.Contains("ks-statistic 1234, limit 0.1", report, StringComparison.Ordinal);
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
    [InlineData("@mention")]
    [InlineData("a@b.c and #12")]
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
            StudyResult study = Reports.Study(
                Reports.Pair(dataset, name, [0.5], SnapshotStatus.Worse, model: name) with { Differences = [new SnapshotDifference(name, Change.Worse, name, name, [name])] },
                Reports.Pair(dataset, name + "2", [0.01]),
                Reports.Pair(dataset, "baseline", [0.01], baseline: name),
                Reports.Failed(dataset, name + "3", name)) with
            { Notes = [name] };
            return MarkdownReport.Write(study) + StudySummary.OfJob.Write(study, null);
        }
    }

    [Theory]
    [InlineData("@octocat", "@&#8203;octocat")]
    [InlineData("fixes #12", @"fixes \#&#8203;12")]
    [InlineData("a @ b # c", @"a @ b \# c")]
    public void Nobody_is_called_and_no_issue_is_linked(string name, string expected) => Assert.Equal(expected, MarkdownTable.Escape(name));

    // What is left when everything but markup is taken away: escaped letters and entities are text.
    private static string Skeleton(string report) => Text().Replace(Escaped().Replace(report, "x"), "x");

    [GeneratedRegex(@"\\[|\\`*_\[\]#~$]|&amp;|&lt;|&gt;|&\#8203;|]\([\w%/.~-]+\.html\)")]
    private static partial Regex Escaped();

    // Runs of letters that are no markup; a hyphen, a bracket or a mark that the escapes leave alone is text too.
    [GeneratedRegex(@"[^|`<>*_~\[\]$#&\\\n\r]+")]
    private static partial Regex Text();
}
