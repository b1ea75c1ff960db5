using FsCheck.Xunit;
using Harness.Arbitraries;
using Harness.Metrics;
using Harness.Metrics.Copying;
using Harness.Tables;

namespace Harness.Tests.Metrics.Copying;

public class PersonalEvaluatorTests
{
    private static readonly PersonalEvaluator Evaluator = new();

    private static readonly ColumnSchema Mail = new("mail", ColumnKind.Id) { Personal = PersonalKind.Own };
    private static readonly ColumnSchema Name = new("name", ColumnKind.Id) { Personal = PersonalKind.Shared };
    private static readonly ColumnSchema Key = new("key", ColumnKind.Id);

    [Property]
    public void The_share_is_that_of_the_real_values_whatever_the_order(byte real, ulong seed)
    {
        int leaked = real % 101;
        Table train = Table(Mail, i => $"{i}@real.org", 60);
        Table holdout = Table(Mail, i => $"{i + 60}@real.org", 40);
        Table synthetic = Table(Mail, i => i < leaked ? $"{i}@real.org" : $"{i}@invented.org", 100);

        MetricResult.Computed result = Evaluator.Computed("personal-value-share", TableMaps.Dataset(train, train, holdout), synthetic);

        Assert.Equal(leaked / 100.0, result.Value);
        Assert.Equal(leaked == 0 ? null : $"{leaked} of 100 values are real ones", Assert.Single(result.Parts).Note);
        Assert.Equal(result.Value, Evaluator.Values(TableMaps.Dataset(train, train, holdout), synthetic.WithRowsPermuted(seed)).Single());
    }

    /// <summary>Of 100 real names 20 are had by two people: of fresh ones as many are met by chance. .6 are real ones: (.6 − .2)/(1 − .2).</summary>
    [Fact]
    public void What_people_share_by_chance_is_taken_off()
    {
        Table train = Table(Name, i => i < 20 ? $"twin {i / 2}" : $"person {i}", 100);
        Table synthetic = Table(Name, i => i < 60 ? $"person {i + 30}" : $"stranger {i}", 100);
        MetricResult.Computed result = Evaluator.Computed("personal-value-share", TableMaps.Dataset(train, train, train.Take([])), synthetic);

        Assert.Equal(0.5, result.Value, 1e-12);
        Assert.Equal("60 of 100 values are real ones, where 20 % are by chance", Assert.Single(result.Parts).Note);
        Assert.Equal(0, Evaluator.Computed("personal-value-share", TableMaps.Dataset(train, train, train.Take([])), Table(Name, i => i < 20 ? $"person {i + 30}" : $"stranger {i}", 100)).Value);
    }

    [Fact]
    public void Missing_values_are_none()
    {
        Table train = Table(Mail, i => $"{i}@real.org", 10);
        Assert.Equal(1, Value(train, Table(Mail, i => i % 2 == 0 ? null : $"{i}@real.org", 10)));
        Assert.Equal(0, Value(train, Table(Mail, _ => null, 10)));

        // Of ten names that are there two are one: half of the synthetic ones are real, (.5 − .2)/(1 − .2).
        Table names = Table(Name, i => i < 10 ? null : i < 12 ? "twin" : $"person {i}", 20);
        Assert.Equal(0.375, Value(names, Table(Name, i => i < 5 ? $"person {i + 12}" : $"stranger {i}", 10)), 1e-12);
    }

    /// <summary>Ids that count rows, cities and ids of a pattern meet by chance.</summary>
    [Fact]
    public void Columns_in_which_values_meet_by_chance_do_not_count()
    {
        const string Reason = "no column holds personal values, or ids that are not counted through";
        Table cities = Table(Name, i => $"city {i % 4}", 40);
        Table counted = Table(Key, i => $"row-{i + 1:0000}", 40);
        Table patterned = Table(Key with { Pattern = "[A-F0-9]{8}" }, i => $"{(uint)(i + 1) * 2654435761:X8}", 40);
        Table label = Table(new ColumnSchema("l", ColumnKind.Categorical), i => $"{i * i}", 40);
        Table nobody = Table(Mail, _ => null, 40);
        foreach (Table table in (Table[])[cities, counted, patterned, label, nobody])
        {
            MetricResult result = Evaluator.Evaluate(new PairContext(TableMaps.Dataset(table, table, table.Take([])), table)).Single();
            Assert.Equal(Reason, Assert.IsType<MetricResult.NotApplicable>(result).Reason);
        }

        // Half of the names are had by two people, and no more: .75 of the synthetic ones are real, (.75 − .5)/(1 − .5).
        Assert.Equal(0.5, Value(Table(Name, i => i < 20 ? $"twin {i / 2}" : $"person {i}", 40), Table(Name, i => i < 15 ? $"person {i + 20}" : $"stranger {i}", 20)), 1e-12);

        // A value that a real table could hold and does not is nobody's.
        Assert.Equal(0, Value(Table(Mail, i => $"{i}@real.org", 40).Take([.. Enumerable.Range(0, 20)]), Table(Mail, i => $"{i + 20}@real.org", 20)));

        // Labels count where they are somebody's.
        Table own = Table(Mail with { Kind = ColumnKind.Categorical }, i => $"{i}@real.org", 40);
        Assert.Equal(1, Value(own, own));

        // An e-mail address counts even where it comes again, and so does an id that is drawn.
        Assert.Equal(1, Value(Table(Mail, i => $"{i % 4}@real.org", 40), Table(Mail, i => $"{i % 4}@real.org", 40)));
        Table drawn = Table(Key, i => $"{(uint)(i + 1) * 2654435761}", 40);
        Assert.Equal(1, Value(drawn, drawn));
    }

    [Theory]
    [InlineData(true, "1", "2", "3")]
    [InlineData(true, "00007", "00009", "00008")]
    [InlineData(true, "u10@ex.com", "u11@ex.com", "u9@ex.com")]
    [InlineData(true, "110", "111", "112")]
    [InlineData(true, "5")]
    [InlineData(true, "1", "2", "6")]
    [InlineData(false, "1", "2", "7")]
    [InlineData(false, "1", "2", "300")]
    [InlineData(false, "a", "b", "c")]
    [InlineData(false, "ann", "anna", "an")]
    [InlineData(false, "aa", "aaa")]
    [InlineData(false, "99999999999999999999999", "99999999999999999999998")]
    [InlineData(false, "-1", "0", "1")]
    public void Numbers_of_rows_are_told(bool expected, params string[] values) => Assert.Equal(expected, RowNumbers.Are(values));

    private static double Value(Table train, Table synthetic) => Evaluator.Values(TableMaps.Dataset(train, train, train.Take([])), synthetic).Single();

    private static Table Table(ColumnSchema schema, Func<int, string?> value, int rows) =>
        new([CategoricalColumn.FromLabels(schema, [.. Enumerable.Range(0, rows).Select(value)])]);
}
