using FsCheck.Xunit;
using Harness.Random;
using Harness.Scoring;
using MathNet.Numerics.Distributions;

namespace Harness.Tests.Scoring;

public class FreshRowsTests
{
    /// <summary>Mean .2 and deviation .03; the p-value is that of .07 beyond the mean. SciPy's pearson3 and t, fresh_rows.py beside this file.</summary>
    [Theory]
    [InlineData(200, 0.0, true, 0.05, 0.251166366687, 0.0139361366373)]
    [InlineData(200, 0.0, true, 0.001, 0.301903395363, 0.0139361366373)]
    [InlineData(200, 0.0, false, 0.05, 0.148833633313, 0.0139361366373)]
    [InlineData(200, 0.0, false, 0.001, 0.0980966046368, 0.0139361366373)]
    [InlineData(200, 0.8, true, 0.05, 0.256705448461, 0.0274752646127)]
    [InlineData(200, 0.8, true, 0.001, 0.337907599825, 0.0274752646127)]
    [InlineData(200, 0.8, false, 0.05, 0.150299811149, 0.0104713847558)]
    [InlineData(200, 0.8, false, 0.001, 0.105814727525, 0.0104713847558)]
    [InlineData(200, -0.8, true, 0.05, 0.249700188851, 0.0104713847558)]
    [InlineData(200, -0.8, true, 0.001, 0.294185272475, 0.0104713847558)]
    [InlineData(200, -0.8, false, 0.05, 0.143294551539, 0.0274752646127)]
    [InlineData(200, -0.8, false, 0.001, 0.0620924001746, 0.0274752646127)]
    [InlineData(20, 0.3, true, 0.05, 0.261114003215, 0.0351892813142)]
    [InlineData(20, 0.3, true, 0.001, 0.364969891972, 0.0351892813142)]
    [InlineData(20, 0.3, false, 0.05, 0.144284920102, 0.0233225246017)]
    [InlineData(20, 0.3, false, 0.001, 0.0742802678576, 0.0233225246017)]
    [InlineData(50, 6.0, true, 0.05, 0.261878284098, 0.0420215246419)]
    [InlineData(50, 6.0, true, 0.001, 0.485476664978, 0.0420215246419)]
    [InlineData(50, 6.0, false, 0.05, 0.149202997963, 0.0125606481363)]
    [InlineData(50, 6.0, false, 0.001, 0.101072950307, 0.0125606481363)]
    [InlineData(10000, 0.0, true, 0.001, 0.292736064383, 0.00982824943782)]
    [InlineData(10000, 0.0, false, 0.001, 0.107263935617, 0.00982824943782)]
    public void The_tail_is_Pearson_s_widened_by_Student_s(int splits, double skewness, bool above, double probability, double level, double p)
    {
        FreshRows fresh = Of(splits, 0.2, 0.03, skewness);

        Assert.Equal(level, fresh.Level(probability, above), 1e-9);
        Assert.Equal(p, fresh.PValue(above ? 0.27 : 0.13, above), 1e-9);
    }

    /// <summary>The same with 1/(1/(n − 1) + 2/rows) degrees of freedom.</summary>
    [Theory]
    [InlineData(200, 60, 0.0, 0.05, 0.252912415351, 0.0178393703541)]
    [InlineData(200, 60, 0.0, 0.001, 0.312767340339, 0.0178393703541)]
    [InlineData(200, 300, 0.8, 0.05, 0.257182910853, 0.0284212721311)]
    [InlineData(200, 300, 0.8, 0.001, 0.341538230769, 0.0284212721311)]
    [InlineData(50, 2000, 0.3, 0.05, 0.256256069932, 0.0256296421375)]
    [InlineData(50, 2000, 0.3, 0.001, 0.332000326082, 0.0256296421375)]
    public void What_few_real_rows_leave_unknown_widens_the_tail(int splits, int rows, double skewness, double probability, double level, double p)
    {
        FreshRows fresh = Of(splits, 0.2, 0.03, skewness) with { RealRows = rows };

        Assert.Equal(level, fresh.Level(probability, above: true), 1e-9);
        Assert.Equal(p, fresh.PValue(0.27, above: true), 1e-9);
    }

    [Fact]
    public void Two_sides_of_a_split_are_twice_as_many_real_rows() => Assert.Equal(60, FreshRows.Of("x", 30, [1, 2, 3], 0, 0).RealRows);

    [Property]
    public bool P_value_and_level_are_inverse_to_each_other(ulong seed)
    {
        RandomStream stream = new RandomStream(seed).Fork("fresh-rows");
        FreshRows fresh = Of(3 + stream.Index(0, 300), stream.Uniform(1) - 0.5, 0.001 + stream.Uniform(2), 8 * (stream.Uniform(3) - 0.5));
        double probability = Math.Pow(10, -4 * stream.OpenUniform(4)) * 0.5;
        bool above = stream.Index(5, 2) == 0;

        double level = fresh.Level(probability, above);
        double beyond = above ? level + 0.1 : level - 0.1;

        return Math.Abs(fresh.PValue(level, above) / probability - 1) < 1e-6 && fresh.PValue(beyond, above) < probability;
    }

