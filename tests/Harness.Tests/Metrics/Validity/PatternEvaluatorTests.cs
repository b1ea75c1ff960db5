using Harness.Arbitraries;
using Harness.Metrics;
using Harness.Metrics.Validity;
using Harness.Tables;

namespace Harness.Tests.Metrics.Validity;

public class PatternEvaluatorTests
{
    private static readonly PatternEvaluator Evaluator = new();

    /// <summary>As Python 3.11's re.fullmatch: the whole value has to match, whichever part of an alternative does.</summary>
    [Theory]
    [InlineData("[A-Z]{2}-[0-9]{3}", "AB-123", true)]
    [InlineData("[A-Z]{2}-[0-9]{3}", "AB-1234", false)]
    [InlineData("[A-Z]{2}-[0-9]{3}", "xAB-123", false)]
    [InlineData("[A-Z]{2}-[0-9]{3}", "AB-123\n", false)]
    [InlineData("a|ab", "ab", true)]
    [InlineData("a|b", "ab", false)]
    [InlineData("(?P<x>a)b", "ab", true)]
    [InlineData("(a)\\1", "aa", true)]
    [InlineData("(?=a)a", "a", true)]
    public void A_value_matches_as_a_whole(string pattern, string value, bool expected) => Assert.Equal(expected, WholePattern.Of(pattern).IsMatch(value));

    [Fact]
    public void The_share_is_that_of_the_values_and_shows_the_first_three()
    {
        MetricResult.Computed result = Evaluator.Computed("id-pattern-error", Dataset("id-[0-9]+", "id-1", null, "id-22"), Table("id-[0-9]+", "id-7", null, "7", "id-", "id-8"));

        Assert.Equal([new MetricPart("key", null, 0.5, "2 of 4 values (row 3: 7, row 4: id-)")], result.Parts);
        Assert.Equal(0.5, result.Value);
        Assert.Equal("6 of 6 values (row 1: a, row 3: b, row 4: c)", Assert.Single(Evaluator.Computed("id-pattern-error", Dataset("[0-9]", "1"), Table("[0-9]", "a", "a", "b", "c", "d", "e")).Parts).Note);
    }

    [Theory]
    [InlineData(new[] { "7", null, "8" }, 0)]
    [InlineData(new string?[] { null, null }, 1, "there is no value")]
    [InlineData(new string[] { }, 0)]
    public void Values_that_match_and_a_table_without_rows_have_no_remark_and_a_column_without_values_is_all_wrong(string?[] values, double share, string? note = null)
    {
        MetricResult.Computed result = Evaluator.Computed("id-pattern-error", Dataset("[0-9]+", "1", "2"), Table("[0-9]+", values));

        Assert.Equal(share, result.Value);
        Assert.Equal([new MetricPart("key", null, share, note)], result.Parts);
    }

    [Fact]
    public void What_real_values_break_too_is_allowed_and_told()
    {
        Harness.Datasets.Dataset real = Dataset("[0-9]+", "1", "x", "2", "3");

        Assert.Equal([new MetricPart("key", null, 0.25, "1 of 2 values (row 2: y); of the real values 1 of 4 do not match either")], Evaluator.Computed("id-pattern-error", real, Table("[0-9]+", "2", "y")).Parts);
        Assert.Equal([new MetricPart("key", null, 0, "of the real values 1 of 4 do not match either")], Evaluator.Computed("id-pattern-error-worst", real, Table("[0-9]+", "2")).Parts);
        Assert.Equal(["Column 'key': 1 of 4 values of the real table do not match its regex_format '[0-9]+' (first: row 2); as many are allowed to synthetic rows."], PatternMatch.Notes(real.Train));
        Assert.Empty(PatternMatch.Notes(Table("[0-9]+", "2", null)));
    }

    [Theory]
    [InlineData(null, "1")]
    [InlineData("[0-9]+", null)]
    public void Without_a_pattern_or_a_real_value_there_is_nothing_to_judge(string? pattern, string? real) => Assert.All(
        Evaluator.Evaluate(new PairContext(Dataset(pattern, real), Table(pattern, "1"))),
        r => Assert.Equal("no column with real values has a 'regex_format'", Assert.IsType<MetricResult.NotApplicable>(r).Reason));

    [Fact]
    public void Without_a_pair_or_when_cancelled_it_ends()
    {
        Harness.Datasets.Dataset real = Dataset("[0-9]+", "1");

        Assert.Throws<ArgumentNullException>("pair", () => Evaluator.Evaluate(null!));
        Assert.Throws<OperationCanceledException>(() => Evaluator.Evaluate(new PairContext(real, real.Train, new DatasetContext(real), new CancellationToken(canceled: true))));
    }

    /// <summary>Only a pattern with a back-reference can take for ever; the others need time that is linear in the value.</summary>
    [Fact]
    public void A_pattern_that_takes_too_long_fails_its_metric_and_is_named()
    {
        string value = new string('a', 60) + "!";
        Assert.Equal(1, Evaluator.Computed("id-pattern-error", Dataset("(a+)+", "a", "aa"), Table("(a+)+", value)).Value);

        IReadOnlyList<MetricResult> results = Evaluator.Evaluate(new PairContext(Dataset("(?:(a+)+)\\1", "aa", "aaaa"), Table("(?:(a+)+)\\1", value)));
        Assert.Equal(Evaluator.Metrics.Select(m => m.Id), results.Select(r => r.Id));
        Assert.All(results, r =>
        {
            string reason = Assert.IsType<MetricResult.Failed>(r).Reason;
            Assert.Contains("Column 'key': holding the value 'aaaaaa", reason, StringComparison.Ordinal);
            Assert.Contains("took more than 1 s", reason, StringComparison.Ordinal);
        });
    }

    private static Harness.Datasets.Dataset Dataset(string? pattern, params string?[] values)
    {
        Table table = Table(pattern, values);
        return TableMaps.Dataset(table, table, table.Take([]));
    }

    private static Table Table(string? pattern, params string?[] values) =>
        new([CategoricalColumn.FromLabels(new ColumnSchema("key", ColumnKind.Id) { Pattern = pattern }, values)]);
}
