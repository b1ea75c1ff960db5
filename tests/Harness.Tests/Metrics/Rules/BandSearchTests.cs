using Harness.Datasets;
using Harness.Metrics;
using Harness.Metrics.Rules;
using Harness.Random;
using Harness.Tables;

namespace Harness.Tests.Metrics.Rules;

/// <summary>A number that stays in a range of its own beside each label is found, and seen to be outside in 1 % of the rows; a number without ends is not.</summary>
public class BandSearchTests
{
    private const int Rows = 3000;

    private static readonly FoundRuleEvaluator Evaluator = new();

    [Fact]
    public void A_salary_outside_the_band_of_its_grade_is_seen()
    {
        Dataset dataset = Dataset.Of(Salaries(Rows, 1), Salaries(1000, 2));

        MetricPart kept = Assert.Single(Parts(dataset, Salaries(Rows, 3)));
        Assert.Equal((0.0, RuleVerdict.Kept), (kept.Value, kept.Rule!.Verdict));
        Assert.Equal("salary from 19 to 31 beside grade = g0, and so on for 4 more", kept.Name);

        MetricPart broken = Assert.Single(Parts(dataset, Salaries(Rows, 3, strays: 0.01)));
        Assert.InRange(broken.Value, 0.005, 0.01);
        Assert.Equal(RuleVerdict.Broken, broken.Rule!.Verdict);
    }

    /// <summary>Whose least and greatest value stand alone has no range: another one could be farther out.</summary>
    [Fact]
    public void Numbers_without_ends_have_no_range()
    {
        Table Of(ulong seed) => Made(Rows, seed, (grade, u) => 8 * grade + Math.Tan(Math.PI * (0.999 * u - 0.4995)));

        Assert.Empty(Parts(Dataset.Of(Of(1), Of(2)), Of(3)));
    }

    /// <summary>Of few rows, those that stay in a range say little of the next; and labels that say nothing of a number have no range of their own.</summary>
    [Theory]
    [InlineData(998, 8, 0)]
    [InlineData(1000, 8, 1)]
    [InlineData(1000, 0, 0)]
    public void A_thousand_real_rows_and_a_label_that_tells_are_needed(int rows, double step, int rules)
    {
        Table Of(int count, ulong seed) => Made(count, seed, (grade, u) => step * grade + 10 * u);
        Dataset dataset = Dataset.Of(Of(rows - 200, 1), Of(200, 2));

        Assert.Equal(rules, FoundRules.Of(dataset, 64).Rules.OfType<BandRule>().Count());
    }

    /// <summary>A value that alone makes its range as wide as it is counts as one that fresh rows may have too.</summary>
    [Fact]
    public void A_value_far_out_alone_is_a_single()
    {
        double[] first = [.. Enumerable.Range(0, 3000).Select(i => i % 2 == 0 ? i / 6000.0 : 1 + i / 6000.0)];
        first[10] = -0.3;
        var table = new Table([CategoricalColumn.FromLabels(new ColumnSchema("side", ColumnKind.Categorical), [.. Enumerable.Range(0, 3000).Select(i => i % 2 == 0 ? "low" : "high")]), new NumericColumn(new ColumnSchema("x", ColumnKind.Numerical), first)]);

        BandRule rule = Assert.Single(FoundRules.Of(Dataset.Of(table, table.Take([])), 64).Rules.OfType<BandRule>());

        Assert.Equal(1, rule.Singles);
        Assert.Contains(rule.Bands, b => b.Low == -0.4 && Math.Abs(b.High - 0.6) < 1e-12);
    }

    /// <summary>The ends are round, a tenth of the width beyond the real ones or more, and not below 0 where no number is.</summary>
    [Theory]
    [InlineData(20_134, 29_977, false, 19_000, 31_000)]
    [InlineData(0.013, 0.087, true, 0.005, 0.095)]
    [InlineData(1, 14, true, 0, 16)]
    [InlineData(1, 14, false, -1, 16)]
    [InlineData(7, 7, true, 7, 7)]
    [InlineData(-1e308, 1e308, false, -1e308, 1e308)]
    [InlineData(0, 5e-324, true, 0, 5e-324)]
    public void A_range_has_round_ends(double least, double greatest, bool isPositive, double low, double high)
    {
        var band = Band.Around(1, least, greatest, new ColumnSchema("x", ColumnKind.Numerical), isPositive);

        Assert.Equal(low, band.Low, 1e-12);
        Assert.Equal(high, band.High, 1e-12);
    }

    [Fact]
    public void A_range_of_dates_ends_with_whole_days_or_weeks()
    {
        var dates = new ColumnSchema("d", ColumnKind.DateTime, new DateTimeFormat("%Y-%m-%d"));

        Assert.Equal("2024-02-01 to 2024-05-30", Band.Around(1, Seconds(2, 15), Seconds(5, 20), dates, isPositive: true).Show(dates));
        Assert.Equal("0001-01-01 to 9999-12-31", Band.Around(1, (DateTime.MinValue - DateTime.UnixEpoch).TotalSeconds, (DateTime.MaxValue.Date - DateTime.UnixEpoch).TotalSeconds, dates, isPositive: false).Show(dates));

        static double Seconds(int month, int day) => (new DateTime(2024, month, day) - DateTime.UnixEpoch).TotalSeconds;
    }

    /// <summary>A row that lacks the number, or has a label that no real row has, breaks nothing; the borders belong to the range.</summary>
    [Fact]
    public void What_is_outside_is_a_number_beyond_the_range_of_a_known_label()
    {
        ValueClasses labels = ValueClasses.Of(CategoricalColumn.FromLabels(new ColumnSchema("g", ColumnKind.Categorical), ["a", "b"]))!;
        var rule = new BandRule(labels, new ColumnSchema("x", ColumnKind.Numerical), [new Band(1, 0, 1)], 0);
        var table = new Table([CategoricalColumn.FromLabels(new ColumnSchema("g", ColumnKind.Categorical), ["a", "a", "a", "a", "a", "b", "new", null]), new NumericColumn(new ColumnSchema("x", ColumnKind.Numerical), [0, 1, -0.1, 1.1, double.NaN, 7, 7, 7])]);

        Assert.Equal([2, 3], rule.Violations(table));
        Assert.Equal("x from 0 to 1 beside g = a", rule.ToString());
    }

    private static IReadOnlyList<MetricPart> Parts(Dataset dataset, Table synthetic) =>
        Evaluator.Evaluate(new PairContext(dataset, synthetic) { WithUncertainty = false })[1] is MetricResult.Computed { Parts: var parts } ? parts : [];

    private static Table Salaries(int rows, ulong seed, double strays = 0) => Made(rows, seed, (grade, u) => 20 + 8 * grade + 10 * u, strays);

    // Strays have the number of another row.
    private static Table Made(int rows, ulong seed, Func<int, double, double> number, double strays = 0)
    {
        RandomStream stream = new(seed);
        int[] grades = [.. Enumerable.Range(0, rows).Select(i => stream.Fork("grade").Index((ulong)i, 5))];
        double[] numbers = [.. grades.Select((grade, i) => number(i < strays * rows ? (grade + 2) % 5 : grade, stream.Fork("number").Uniform((ulong)i)))];
        return new Table([CategoricalColumn.FromLabels(new ColumnSchema("grade", ColumnKind.Categorical), [.. grades.Select(g => $"g{g}")]), new NumericColumn(new ColumnSchema("salary", ColumnKind.Numerical), numbers)]);
    }
}
