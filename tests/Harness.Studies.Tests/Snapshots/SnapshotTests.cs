using Harness.Metrics;
using Harness.Studies.Snapshots;
using Harness.Studies.Tests.Gate;

namespace Harness.Studies.Tests.Snapshots;

public sealed class SnapshotTests : IDisposable
{
    private readonly SnapshotStore _store = new(Directory.CreateTempSubdirectory("harness-snapshots-").FullName);

    public void Dispose() => Directory.Delete(_store.Folder, recursive: true);

    [Fact]
    public void Writing_and_reading_gives_the_same_snapshot()
    {
        Snapshot snapshot = Of(0.123456789, ("age", 0.1), ("a \"quoted\", name", 0.2));

        string text = SnapshotText.Write(snapshot);

        Assert.Equal(text, SnapshotText.Write(SnapshotText.Read(text, "x.json")));
        Assert.DoesNotContain('\r', text);
        Assert.False(text.EndsWith('\n'));
        Assert.Contains("\"value\": 0.1235", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.2, 0.2, null)]
    [InlineData(0.2, 0.3, nameof(Change.Worse))]
    [InlineData(0.2, 0.1, nameof(Change.Better))]
    [InlineData(0, 0.001, nameof(Change.Worse))]
    [InlineData(0.12345, 0.123450001, null)]
    public void Lower_is_better_for_an_error(double before, double now, string? expected) =>
        Assert.Equal(expected, Compare(Of(before), Of(now)).Select(d => d.Change.ToString()).SingleOrDefault());

    [Fact]
    public void The_column_that_moved_most_is_named()
    {
        SnapshotDifference difference = Assert.Single(Compare(Of(0.1, ("age", 0.1), ("income", 0.1)), Of(0.3, ("age", 0.11), ("income", 0.5))));

        Assert.Equal(["income 0.1 → 0.5", "age 0.1 → 0.11"], difference.Parts);
    }

    [Fact]
    public void Utility_may_move_by_two_holdout_rows()
    {
        Snapshot before = Snapshot.Of(Scores.Card(Scores.Score, new MetricResult.Computed("tstr-accuracy", 0.90)));
        Snapshot now = Snapshot.Of(Scores.Card(Scores.Score, new MetricResult.Computed("tstr-accuracy", 0.85)));

        Assert.Empty(new SnapshotComparer([Scores.Score], holdoutRows: 40).Compare(before, now));
        Assert.Equal(Change.Worse, Assert.Single(new SnapshotComparer([Scores.Score], holdoutRows: 400).Compare(before, now)).Change);
    }

    [Fact]
    public void Another_dataset_version_or_set_of_metrics_is_incomparable()
    {
        Snapshot snapshot = Of(0.1);

        Assert.Equal(Change.Incomparable, Assert.Single(Compare(snapshot, snapshot with { TrainDigest = "other" })).Change);
        Assert.Equal(Change.Incomparable, Assert.Single(Compare(snapshot, snapshot with { Seeds = [1, 2] })).Change);
        Assert.Equal(Change.Incomparable, Assert.Single(Compare(snapshot, snapshot with { Metrics = [] })).Change);
        Assert.Equal(Change.Incomparable, Assert.Single(Compare(snapshot, snapshot with { Metrics = [KeyValuePair.Create("ks-statistic", snapshot.Metrics[0].Value with { Version = 2 })] })).Change);
    }

    [Fact]
    public void A_missing_and_an_empty_file_are_no_snapshot()
    {
        Assert.Null(_store.Find("iris", "sdv-ctgan"));
        Directory.CreateDirectory(Path.Combine(_store.Folder, "iris"));
        File.WriteAllText(_store.VerifiedPath("iris", "sdv-ctgan"), "");

        Assert.Null(_store.Find("iris", "sdv-ctgan"));
        Assert.True(_store.IsEmpty("iris", "sdv-ctgan"));
    }

    [Theory]
    [InlineData("{", "not valid JSON")]
    [InlineData("{}", "'dataset' is missing; a snapshot has it. Restore the snapshot from version control, or delete it and accept the scores again.")]
    public void A_damaged_file_is_named_with_a_remedy(string text, string expected)
    {
        Directory.CreateDirectory(Path.Combine(_store.Folder, "iris"));
        string path = _store.VerifiedPath("iris", "sdv-ctgan");
        File.WriteAllText(path, text);

        InputException error = Assert.Throws<InputException>(() => _store.Find("iris", "sdv-ctgan"));

        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Accepting_clears_what_a_failure_left()
    {
        Snapshot snapshot = Of(0.1) with { Dataset = "iris" };
        _store.LeaveReceived(snapshot);
        Assert.True(File.Exists(_store.ReceivedPath("iris", "sdv-ctgan")));

        _store.Accept(snapshot);

        Assert.False(File.Exists(_store.ReceivedPath("iris", "sdv-ctgan")));
        Assert.NotNull(_store.Find("iris", "sdv-ctgan"));
    }

    [Fact]
    public void Snapshots_of_no_pair_dangle()
    {
        _store.Accept(Of(0.1) with { Dataset = "iris" });

        Assert.Empty(_store.Dangling([("iris", "sdv-ctgan")]));
        Assert.Equal(["iris/sdv-ctgan.verified.json"], _store.Dangling([("iris", "sdv-tvae")]));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_to_is_named()
    {
        string file = Path.Combine(_store.Folder, "a-file");
        File.WriteAllText(file, "");

        InputException error = Assert.Throws<InputException>(() => new SnapshotStore(file).Accept(Of(0.1)));

        Assert.Contains(file, error.Message, StringComparison.Ordinal);
        Assert.Contains("cannot be written", error.Message, StringComparison.Ordinal);
        Assert.Equal([file], Directory.GetFileSystemEntries(_store.Folder));
    }

    private static IReadOnlyList<SnapshotDifference> Compare(Snapshot before, Snapshot now) => new SnapshotComparer([Scores.Error], 40).Compare(before, now);

    private static Snapshot Of(double value, params (string Name, double Value)[] parts) =>
        Snapshot.Of(Scores.Card(Scores.Of(value, [.. parts.Select(p => new MetricPart(p.Name, null, p.Value))])));
}
