using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Metrics.Marginals;
using Harness.Tables;

namespace Harness.Tests.Metrics.Marginals;

public class MarginalEvaluatorTests
{
    private static readonly MarginalEvaluator Evaluator = new();

    /// <summary>By NumPy 1.24.2: <c>(np.mean([1,2,3,2]) - np.mean([3,4,5,8])) / np.std([3,4,5,8], ddof=1)</c>, the same with median and std, and shares of gaps.</summary>
    [Theory]
    [InlineData("mean-error", -1.3887301496588271)]
    [InlineData("median-error", -1.1572751247156892)]
    [InlineData("std-error", -0.6220355269907728)]
    [InlineData("missing-rate-error", 0.2)]
    public void A_part_has_the_sign_of_synthetic_minus_train(string metric, double expected)
    {
        MetricPart part = Assert.Single(Evaluator.Computed(metric, Of(3, 4, 5, 8), Table(1, 2, 3, 2, double.NaN)).Parts);

        Assert.Equal(expected, Assert.NotNull(part.Signed), 1e-12);
        Assert.Equal(Math.Abs(expected), part.Value, 1e-12);
    }

    /// <summary>A distance has no sign, and nothing is above or below a column without a value.</summary>
    [Fact]
    public void What_is_no_difference_has_no_sign()
    {
        Assert.Null(Assert.Single(Evaluator.Computed("ks-statistic", Of(3, 4, 5, 8), Table(1, 2, 3, 2)).Parts).Signed);
        Assert.Null(Assert.Single(Evaluator.Computed("tail-error", Of(3, 4, 5, 8), Table(1, 2, 3, 2)).Parts).Signed);
        Assert.All(["mean-error", "median-error", "std-error"], metric =>
        {
            MetricPart part = Assert.Single(Evaluator.Computed(metric, Of(3, 4, 5, 8), Table(double.NaN)).Parts);
            Assert.Null(part.Signed);
            Assert.True(part.Value > 0);
        });
    }

    /// <summary>Where train is constant a column that is not is 1 away, up or down.</summary>
    [Fact]
    public void A_constant_column_is_missed_upwards_or_downwards()
    {
        Assert.Equal(-1, Assert.Single(Evaluator.Computed("mean-error", Of(3, 3, 3), Table(1, 2, 3)).Parts).Signed);
        Assert.Equal(1, Assert.Single(Evaluator.Computed("mean-error", Of(3, 3, 3), Table(4, 4)).Parts).Signed);
        Assert.Equal(0, Assert.Single(Evaluator.Computed("mean-error", Of(3, 3, 3), Table(3, 3)).Parts).Signed);
    }

    /// <summary>By pandas 1.5.3: the root of <c>(c * (c - 1)).sum() / (n * (n - 1))</c> of <c>value_counts()</c>, of penguins' body mass to 25 g and to 1000 g.</summary>
    [Fact]
    public void Rounding_repeats_values()
    {
        Dataset penguins = DatasetReader.Read(Repository.Dataset("penguins"));
        var mass = (NumericColumn)penguins.Train["body_mass_g"];
        Table rounded = penguins.Train.With(new NumericColumn(mass.Schema, [.. mass.Values.ToArray().Select(v => Math.Round(v / 1000) * 1000)]));

        MetricResult.Computed found = Evaluator.Computed("value-repetition-error", penguins, rounded);

        Assert.Equal(0.5647572761990292 - 0.11309748174582523, Assert.NotNull(found.Parts.Single(p => p.Name == "body_mass_g").Signed), 1e-12);
        Assert.All(found.Parts.Where(p => p.Name != "body_mass_g"), p => Assert.Equal(0, p.Value));
        Assert.Equal(0.5647572761990292 - 0.11309748174582523, Evaluator.Computed("value-repetition-error-worst", penguins, rounded).Value, 1e-12);
    }

    /// <summary>Noise dissolves a spike of half the rows, of which two rows share with a probability of a quarter; a constant repeats always, one value never.</summary>
    [Fact]
    public void Lost_spikes_and_constants_are_seen()
    {
        double[] spiked = [.. Enumerable.Range(0, 200).Select(i => i % 2 == 0 ? 0 : 1.0 + i)];
        double root = Math.Sqrt(100 * 99 / (200.0 * 199));
        Assert.Equal(-root, Signed([.. spiked.Select((v, i) => v + i * 1e-6)]), 1e-12);
        Assert.Equal(1 - root, Signed([.. Enumerable.Repeat(7.0, 5)]), 1e-12);
        Assert.Equal(-root, Signed([7]), 1e-12);
        Assert.Equal(0, Signed([.. spiked.Select(v => v + 5)]));

        double Signed(double[] values) => Assert.Single(Evaluator.Computed("value-repetition-error", Of(spiked), Table(values)).Parts).Signed!.Value;
    }

    /// <summary>Numbers near the largest that a double holds are as many deviations of train (12.909944487358056 of 0, 10, 20, 30) away as they are, above and below, and so is a common column beside a huge one.</summary>
    [Fact]
    public void Huge_numbers_are_as_far_away_as_they_are()
    {
        const double Huge = double.MaxValue;
        Assert.Equal(Huge / 12.909944487358056, Signed("mean-error", Of(0, 10, 20, 30), Table(Huge, Huge, Huge, Huge)), Huge * 1e-12);
        Assert.Equal(-Huge / 12.909944487358056, Signed("mean-error", Of(0, 10, 20, 30), Table(-Huge, -Huge, -Huge)), Huge * 1e-12);

        // Deviations that no double holds, of train and of the synthetic column alone.
        Assert.Equal(Math.Sqrt(0.5), Signed("mean-error", Of(-Huge, Huge), Table(Huge)), 1e-12);
        Assert.Equal(Huge * (Math.Sqrt(2) / 12.909944487358056), Signed("std-error", Of(0, 10, 20, 30), Table(-Huge, Huge)), Huge * 1e-12);
        Assert.Equal(-0.5, Signed("mean-error", Of(Huge, Huge / 2, 0), Table(0)) / 2, 1e-12);
        Assert.Equal(0.5, Signed("mean-error", Of(-Huge, -Huge / 2, 0), Table(0)) / 2, 1e-12);
    }

    /// <summary>One value of two is missing in both columns of a half of the synthetic rows, and of none of train's.</summary>
    [Fact]
    public void Gaps_in_the_same_rows_have_a_sign()
    {
        const double No = double.NaN;
        MetricPart part = Assert.Single(Evaluator.Computed("co-missingness-error", TableMaps.Dataset(Two([1, No], [No, 1]), Two([1, No], [No, 1]), Two([1], [1])), Two([1, No], [1, No])).Parts);
        Assert.Equal((0.5, 0.5), (part.Value, part.Signed));

        static Table Two(double[] x, double[] y) => new([new NumericColumn(new ColumnSchema("x", ColumnKind.Numerical), x), new NumericColumn(new ColumnSchema("y", ColumnKind.Numerical), y)]);
    }

    private static double Signed(string metric, Dataset dataset, Table table) => Assert.Single(Evaluator.Computed(metric, dataset, table).Parts).Signed!.Value;

    private static Dataset Of(params double[] values) => TableMaps.Dataset(Table(values), Table(values), Table(values));

    private static Table Table(params double[] values) => new([new NumericColumn(new ColumnSchema("x", ColumnKind.Numerical), values)]);
}
