using Harness.Arbitraries;
using Harness.Studies.History;
using Harness.Studies.Snapshots;

namespace Harness.Studies.Tests.History;

public sealed class SnapshotHistoryTests : IDisposable
{
    private readonly TemporaryRepository _repository = Start();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void Values_and_the_bar_along_the_log()
    {
        string first = _repository.Commit(TemporaryRepository.Snapshot(0.2), "first");
        _repository.Write("README.md", "nothing of scores");
        _repository.Commit("other");
        _repository.Write(TemporaryRepository.Snapshot(0.3, generator: "cart"));
        string last = _repository.Commit(TemporaryRepository.Snapshot(0.05), "better\n\nMore text.");

        SnapshotHistory history = SnapshotHistory.Read(_repository.Snapshots);

        Assert.Equal([first, last], history.Commits.Select(c => c.Id));
        Assert.Equal(["first", "better"], history.Commits.Select(c => c.Subject));
        Assert.Equal([new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 3)], history.Commits.Select(c => c.Day));
        Assert.Equal([(0, 1, 1), (1, 1, 2)], history.Bar().Select(b => (b.Met, b.Missed, b.Pairs)));
        Assert.Equal(["iris / cart", "iris / gan"], history.Pairs.Select(p => p.ToString()));
        PairTrend gan = history.Of("iris", "gan")!;
        Assert.Equal([0.2, 0.05], gan.Of("ks-statistic").Select(p => p.Value));
        Assert.Equal([null, null], gan.Of("tstr-r2-gap").Select(p => p.Value));
        Assert.Equal([1, 0], gan.Missed().Select(p => p.Value));
        Assert.Empty(gan.Of("never-measured"));
        Assert.Null(history.Of("iris", "none"));
        Assert.Empty(history.Notes);
    }

    [Fact]
    public void What_a_branch_changed_is_the_merge_s()
    {
        _repository.Commit(TemporaryRepository.Snapshot(0.2), "first");
        _repository.Git("checkout", "--quiet", "-b", "topic");
        _repository.Commit(TemporaryRepository.Snapshot(0.15), "on the way");
        _repository.Commit(TemporaryRepository.Snapshot(0.1), "at the end");
        _repository.Git("checkout", "--quiet", "main");
        _repository.Git("merge", "--quiet", "--no-ff", "--message", "Merge: topic", "topic");

        SnapshotHistory history = SnapshotHistory.Read(_repository.Snapshots);

        Assert.Equal(["first", "Merge: topic"], history.Commits.Select(c => c.Subject));
        Assert.Equal([0.2, 0.1], history.Pairs[0].Of("ks-statistic").Select(p => p.Value));
    }

    [Fact]
    public void A_removed_snapshot_is_a_gap_and_a_pair_that_is_no_more()
    {
        _repository.Commit(TemporaryRepository.Snapshot(0.05), "first");
        _repository.Git("rm", "--quiet", "-r", "evaluation");
        _repository.Commit(TemporaryRepository.Snapshot(0.05, generator: "cart"), "cart for gan");

        SnapshotHistory history = SnapshotHistory.Read(_repository.Snapshots);

        Assert.False(history.Of("iris", "gan")!.IsThere);
        Assert.Equal([0.05, null], history.Of("iris", "gan")!.Of("ks-statistic").Select(p => p.Value));
        Assert.Equal([1, 1], history.Bar().Select(b => b.Pairs));
    }

    [Fact]
    public void Older_formats_give_their_values_and_what_cannot_be_read_is_told_once()
    {
        // The first format: names of parts beside the values, no bar.
        _repository.Write("evaluation/snapshots/iris/gan.verified.json", """{ "dataset": "iris", "generator": "gan", "generatorVersion": "1", "train": "a", "holdout": "b", "seeds": [1], "rows": 115, "failures": [], "metrics": { "ks-statistic": { "version": 1, "value": 0.3, "spread": 0.1, "by": { "age": 0.3 } } } }""");
        _repository.Write("evaluation/snapshots/iris/cart.verified.json", """{ "scores": { "ks": 0.3 } }""");
        _repository.Write("evaluation/snapshots/iris/arf.verified.json", "version https://git-lfs.github.com/spec/v1");
        _repository.Commit("old");
        _repository.Write("evaluation/snapshots/iris/cart.verified.json", """{ "metrics": { "ks": { "version": 1, "value": "0.3" } } }""");
        _repository.Commit("old still");
        _repository.Commit(TemporaryRepository.Snapshot(0.2), "new");

        SnapshotHistory history = SnapshotHistory.Read(_repository.Snapshots);

        Assert.Equal([0.3, 0.2], Assert.Single(history.Pairs).Of("ks-statistic").Select(p => p.Value));
        Assert.Equal([false, false, true], history.Bar().Select(b => b.IsKnown));
        Assert.Equal(2, history.Notes.Count);
        Assert.StartsWith($"3 snapshots in 2 commits, {history.Commits[0].ShortId} to {history.Commits[1].ShortId}, cannot be read", history.Notes[0], StringComparison.Ordinal);
        Assert.StartsWith($"1 snapshot in {history.Commits[0].ShortId} do", history.Notes[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_without_any_that_can_be_read_is_an_error_that_says_so()
    {
        _repository.Write("evaluation/snapshots/iris/gan.verified.json", "{}");
        _repository.Commit("broken");

        Assert.Contains("none of them can be read", Assert.Throws<InputException>(() => SnapshotHistory.Read(_repository.Snapshots)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_range_begins_with_how_things_stood()
    {
        _repository.Commit(TemporaryRepository.Snapshot(0.4), "day 1");
        _repository.Write(TemporaryRepository.Snapshot(0.05, generator: "cart"));
        string second = _repository.Commit(TemporaryRepository.Snapshot(0.3), "day 2");
        _repository.Commit(TemporaryRepository.Snapshot(0.2), "day 3");

        foreach (string since in (string[])["2026-01-03", second, "HEAD~1", "main~1"])
        {
            SnapshotHistory history = SnapshotHistory.Read(_repository.Snapshots, since);

            Assert.Equal([("day 2", true), ("day 3", false)], history.Commits.Select(c => (c.Subject, c.IsStart)));
            Assert.Equal([0.3, 0.2], history.Of("iris", "gan")!.Of("ks-statistic").Select(p => p.Value));
            Assert.Equal([2, 2], history.Bar().Select(b => b.Pairs));
        }

        Assert.True(Assert.Single(SnapshotHistory.Read(_repository.Snapshots, "HEAD").Commits).IsStart);
        Assert.Equal(3, SnapshotHistory.Read(_repository.Snapshots, "2025-12-31").Commits.Count);
        Assert.Contains("neither a day (2026-03-04) nor a commit", Assert.Throws<InputException>(() => SnapshotHistory.Read(_repository.Snapshots, "--all")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shallow_clone_says_what_is_missing()
    {
        _repository.Commit(TemporaryRepository.Snapshot(0.4), "first");
        _repository.Commit(TemporaryRepository.Snapshot(0.3), "second");
        _repository.Commit(TemporaryRepository.Snapshot(0.2), "third");
        _repository.Git("clone", "--quiet", "--depth", "2", new Uri(_repository.Root).AbsoluteUri, "clone");

        SnapshotHistory history = SnapshotHistory.Read(Path.Combine(_repository.Root, "clone", "evaluation", "snapshots"));

        Assert.True(history.IsShallow);
        Assert.Equal([("second", true), ("third", false)], history.Commits.Select(c => (c.Subject, c.IsStart)));
        Assert.StartsWith("Shallow clone: 2 commits are here, older ones are not fetched. To fetch them: git fetch --unshallow", Assert.Single(history.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Odd_names_and_settings_change_nothing()
    {
        _repository.Git("config", "log.showSignature", "true");
        _repository.Git("config", "log.diffMerges", "combined");
        _repository.Git("config", "log.follow", "true");
        _repository.Git("config", "diff.renames", "copies");
        _repository.Git("config", "diff.relative", "true");
        _repository.Git("config", "color.ui", "always");
        _repository.Commit(TemporaryRepository.Snapshot(0.2, dataset: "maison é \"x\""), "first");
        _repository.Git("mv", "evaluation/snapshots/maison é \"x\"", "evaluation/snapshots/iris");
        _repository.Commit("renamed\tand \u001b[31mred");

        SnapshotHistory history = SnapshotHistory.Read(_repository.Snapshots);

        Assert.Equal(["iris / gan", "maison é \"x\" / gan"], history.Pairs.Select(p => p.ToString()));
        Assert.Equal([1, 1], history.Bar().Select(b => b.Pairs));
    }

    [Fact]
    public void Without_a_commit_a_repository_or_git_the_remedy_is_named()
    {
        _repository.Write(TemporaryRepository.Snapshot(0.2));
        Assert.Contains("no commit yet", Message(_repository.Snapshots), StringComparison.Ordinal);
        _repository.Write("x.txt", "");
        _repository.Git("add", "x.txt");
        _repository.Git("commit", "--quiet", "--message", "x");
        Assert.Contains("no commit has a snapshot here", Message(_repository.Snapshots), StringComparison.Ordinal);

        using var plain = new TemporaryFolder();
        Assert.Contains("there is no git repository here", Message(plain.FullName), StringComparison.Ordinal);
        Assert.Null(SnapshotHistory.TryRead(plain.FullName, out string why));
        Assert.Contains("git init", why, StringComparison.Ordinal);
        Assert.Contains("install it", Assert.Throws<InputException>(() => GitRepository.Open(plain.FullName, "git-that-is-not-there")).Message, StringComparison.Ordinal);

        static string Message(string folder) => Assert.Throws<InputException>(() => SnapshotHistory.Read(folder)).Message;
    }

    [Fact]
    public void Equal_snapshots_are_read_once_and_shared()
    {
        Snapshot failed = TemporaryRepository.Snapshot(0.2) with { Metrics = [], Bar = "none", Missed = [] };
        _repository.Write("evaluation/snapshots/iris/a.verified.json", SnapshotText.Write(failed));
        _repository.Write("evaluation/snapshots/iris/b.verified.json", SnapshotText.Write(failed));
        _repository.Commit("two of one content");
        _repository.Commit(TemporaryRepository.Snapshot(0.2), "there");
        _repository.Commit(TemporaryRepository.Snapshot(0.3), "back and");
        _repository.Commit(TemporaryRepository.Snapshot(0.2), "forth");

        SnapshotHistory history = SnapshotHistory.Read(_repository.Snapshots);

        Assert.Equal(["a", "b", "gan"], history.Pairs.Select(p => p.Generator));
        IReadOnlyList<PairState> states = history.Of("iris", "gan")!.States;
        Assert.Same(states[0].Scores, states[2].Scores);
        Assert.Same(states[0].Scores!.Find("tstr-r2-gap"), states[1].Scores!.Find("tstr-r2-gap"));
    }

    [Fact]
    public void Select_names_what_is_there()
    {
        _repository.Write(TemporaryRepository.Snapshot(0.2, dataset: "titanic"));
        _repository.Commit(TemporaryRepository.Snapshot(0.2, generator: "cart"), "first");
        SnapshotHistory history = SnapshotHistory.Read(_repository.Snapshots);

        Assert.Equal("iris / cart", Assert.Single(history.Select("iris", null).Pairs).ToString());
        Assert.Equal("--generator car: no snapshot in the log has it. Did you mean 'cart'? Known: cart, gan.", Assert.Throws<InputException>(() => history.Select(null, "car")).Message);
        Assert.Equal("The log has no snapshot of iris / gan.", Assert.Throws<InputException>(() => history.Select("iris", "gan")).Message);
    }

    private static TemporaryRepository Start()
    {
        Assert.SkipWhen(TemporaryRepository.Missing is not null, TemporaryRepository.Missing ?? "");
        return new TemporaryRepository();
    }
}
