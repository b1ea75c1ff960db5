using Harness.Studies.Snapshots;
using Harness.Studies.Tests.Gate;

namespace Harness.Studies.Tests.Snapshots;

public sealed class SnapshotStoreTests : IDisposable
{
    private readonly SnapshotStore _store = new(Directory.CreateTempSubdirectory("harness-snapshots-").FullName);

    public void Dispose() => Directory.Delete(_store.Folder, recursive: true);

    [Fact]
    public void A_missing_and_an_empty_file_are_no_snapshot()
    {
        Assert.Null(_store.Find("iris", "sdv-ctgan"));
        Assert.False(_store.IsEmpty("iris", "sdv-ctgan"));
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
        Snapshot snapshot = Of(0.1);
        _store.LeaveReceived(snapshot);
        Assert.True(File.Exists(_store.ReceivedPath("iris", "sdv-ctgan")));

        _store.Accept(snapshot);

        Assert.False(File.Exists(_store.ReceivedPath("iris", "sdv-ctgan")));
        Assert.NotNull(_store.Find("iris", "sdv-ctgan"));
    }

    [Fact]
    public void Snapshots_of_no_pair_dangle()
    {
        _store.Accept(Of(0.1));

        Assert.Empty(_store.Dangling([("iris", "sdv-ctgan")]));
        Assert.Equal(["iris/sdv-ctgan.verified.json"], _store.Dangling([("iris", "sdv-tvae")]));
    }

    [Fact]
    public void Those_that_dangle_are_in_ordinal_order_and_a_folder_that_is_not_there_has_none()
    {
        foreach (string dataset in new[] { "wine", "iris", "penguins", "Iris", "diamonds" })
        {
            _store.Accept(Of(0.1) with { Dataset = dataset });
        }

        Assert.Equal(["Iris/sdv-ctgan.verified.json", "diamonds/sdv-ctgan.verified.json", "iris/sdv-ctgan.verified.json", "penguins/sdv-ctgan.verified.json", "wine/sdv-ctgan.verified.json"], _store.Dangling([]));
        Assert.Empty(new SnapshotStore(Path.Combine(_store.Folder, "none")).Dangling([]));
    }

    [Theory]
    [InlineData("iris/cart.verified.json", "iris", "cart")]
    [InlineData("a/b/cart.verified.json", "a/b", "cart")]
    [InlineData("/cart.verified.json", "", "cart")]
    [InlineData("cart.verified.json", ".", "cart")]
    public void A_file_is_of_the_pair_that_its_path_names(string path, string dataset, string generator) =>
        Assert.Equal((dataset, generator), SnapshotStore.PairOf(path));

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

    private static Snapshot Of(double value) => Scores.Snapshot(Scores.Card(Scores.Of(value))) with { Dataset = "iris" };
}
