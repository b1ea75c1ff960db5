using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Datasets.Constraints;
using Harness.Generators;
using Harness.Scoring;

namespace Harness.Tests.Scoring;

public class ScorecardTests
{
    private static readonly Dataset Dataset = RandomTables.Dataset(1, 200);

    [Fact]
    public void Tables_of_as_many_rows_as_train_need_no_remark()
    {
        int train = Dataset.Train.RowCount;
        Assert.Null(Card(train, train).RowsNote);
        Assert.StartsWith($"{train}, {train + 1} synthetic rows beside {train} of train:", Card(train, train + 1, train).RowsNote, StringComparison.Ordinal);
        Assert.EndsWith("depends on their number.", Card(train, train + 1).RowsNote, StringComparison.Ordinal);
    }

    [Fact]
    public void Fewer_rows_than_a_half_split_are_said_to_have_no_frame()
    {
        int half = Dataset.Real.RowCount / 2;
        Assert.Null(Note(half));
        Assert.Equal($" Fewer than {half} have no floor and ceiling beside them (utility: {Dataset.Train.RowCount / 2}).", Note(half - 1));

        string? Note(int rows) => Card(rows, 3 * rows).RowsNote!.Split("depends on their number.")[1] is { Length: > 0 } note ? note : null;
    }

    [Fact]
    public void A_score_is_found_by_its_id_and_else_not()
    {
        MetricScore[] scores = [Metric("a"), Metric("b")];
        Assert.Same(scores[1], (Card(1) with { Scores = scores }).Find("b"));
        Assert.Null((Card(1) with { Scores = scores }).Find("c"));
    }

    [Fact]
    public void Notes_are_those_of_the_dataset_and_then_those_of_the_tables()
    {
        Scorecard card = Card(1) with { Dataset = RandomTables.Dataset(1, 20).With(new ConstraintReading([], ["semicolons"])) };

        Assert.Equal(["semicolons"], card.Notes);
        Assert.Equal(["semicolons", "a decimal comma"], (card with { TableNotes = new Lazy<IReadOnlyList<string>>(() => ["a decimal comma"]) }).Notes);
    }

    private static MetricScore Metric(string id) => new(new() { Id = id, Title = id, Summary = "A metric of a test.", Family = "test", Source = "none" }, []);

    internal static Scorecard Card(params int[] rows) => new()
    {
        Dataset = Dataset,
        Generator = new GeneratorInfo { Id = "g", Title = "G", Family = "test", Version = "1", License = "none" },
        Seeds = [.. rows.Select((r, seed) => new SeedScores((ulong)seed, r, [], []))],
        Scores = [],
    };
}
