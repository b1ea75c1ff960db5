using Harness.Generators.Donors;
using Harness.Generators.Encoding;
using Harness.Random;
using Harness.Tables;

namespace Harness.Generators.Tests.Donors;

public sealed class WithinGroupRegressionTests
{
    private const int Rows = 400;
    private const int Groups = 8;

    private readonly Predictor[] _predictors;
    private readonly Covariate[] _covariates;
    private readonly int[] _rows = [.. Enumerable.Range(0, Rows)];
    private readonly int[] _starts = [.. Enumerable.Range(0, Groups + 1).Select(group => group * Rows / Groups)];

    public WithinGroupRegressionTests()
    {
        RandomStream stream = new(3);
        _predictors = Predictor.Of(
            new TableCodec(new Table(Enumerable.Range(0, 2).Select(c => new NumericColumn(new($"x{c}", ColumnKind.Numerical), [.. _rows.Select(row => stream.Fork(c).Uniform((ulong)row))])))),
            1,
            default);
        _covariates = [.. _predictors.SelectMany((predictor, i) => predictor.Covariates(i))];
    }

    [Fact]
    public void Slopes_are_those_within_groups_whatever_lies_between_them()
    {
        // The groups' means fall as the covariate rises within each.
        WithinGroupRegression regression = Of(row => 2 * _covariates[0][row] - 50 * (row * Groups / Rows));
        double[][] made = Made();

        // The smallest penalty is .03 of a covariate's own sum of squares, so the slope is 2/1.03 where nothing is left open.
        for (int row = 0; row < 20; row++)
        {
            Assert.Equal(2 / 1.03 * (_covariates[0][row] - _covariates[0][row + 100]), regression.Shift(row + 100, made, row), 0.02);
        }
    }

    [Fact]
    public void What_is_left_open_is_the_response_less_what_the_slopes_tell()
    {
        WithinGroupRegression regression = Of(row => 2 * _covariates[0][row] - _covariates[1][row]);
        var rests = new double[Rows / Groups];
        regression.Rests(_rows.AsSpan(0, rests.Length), row => 2 * _covariates[0][row] - _covariates[1][row], rests);

        Assert.Equal(0, rests.Average(), 1e-12);
        Assert.InRange(rests.Max(Math.Abs), 0, 0.3); // 3 % of slopes 2 and −1, of scores up to 3.
    }

    [Fact]
    public void Noise_moves_no_donor_far()
    {
        RandomStream noise = new(8);
        WithinGroupRegression regression = Of(row => noise.Uniform((ulong)row));

        // The standard error of a slope is .29/√400 = .014, and scores differ by up to 6.
        Assert.All(Enumerable.Range(0, 50), row => Assert.InRange(Math.Abs(regression.Shift(row + 100, Made(), row)), 0, 6 * 2 * 3 * 0.29 / Math.Sqrt(Rows)));
    }

    [Fact]
    public void One_row_a_group_or_a_constant_response_tells_nothing()
    {
        int[] alone = [.. Enumerable.Range(0, Rows + 1)];

        Assert.Equal(0, WithinGroupRegression.Of(_covariates, row => _covariates[0][row], _rows, alone, default).Shift(1, Made(), 0));
        Assert.Equal(0, Of(_ => 7).Shift(1, Made(), 0));
    }

    private WithinGroupRegression Of(Func<int, double> response) => WithinGroupRegression.Of(_covariates, response, _rows, _starts, default);

    private double[][] Made() => [.. _predictors.Select(predictor => predictor.ForCovariates([.. predictor.Codes.Select(predictor.Cell)], 1, default))];
}
