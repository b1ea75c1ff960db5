using Harness.Arbitraries;
using Harness.Studies.History;
using Harness.Studies.Snapshots;
using Harness.Studies.Tests.Gate;

namespace Harness.Studies.Tests.History;

public sealed class SideComparisonTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Folder_against_folder()
    {
        Write("a", TemporaryRepository.Snapshot(0.2), TemporaryRepository.Snapshot(0.2, generator: "gone"));
        Write("b", TemporaryRepository.Snapshot(0.3), TemporaryRepository.Snapshot(0.2, generator: "new"));

        SideComparison comparison = Compare("a", "b");

        Assert.Equal((1, 1, 0, 0), (comparison.Compared, comparison.Worse, comparison.Better, comparison.Incomparable));
        Assert.Equal("ks-statistic", Assert.Single(comparison.Changes).Metric);
        Assert.Equal(["iris / gone"], comparison.Gone);
        Assert.Equal(["iris / new"], comparison.New);
    }

    [Fact]
    public void What_a_run_left_counts_as_after_and_not_as_before()
    {
        Write("a", TemporaryRepository.Snapshot(0.2), TemporaryRepository.Snapshot(0.2, generator: "cart"));
        _folder.Write("a/iris/gan.received.json", SnapshotText.Write(TemporaryRepository.Snapshot(0.3)));

        SideComparison after = Compare("a", "a");
        Assert.Equal((Change.Worse, 0.2, 0.3), Assert.Single(after.Changes) is var c ? (c.Change, c.ValueBefore!.Value, c.ValueNow!.Value) : default);
        Assert.Contains("1 pair by what a run left", Assert.Single(after.Notes), StringComparison.Ordinal);

        // An artifact that holds only what failed: the other pairs are not gone.
        _folder.Write("artifact/iris/gan.received.json", SnapshotText.Write(TemporaryRepository.Snapshot(0.3)));
        Assert.Empty(Compare("a", "artifact").Gone);
        Assert.Equal(1, Compare("a", "artifact").Worse);
        Assert.Equal(1, Compare("artifact", "a").Compared);
    }

    [Fact]
    public void A_study_is_compared_by_the_metrics_it_has()
    {
        Write("a", TemporaryRepository.Snapshot(0.2, 0.001));
        string study = _folder.Write("study.json", """
            { "version": 1, "pairs": [
              { "dataset": "iris", "generator": "gan", "bar": "missed", "failures": [], "limits": [{ "metric": "ks-statistic", "verdict": "Fail", "value": 0.30004 }, { "metric": "mean-error", "verdict": "Pass", "value": 0.1 }] },
              { "dataset": "iris", "generator": "none", "bar": null, "failures": ["not judged: no"], "limits": [] }] }
            """);

        SideComparison comparison = Compare("a", "study.json");
        ScoreChange change = Assert.Single(comparison.Changes);
        Assert.Equal((Change.Worse, "ks-statistic", 0.3), (change.Change, change.Metric, change.ValueNow!.Value));
        Assert.NotNull(change.OverNoise);
        Assert.Equal(2, comparison.Notes.Count);
        Assert.Equal(Change.Better, Assert.Single(Compare("study.json", "a").Changes).Change);
        Assert.Empty(Compare("study.json", "study.json").Changes);
        Assert.Contains("'limits' is missing; a study.json has it", Assert.Throws<InputException>(() => new SideReader(null).Read(_folder.Write("odd.json", """{ "pairs": [{}] }"""), isAfter: false)).Message, StringComparison.Ordinal);
        Assert.NotEmpty(study);
    }

    [Fact]
    public void Pairs_that_a_study_lacks_are_not_gone_and_are_counted()
    {
        Write("a", TemporaryRepository.Snapshot(0.2), TemporaryRepository.Snapshot(0.2, generator: "cart"), TemporaryRepository.Snapshot(0.2, generator: "arf"));
        _folder.Write("study.json", """{ "version": 1, "pairs": [{ "dataset": "iris", "generator": "gan", "bar": "missed", "failures": [], "limits": [{ "metric": "ks-statistic", "verdict": "Fail", "value": 0.2 }] }] }""");

        Assert.Empty(Compare("a", "study.json").Gone);
        Assert.Contains(Compare("a", "study.json").Notes, n => n == $"2 pairs of {_folder.PathOf("a")} are not in {_folder.PathOf("study.json")}, and not compared.");
        Assert.Contains(Compare("study.json", "a").Notes, n => n.StartsWith("2 pairs of ", StringComparison.Ordinal));
    }

    [Fact]
    public void One_snapshot_is_one_pair()
    {
        Write("a", TemporaryRepository.Snapshot(0.2), TemporaryRepository.Snapshot(0.2, generator: "cart"));
        _folder.Write("other.received.json", SnapshotText.Write(TemporaryRepository.Snapshot(0.1)));

        SideComparison comparison = Compare("other.received.json", "a");

        Assert.Equal((1, Change.Worse, "ks-statistic"), (comparison.Compared, comparison.Changes[^1].Change, comparison.Changes[^1].Metric));
        Assert.Empty(comparison.New);
    }

    [Fact]
    public void Other_rows_are_not_compared_and_nothing_in_common_is_wrong_use()
    {
        Snapshot other = TemporaryRepository.Snapshot(0.9, generator: "cart") with { TrainDigest = "00000000ffff" };
        Write("a", TemporaryRepository.Snapshot(0.2), TemporaryRepository.Snapshot(0.2, generator: "cart"));
        Write("b", TemporaryRepository.Snapshot(0.2), other);
        Write("c", other);
        Write("d", TemporaryRepository.Snapshot(0.2, dataset: "titanic"));

        SideComparison comparison = Compare("a", "b");
        Assert.Equal((1, "dataset", Change.Incomparable), (comparison.Compared, comparison.Changes[0].Metric, Assert.Single(comparison.Changes).Change));
        Assert.Contains("other train rows", comparison.Changes[0].Now, StringComparison.Ordinal);
        Assert.Contains("so nothing can be compared", Assert.Throws<InputException>(() => Compare("a", "c")).Message, StringComparison.Ordinal);
        Assert.Contains("no pair in common", Assert.Throws<InputException>(() => Compare("a", "d")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_older_format_gives_values_and_what_is_broken_is_said()
    {
        Write("b", TemporaryRepository.Snapshot(0.2), TemporaryRepository.Snapshot(0.2, generator: "cart"));
        _folder.Write("a/iris/gan.verified.json", SnapshotText.Write(TemporaryRepository.Snapshot(0.1)).Replace("  \"noiseSeeds\": 0,\n", "", StringComparison.Ordinal));
        _folder.Write("a/iris/cart.verified.json", "{}");

        SideComparison comparison = Compare("a", "b");

        Assert.Equal(1, comparison.Compared);
        Assert.Contains(comparison.Notes, n => n.Contains("1 snapshot (", StringComparison.Ordinal) && n.Contains("of an older format", StringComparison.Ordinal));
        Assert.Contains(comparison.Notes, n => n.Contains("cannot be read, left out", StringComparison.Ordinal));
    }

    [Fact]
    public void Parts_have_the_names_of_the_dataset_at_hand()
    {
        // Four numeric columns of iris, whose digest is that of the snapshot.
        Datasets.Dataset iris = Datasets.Dataset.Load(Repository.Dataset("iris"));
        Snapshot Of(double last) => TemporaryRepository.Snapshot(0.2) with
        {
            TrainDigest = iris.TrainDigest,
            Metrics = [new("ks-statistic", new SnapshotMetric(1, 0.2, null, [0.1, 0.1, 0.1, last])), new("ks-statistic-worst", new SnapshotMetric(1, last, null, []))],
        };
        Write("a", Of(0.1));
        Write("b", Of(0.6) with { Metrics = [new("ks-statistic", new SnapshotMetric(1, 0.325, null, [0.1, 0.1, 0.1, 0.6]))] });

        Assert.Equal(["petal_width_cm 0.1 → 0.6"], Parts(new PartNames(Evaluators.Default, Repository.Root)));
        Assert.Equal(["part 4 0.1 → 0.6"], Parts(new PartNames(Evaluators.Default, _folder.FullName)));
        Assert.Equal(["part 4 0.1 → 0.6"], Parts(null));

        IReadOnlyList<string> Parts(PartNames? names) =>
            Assert.Single(SideComparison.Of(Read("a", isAfter: false), Read("b", isAfter: true), Evaluators.Default.SelectMany(e => e.Metrics), names).Changes, c => c.Metric == "ks-statistic").Parts;
    }

    [Fact]
    public void What_is_nothing_is_named()
    {
        Directory.CreateDirectory(_folder.PathOf("empty"));
        _folder.Write("text.json", "{}");

        Assert.Contains("the folder has no snapshots", Message("empty"), StringComparison.Ordinal);
        Assert.Contains("neither a snapshot", Message("text.json"), StringComparison.Ordinal);
        Assert.Contains("neither a file nor a folder nor a commit", Message("none"), StringComparison.Ordinal);

        string Message(string name) => Assert.Throws<InputException>(() => Read(name, isAfter: false)).Message;
    }

    private SideComparison Compare(string before, string after) => SideComparison.Of(Read(before, isAfter: false), Read(after, isAfter: true), [Scores.Error, Scores.Score]);

    private Side Read(string name, bool isAfter) => new SideReader(_folder.FullName).Read(_folder.PathOf(name), isAfter);

    private void Write(string folder, params Snapshot[] snapshots)
    {
        foreach (Snapshot snapshot in snapshots)
        {
            _folder.Write($"{folder}/{snapshot.Dataset}/{snapshot.Generator}.verified.json", SnapshotText.Write(snapshot));
        }
    }
}
