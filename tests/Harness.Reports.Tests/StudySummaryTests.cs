using System.Text;
using Harness.Datasets;
using Harness.Studies;
using Harness.Studies.Snapshots;

namespace Harness.Reports.Tests;

/// <summary>What a reviewer reads in a minute.</summary>
public class StudySummaryTests
{
    // GitHub refuses a longer comment: "body is too long (maximum is 65536 characters)".
    private const int CommentTakes = 65536;

    private static readonly Dataset Iris = Reports.Dataset("iris");

    [Fact]
    public void A_green_run_is_said_in_a_few_lines() => Assert.Equal("""
        ## ✓ Synthetic tables: the gate passes

        **The gate passes**: none of 2 pairs is worse than its limits or its snapshot.

        **The bar**, what a good substitute has to clear: of 2 pairs 1 clears it, 0 are inconclusive, 1 misses it.

        The artifact `report` has the rest: open `index.html` for every pair and column, `study.md` for every change, `study.json` for programs.

        """, StudySummary.OfJob.Write(Reports.Study(Reports.Pair(Iris, "a", [0.01]), Reports.Pair(Iris, "b", [0.5])), null));

    [Fact]
    public void A_red_run_says_what_broke_where_and_what_to_do()
    {
        SnapshotDifference Move(string metric, double over, Change change = Change.Worse) => new(metric, change, "0.1", "0.2", ["x 0.1 → 0.4"]) { Noise = 0.0123, OverNoise = over };

        string summary = StudySummary.OfJob.Write(
            Reports.Study(
                Reports.Pair(Iris, "cart", [0.02], SnapshotStatus.Worse) with { Differences = [Move("a", 2), Move("b", 5), Move("c", 4), Move("d", 3), Move("e", 9, Change.Changed)] },
                Reports.Pair(Iris, "gan", [0.02], SnapshotStatus.Better) with { Differences = [Move("a", 2, Change.Better)] },
                Reports.Pair(Reports.Dataset("penguins"), "cart", [0.02], SnapshotStatus.Worse) with { Differences = [Move("b", 7)] },
                Reports.Pair(Reports.Dataset("penguins"), "arf", [0.5], required: true)) with
            {
                Notes = ["a note"],
                AcceptLosses = "accept cart",
                KeepGains = "accept gan",
            },
            "https://github.com/o/r/actions/runs/7");

        Assert.Equal("""
            ## ✗ Synthetic tables: the gate fails

            **The gate fails** for 3 of 4 pairs: 1 required to clear the bar, not clearing it, 2 worse than the snapshot.

            **The bar**, what a good substitute has to clear: of 4 pairs 3 clear it, 0 are inconclusive, 1 misses it.

            ### What got worse

            Pairs by generator: cart 2, arf 1; by metric: b 2, ks-statistic 1, c 1, d 1, a 1.

            | pair | what | metric | before → now | noise | most in | also |
            |---|---|---|---|---|---|---|
            | penguins / arf | required | ks-statistic | 0.5 | – |  | limit ≤ 0.1 |
            | penguins / cart | worse | b | 0.1 → 0.2 | ± 0.012 | x 0.1 → 0.4 |  |
            | iris / cart | worse | b | 0.1 → 0.2 | ± 0.012 | x 0.1 → 0.4 | c, d and 1 more |

            ### What got better

            | pair | what | metric | before → now | noise | most in | also |
            |---|---|---|---|---|---|---|
            | iris / gan | better | a | 0.1 → 0.2 | ± 0.012 | x 0.1 → 0.4 |  |

            ### What to do

            Not meant? Mend it; there is nothing to accept. Meant? Accept on your machine, commit the snapshots, and say in the pull request why the scores moved:

            ```sh
            accept cart
            ```

            A pair that `required` in `thresholds.json` names has to clear the bar; accepting its scores does not help.

            Keep what got better, so that it cannot be lost:

            ```sh
            accept gan
            ```

            * a note

            [The artifact `report`](https://github.com/o/r/actions/runs/7#artifacts) has the rest: open `index.html` for every pair and column, `study.md` for every change, `study.json` for programs.

            """, summary);
    }

    [Theory]
    [InlineData((int)SnapshotStatus.Better, 45, 45)]
    [InlineData((int)SnapshotStatus.Worse, 135, 50)]
    public void Forty_generators_on_twenty_datasets_fit_the_screens(int snapshot, int ofJob, int ofComment)
    {
        StudyResult study = Reports.Large((SnapshotStatus)snapshot);
        string summary = StudySummary.OfJob.Write(study, null);
        string comment = StudySummary.OfComment.Write(study, null);

        Assert.InRange(summary.Count(c => c == '\n'), 20, ofJob);
        Assert.InRange(comment.Count(c => c == '\n'), 20, ofComment);
        Assert.InRange(Encoding.UTF8.GetByteCount(comment), 1000, CommentTakes / 2);
        Assert.Contains(snapshot == (int)SnapshotStatus.Worse ? "\nAnd 730 more pairs.\n" : "\nAnd 788 more pairs.\n", summary, StringComparison.Ordinal);
        Assert.Contains("* and 25 more, in `study.md`\n", summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_is_to_be_accepted_it_says_so()
    {
        string summary = StudySummary.OfJob.Write(Reports.Study(Reports.Failed(Iris, "a", "no luck")), null);

        Assert.Contains("### What to do\n\nNothing is to be accepted: the last column says what is wrong, the log of the job shows every limit.\n\n", summary, StringComparison.Ordinal);
    }
}
