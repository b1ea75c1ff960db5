using System.Globalization;

namespace Harness.SdMetrics.Encoding;

/// <summary>Labels as the values that they are in Python.</summary>
internal static class PythonText
{
    /// <summary>The number that a label stands for, 1 and 0 for booleans; <see langword="null"/> where it is text.</summary>
    public static double? Number(string label) => label switch
    {
        "True" => 1,
        "False" => 0,
        _ => double.TryParse(label, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && char.IsAsciiLetterUpper(label[0]) is false ? number : null,
    };
}
