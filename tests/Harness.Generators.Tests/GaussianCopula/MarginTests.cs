using Harness.Generators.Encoding;
using Harness.Generators.GaussianCopula;
using Harness.SdMetrics.Reports;
using Harness.Tables;

namespace Harness.Generators.Tests.GaussianCopula;

public sealed class SmoothedCopulaLaws() : GeneratorLaws(new GaussianCopulaGenerator(new GaussianCopulaOptions { Margins = MarginKind.Smoothed }));

/// <summary>A beta distribution is not what random columns have, so their margins are far away.</summary>
public sealed class ParametricCopulaLaws() : GeneratorLaws(new GaussianCopulaGenerator(new GaussianCopulaOptions { Margins = MarginKind.Parametric }))
{
    protected override double MarginBound => 0.6;
}

/// <summary>Numbers from SciPy 1.10.1 by <c>margins.py</c>.</summary>
public class MarginTests
{
    private static readonly double[] Places = [.. Enumerable.Range(1, 200).Select(i => i / 201.0)];

    [Theory]
    [InlineData("even", 1.0377212489951761, 1.0377212489951761)]
    [InlineData("squared", 0.5160779986151679, 1.0404080108275828)]
    [InlineData("middle", 2.8349941161810395, 2.7385614406982337)]
    [InlineData("ends", 0.20274140645881183, 0.6072167890202146)]
    public void Beta_shapes_are_those_of_greatest_likelihood(string name, double a, double b)
    {
        double[] shares = [.. Places.Select(i => name switch
        {
            "even" => i,
            "squared" => i * i,
            "middle" => 0.5 + 0.3 * Math.Sin(7 * i),
            _ => Math.Pow(Math.Sin(1.5 * i), 6),
        })];
        (double shape, double other) = BetaMargin.Shape(shares);

        // SciPy's optimiser stops at a relative change of 1e-4 at the worst.
        Assert.Equal(1, shape / a, 2e-4);
        Assert.Equal(1, other / b, 2e-4);
    }

    [Theory]
    [InlineData(0.1, 0.07884230104604681)]
    [InlineData(0.5, 0.373230255051958)]
    [InlineData(1.0, 0.6206414428055897)]
    [InlineData(2.0, 0.8620220616384843)]
    [InlineData(4.0, 0.9834889681371838)]
    public void Smoothed_margins_are_a_mirrored_kernel_density(double value, double below)
    {
        var column = new QuantitativeCodec(Number("x", [.. Places.Select(i => -Math.Log(1 - i))]));
        QuantileGrid grid = KernelMargin.Of(column);
        Assert.Equal(below, grid.Probability(value), 5e-4); // A grid of 1,024 points.
        Assert.Equal(value, grid.Quantile(below), 5e-3);
    }

    [Fact]
    public void Spikes_stay_spikes_when_the_rest_is_smoothed()
    {
        var column = new QuantitativeCodec(Number("x", [.. Enumerable.Repeat(1.5, 100), .. Places.Select(i => 3 * i)]));
        QuantileGrid grid = KernelMargin.Of(column);
        double[] drawn = [.. Enumerable.Range(0, 3000).Select(i => grid.Quantile((i + 0.5) / 3000))];
        Assert.Equal(1.0 / 3, drawn.Count(v => v == 1.5) / 3000.0, 0.002);
        Assert.Equal(1.0 / 3, drawn.Count(v => v < 1.5) / 3000.0, 0.01);
        Assert.Equal(drawn.Order(), drawn);
    }

    [Fact]
    public void What_the_default_of_others_costs_is_seen_on_two_humps_and_on_labels()
    {
        double[] humps = [.. Places.SelectMany((i, row) => new[] { i + (row % 2 == 0 ? 0 : 9), i + (row % 2 == 0 ? 0 : 9.5) })];
        Table train = new([Number("x", humps), CategoricalColumn.FromLabels(new("side", ColumnKind.Categorical), [.. humps.Select(v => v < 5 ? "left" : "right")])]);
        double empirical = Quality(MarginKind.Empirical);
        double parametric = Quality(MarginKind.Parametric);
        Assert.InRange(empirical, 0.9, 1);
        Assert.InRange(parametric, 0.4, empirical - 0.1);

        double Quality(MarginKind margins) => QualityReport.Generate(train, new GaussianCopulaGenerator(new GaussianCopulaOptions { Margins = margins }).Fit(train, new FitContext()).Sample(400, 1)).Score.Value;
    }

    private static NumericColumn Number(string name, double[] values) => new(new(name, ColumnKind.Numerical), values);
}
