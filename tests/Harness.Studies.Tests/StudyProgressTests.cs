using Harness.Scoring;
namespace Harness.Studies.Tests;

public class StudyProgressTests
{
    private static readonly TimeSpan Elapsed = TimeSpan.FromSeconds(30);

    [Fact]
    public void Nothing_is_said_where_nothing_is_at_work()
    {
        var progress = new StudyProgress(2);
        Assert.Null(progress.Line(Elapsed));

        progress.Begin(Pair("a"), 4);
        progress.End(Pair("a"));

        Assert.Null(progress.Line(Elapsed));
    }

    // By hand: 1 of 4 pairs is done and half of another, 3/8 in all, so 30 s stand for 3/8 and 50 s are left.
    [Fact]
    public void Pairs_that_are_done_and_at_work_and_the_time_left_are_said()
    {
        var progress = new StudyProgress(4);
        progress.Begin(Pair("a"), 1);
        progress.End(Pair("a"));
        StudyProgress.Work work = progress.Begin(Pair("b"), 4);
        work.Report(new WorkDone("marginals", 1));
        work.Report(new WorkDone("joint", 1));
        progress.Begin(Pair("c"), 10);

        Assert.Equal("1 of 4 pairs, 30 s so far, about 50 s left; at work: toy / b (50 %, last joint), toy / c (0 %)", progress.Line(Elapsed));
    }

    /// <summary>The first pieces hold work that is done once: a guess by them would be hours too long.</summary>
    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public void Before_a_tenth_is_done_nothing_is_said_of_the_time_left(int done, bool expected)
    {
        var progress = new StudyProgress(1);
        progress.Begin(Pair("a"), 100).Report(new WorkDone("x", done));

        Assert.Equal(expected, progress.Line(Elapsed)!.Contains("left", StringComparison.Ordinal));
    }

    [Fact]
    public void A_few_pairs_are_named_and_minutes_are_minutes()
    {
        var progress = new StudyProgress(10);
        foreach (string name in new[] { "e", "d", "c", "b", "a" })
        {
            progress.Begin(Pair(name), 2).Report(new WorkDone("x", 1));
        }

        Assert.Equal(
            "0 of 10 pairs, 2.0 min so far, about 6.0 min left; at work: toy / a (50 %, last x), toy / b (50 %, last x), toy / c (50 %, last x) and 2 more",
            progress.Line(TimeSpan.FromMinutes(2)));
    }

    private static StudyPair Pair(string generator) => new("toy", generator, "native", [1], [], IsSelected: true);
}
