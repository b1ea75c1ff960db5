using System.Globalization;
using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Metrics.Copying;
using Harness.Random;
using Harness.Tables;

namespace Harness.Tests.Metrics.Copying;

/// <summary>A generator that learned from every real row has seen those that are held out: they tell nothing of copies by chance.</summary>
public sealed class SeenHoldoutTests
{
    private static readonly TableSchema Numbers = new([new("x", ColumnKind.Numerical), new("y", ColumnKind.Numerical)]);

    [Fact]
    public void Copies_of_all_real_rows_are_seen_though_as_many_are_of_the_holdout()
    {
        Dataset dataset = Dataset.Of(Draw(1, 400, steps: 1_000_000));

        MetricResult.Computed copies = new CopyingEvaluator().Computed("exact-copy-share", dataset, dataset.Real);

        Assert.Null(copies.CannotTell);
        Assert.Equal(0, copies.Comparison!.Reference);
        Assert.True(copies.Comparison.PValue < 1e-20);

        // Beside the holdout as it is for a generator that never saw it, they would be its own.
        Dataset unseen = Dataset.Of(dataset.Train, dataset.Holdout);
        Assert.True(new CopyingEvaluator().Computed("exact-copy-share", unseen, dataset.Real).Comparison!.PValue > 0.01);
    }

    [Fact]
    public void Rows_that_repeat_by_themselves_are_no_copies()
    {
        // 30 values of each column: a real row equals another one as often as a fresh one does.
        Dataset dataset = Dataset.Of(Draw(1, 400, steps: 30));

        MetricResult.Computed fresh = new CopyingEvaluator().Computed("exact-copy-share", dataset, Draw(2, 400, steps: 30));

        Assert.Null(fresh.CannotTell);
        Assert.InRange(fresh.Value - fresh.Comparison!.Reference, -0.08, 0.08);
        Assert.True(fresh.Comparison.PValue > 0.01);
    }

    [Fact]
    public void More_repeats_than_real_rows_have_cannot_be_told_from_frequent_rows()
    {
        Dataset dataset = Dataset.Of(Draw(1, 400, steps: 30));

        MetricResult.Computed copies = new CopyingEvaluator().Computed("exact-copy-share", dataset, dataset.Real);

        Assert.Contains("the generator may have seen the rows held out", copies.CannotTell, StringComparison.Ordinal);
    }

    /// <summary>SciPy 1.10.1: of fisher_exact([[28, 12], [2, 18]], 'greater') and of [[20, 20], [1, 19]] and [[5, 35], [2, 18]]; a rate ten times that of real rows is one of copies.</summary>
    [Theory]
    [InlineData(2, 28, 9.373777303900604e-06, "70 % of the rows equal a real one where 10 % of real rows equal another: the generator may have seen the rows held out, so nothing tells copies from rows that are frequent")]
    [InlineData(1, 20, 0.00036172902284900695, null)]
    [InlineData(2, 5, 0.5707631546322371, null)]
    public void A_tenfold_rate_of_repeats_is_one_of_copies(int repeats, int copies, double p, string? cannotTell)
    {
        Table train = Count(0, 30);
        Dataset dataset = TableMaps.Dataset(train, train, Count(30 - repeats, 20), mayBeSeen: true);

        MetricResult.Computed result = new CopyingEvaluator().Computed("exact-copy-share", dataset, Count(30 - copies, 40));

        Assert.Equal(copies / 40.0, result.Value);
        Assert.Equal(repeats / 20.0, result.Comparison!.Reference);
        Assert.Equal(p, result.Comparison.PValue, 1e-12);
        Assert.Equal(cannotTell, result.CannotTell);
    }

    [Fact]
    public void Nearness_says_that_it_cannot_tell()
    {
        Dataset dataset = Dataset.Of(Draw(1, 400, steps: 1_000_000));

        MetricResult.Computed near = new NearestEvaluator().Computed("nearest-train-share", dataset, Draw(2, 300, steps: 1_000_000));

        Assert.Contains("bring real rows that it never saw", near.CannotTell, StringComparison.Ordinal);
        Assert.Null(new NearestEvaluator().Computed("nearest-train-share", Dataset.Of(dataset.Train, dataset.Holdout), Draw(2, 300, steps: 1_000_000)).CannotTell);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Too_few_rows_to_hold_some_out_are_refused(int rows) =>
        Assert.Contains("too few to hold some out", Assert.Throws<InputException>(() => Dataset.Of(Draw(1, rows, steps: 30))).Message, StringComparison.Ordinal);

    private static Table Count(int first, int rows) =>
        new([new NumericColumn(new ColumnSchema("x", ColumnKind.Numerical), [.. Enumerable.Range(first, rows).Select(x => (double)x)])]);

    private static Table Draw(ulong seed, int rows, int steps)
    {
        RandomStream stream = new RandomStream(seed).Fork("rows");
        var text = new System.Text.StringBuilder("x,y\n");
        for (int row = 0; row < rows; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{stream.Fork(row).Index(0, steps)},{stream.Fork(row).Index(1, steps)}\n");
        }

        return CsvTableReader.Parse(text.ToString(), "drawn", Numbers);
    }
}
