using Harness.Studies.Snapshots;

namespace Harness.Studies.Tests.Snapshots;

public class SignificantDigitsTests
{
    [Theory]
    [InlineData(null, 4, null)]
    [InlineData(0.0, 4, 0.0)]
    [InlineData(0.123456, 4, 0.1235)]
    [InlineData(-0.123456, 4, -0.1235)]
    [InlineData(123456.0, 2, 120000.0)]
    [InlineData(9.996, 3, 10.0)]
    [InlineData(0.5, 1, 0.5)]
    [InlineData(9e-13, 4, 0.0)]
    [InlineData(1e-12, 4, 1e-12)]
    public void A_number_is_rounded_to_digits_and_dust_is_0(double? value, int digits, double? expected) =>
        Assert.Equal(expected, SignificantDigits.Round(value, digits));

    [Theory]
    [InlineData(0.0, 4, 0.0)]
    [InlineData(0.1235, 4, 0.0001)]
    [InlineData(-0.1235, 4, 0.0001)]
    [InlineData(1.0, 4, 0.001)]
    [InlineData(123456.0, 2, 10000.0)]
    [InlineData(0.05, 1, 0.01)]
    public void A_unit_is_that_of_the_last_digit_kept(double value, int digits, double expected) =>
        Assert.Equal(expected, SignificantDigits.Unit(value, digits), expected * 1e-9);
}
