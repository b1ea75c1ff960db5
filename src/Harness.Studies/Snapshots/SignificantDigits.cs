using System.Globalization;

namespace Harness.Studies.Snapshots;

/// <summary>Rounds to significant digits, so that a snapshot shows what a number is worth and no more.</summary>
internal static class SignificantDigits
{
    /// <summary>Rounds a number; <see langword="null"/> stays <see langword="null"/>, and what is smaller than 1e-12 is 0.</summary>
    /// <param name="value">The number.</param>
    /// <param name="digits">Significant digits, 1 to 15.</param>
    public static double? Round(double? value, int digits) => value switch
    {
        null => null,
        { } v when Math.Abs(v) < 1e-12 => 0,
        { } v => double.Parse(v.ToString("E" + (digits - 1), CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
    };

    /// <summary>The size of one unit in the last kept digit; 0 of 0.</summary>
    /// <param name="value">A number.</param>
    /// <param name="digits">Significant digits, 1 to 15.</param>
    public static double Unit(double value, int digits) =>
        Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(value))) - digits + 1);
}