    /// <summary>Of 2400 splits without skewness the careful side has √(6/2400) = .05, where the gamma distribution takes over from the normal one.</summary>
    [Theory]
    [InlineData(0.2)]
    [InlineData(0.01)]
    [InlineData(0.0001)]
    public void Level_and_p_value_take_the_same_tail_where_skewness_begins_to_count(double probability)
    {
        FreshRows fresh = Of(2400, 0.2, 0.03, 0);

        Assert.Equal(1, fresh.PValue(fresh.Level(probability, above: true), above: true) / probability, 1e-6);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_mean_is_no_surprise_and_far_out_is_impossible(bool above)
    {
        FreshRows fresh = Of(200, 0.2, 0.03, 0);

        Assert.InRange(fresh.PValue(0.2, above), 0.45, 0.55);
        Assert.InRange(fresh.PValue(above ? -1 : 1.4, above), 0.999999, 1);
        Assert.InRange(fresh.PValue(above ? 1.4 : -1, above), 0, 1e-12);
        Assert.Equal(0, fresh.PValue(above ? 1e300 : -1e300, above));
    }

    [Theory]
    [InlineData(0.2, true, 1)]
    [InlineData(0.2, false, 1)]
    [InlineData(0.2000001, true, 0)]
    [InlineData(0.2000001, false, 1)]
    [InlineData(0.1999999, true, 1)]
    [InlineData(0.1999999, false, 0)]
    public void Where_splits_do_not_scatter_any_value_beyond_is_beyond_chance(double value, bool above, double expected)
    {
        FreshRows fresh = FreshRows.Of("x", 30, [0.2, 0.2, 0.2, 0.2], 0.5, 0.5) with { Mean = 0.2 };

        Assert.Equal((0, 0), (fresh.Deviation, fresh.Skewness));
        Assert.Equal(expected, fresh.PValue(value, above));
        Assert.Equal(0.2, fresh.Level(0.001, above));
    }

    /// <summary>By Python: statistics.mean and stdev of [1, 2, 3, 4, 10], and the mean of ((v − mean)/stdev)³.</summary>
    [Fact]
    public void Mean_deviation_and_skewness_are_those_of_the_splits()
    {
        FreshRows fresh = FreshRows.Of("x", 30, [1, 2, 3, 4, 10], 0.4, 0.3);

        Assert.Equal(("x", 5, 30, 0.4, 0.3), (fresh.Metric, fresh.Splits, fresh.Rows, fresh.Slope, fresh.DeviationSlope));
        Assert.Equal(4, fresh.Mean, 1e-12);
        Assert.Equal(3.5355339059327378, fresh.Deviation, 1e-12);
        Assert.Equal(0.8145870119269, fresh.Skewness, 1e-9);
    }

    // Rows of 30 and 120 count as 2/(1/30 + 1/120) = 48, of 120 each as 120.
    [Theory]
    [InlineData(120, 120, 0.5, 0.5, 0.1, 0.015)]
    [InlineData(120, 120, 0.5, 0.25, 0.1, 0.0212132034356)]
    [InlineData(120, 120, 0.0, 0.0, 0.2, 0.03)]
    [InlineData(30, 30, 0.5, 0.5, 0.2, 0.03)]
    [InlineData(30, 120, 0.5, 0.5, 0.158113883008, 0.0237170824513)]
    [InlineData(30, 0, 0.5, 0.5, 0.787400787401, 0.1181101181102)]
    public void The_distance_from_the_ideal_and_the_scatter_shrink_by_their_powers(int train, double synthetic, double slope, double deviationSlope, double mean, double deviation)
    {
        FreshRows fresh = Of(200, 0.2, 0.03, 0.7) with { Slope = slope, DeviationSlope = deviationSlope };

        FreshRows error = fresh.At(train, synthetic, ideal: 0);
        Assert.Equal((mean, deviation), (Math.Round(error.Mean, 12), Math.Round(error.Deviation, 13)));
        Assert.Equal(2 / (1.0 / train + 1 / Math.Max(1, synthetic)), error.Rows, 1e-9);
        Assert.Equal(0.7, error.Skewness);

        FreshRows score = (fresh with { Mean = 0.8 }).At(train, synthetic, ideal: 1);
        Assert.Equal(1 - mean, score.Mean, 1e-9);
    }

    /// <summary>However many rows there are, the mean comes near the ideal and not past it.</summary>
    [Property]
    public bool More_rows_never_pass_the_ideal(ulong seed)
    {
        RandomStream stream = new RandomStream(seed).Fork("ideal");
        double ideal = stream.Index(0, 3) / 2.0;
        FreshRows fresh = Of(200, stream.Uniform(1), 0.03, 0) with { Slope = 0.5 * stream.Uniform(2) };

        double mean = fresh.At(1 + stream.Index(3, 1_000_000), 1 + stream.Index(4, 1_000_000), ideal).Mean;

        return Math.Sign(mean - ideal) * Math.Sign(fresh.Mean - ideal) >= 0;
    }

    /// <summary>The level of 200 normal splits of very many rows, at one of ten thousand, is about the normal's own: less is a false alarm, more is blindness.</summary>
    [Fact]
    public void Of_normal_splits_the_level_is_near_the_normal_s_quantile()
    {
        double[] levels = [.. Enumerable.Range(0, 200).Select(i =>
        {
            RandomStream stream = new RandomStream(5).Fork("splits").Fork(i);
            return FreshRows.Of("x", 1_000_000, [.. Enumerable.Range(0, 200).Select(s => Normal.InvCDF(0, 1, stream.OpenUniform((ulong)s)))], 0, 0).Level(0.0001, above: true);
        })];

        // scipy.stats.norm.isf(1e-4) = 3.719.
        Assert.InRange(levels.Average(), 3.719, 3.719 * 1.25);
        Assert.InRange(levels.Min(), 3, double.MaxValue);
    }

    private static FreshRows Of(int splits, double mean, double deviation, double skewness) => new("x", splits, 30, mean, deviation, skewness, 0.5, 0.5);
}
