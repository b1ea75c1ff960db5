using System.Text.RegularExpressions;
using Harness.SdMetrics.Encoding;

namespace Harness.SdMetrics.SingleColumn;

/// <summary>DatetimeFormatAdherence and RegexFormatAdherence of SDMetrics 0.32: shares of synthetic texts in a format. 1 is best, 0 worst.</summary>
public static class FormatMetrics
{
    /// <summary>
    /// DatetimeFormatAdherence: the share of values that are missing or that pandas reads in the format: whole, leading
    /// zeros optional, from 1677 to 2262.
    /// </summary>
    /// <param name="synthetic">The synthetic values as they are written; <see langword="null"/> where missing.</param>
    /// <param name="format">The format of <c>strftime</c>; <c>%-d</c> is <c>%d</c>.</param>
    /// <returns>An error where there is no value or the format is none.</returns>
    public static ParityScore DatetimeFormatAdherence(IReadOnlyList<string?> synthetic, string format)
    {
        ArgumentNullException.ThrowIfNull(synthetic);
        ArgumentNullException.ThrowIfNull(format);
        PandasDates dates;
        try
        {
            dates = PandasDates.Of(format);
        }
        catch (FormatException e)
        {
            return ParityScore.Failed($"ValueError: {e.Message}");
        }

        return Share(synthetic, text => dates.TryParse(text, out _));
    }

    /// <summary>
    /// RegexFormatAdherence: the share of values that are missing or that match a regular expression of Python as a whole,
    /// the text of each named group among those of the real values that match, where one does.
    /// </summary>
    /// <param name="real">The real values; <see langword="null"/> where missing.</param>
    /// <param name="synthetic">The synthetic values, likewise.</param>
    /// <param name="pattern">The regular expression as Python's <c>re</c> reads it.</param>
    /// <returns>An error where there is no synthetic value, the pattern is none, or a value takes more than a second.</returns>
    public static ParityScore RegexFormatAdherence(IReadOnlyList<string?> real, IReadOnlyList<string?> synthetic, string pattern)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(synthetic);
        ArgumentNullException.ThrowIfNull(pattern);
        try
        {
            var expression = new PythonRegex(pattern);
            string[] names = expression.Names;
            if (names.Length == 0)
            {
                return Share(synthetic, expression.IsMatch);
            }

            string?[][] groups = [.. real.OfType<string>().Distinct(StringComparer.Ordinal).Where(expression.IsMatch).Select(expression.Groups)];
            HashSet<(int, string?)> known = [.. groups.SelectMany(texts => texts.Select((text, group) => (group, text)))];
            return Share(synthetic, text => expression.IsMatch(text) && (groups.Length == 0 || expression.Groups(text).Select((t, group) => (group, t)).All(known.Contains)));
        }
        catch (RegexMatchTimeoutException)
        {
            return ParityScore.Failed("TimeoutError: the regular expression takes too long");
        }
        catch (ArgumentException)
        {
            return ParityScore.Failed($"ValueError: Invalid regex format string '{pattern}'.");
        }
    }

    // Each distinct text once.
    private static ParityScore Share(IReadOnlyList<string?> values, Func<string, bool> isValid)
    {
        var verdicts = new Dictionary<string, bool>(StringComparer.Ordinal);
        int valid = 0;
        foreach (string? value in values)
        {
            if (value is null)
            {
                valid++;
                continue;
            }

            if (!verdicts.TryGetValue(value, out bool verdict))
            {
                verdicts.Add(value, verdict = isValid(value));
            }

            valid += verdict ? 1 : 0;
        }

        return values.Count == 0 ? ParityScore.Failed(DiscreteMetrics.DivisionByZero) : ParityScore.Of((double)valid / values.Count);
    }
}
