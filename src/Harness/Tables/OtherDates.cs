namespace Harness.Tables;

/// <summary>Formats of dates beside ISO's that people and programs write.</summary>
internal static class OtherDates
{
    private static readonly string[] Days =
    [
        "%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%m-%d-%Y", "%d.%m.%Y", "%Y/%m/%d", "%Y.%m.%d", "%d/%m/%y", "%m/%d/%y", "%d.%m.%y", "%d-%m-%y", "%m-%d-%y",
        "%d %b %Y", "%d %B %Y", "%b %d, %Y", "%B %d, %Y", "%d-%b-%Y", "%d-%b-%y",
    ];

    private static readonly string[] Times = ["", " %H:%M", " %H:%M:%S", " %H:%M:%S.%f", " %I:%M %p", " %I:%M:%S %p"];

    private static readonly DateTimeFormat[] All = [.. Days.SelectMany(_ => Times, (day, time) => new DateTimeFormat(day + time))];

    // Numbers too, so that no column is taken for dates by them.
    private static readonly DateTimeFormat[] Bare = [new("%Y%m%d"), new("%Y%m%d%H%M%S"), new("%Y-%m"), new("%Y")];

    /// <summary>The pattern of a format that a text fits, to show how one is told; that of an example where it fits none.</summary>
    /// <param name="text">The text without blanks around it.</param>
    public static string Example(string text) =>
        (Fitting(text) is [var fitting, ..] ? fitting : Array.Find(Bare, f => f.TryParse(text, out DateTime date) && f.Format(date) == text) ?? All[0]).Pattern;

    /// <summary>The formats that a text fits.</summary>
    /// <param name="text">The text without blanks around it.</param>
    public static IReadOnlyList<DateTimeFormat> Fitting(ReadOnlySpan<char> text)
    {
        var fitting = new List<DateTimeFormat>();
        if (text.Length is < 6 or > 40 || !char.IsAsciiLetterOrDigit(text[0]) || text.IndexOfAnyInRange('0', '9') < 0 || text.IndexOfAny("/-. ") < 0)
        {
            return fitting;
        }

        foreach (DateTimeFormat format in All)
        {
            if (format.TryParse(text, out _))
            {
                fitting.Add(format);
            }
        }

        return fitting;
    }

    /// <summary>Whether day and month change places between two formats.</summary>
    /// <param name="formats">The formats.</param>
    public static bool AreSwapped(IReadOnlyList<DateTimeFormat> formats) =>
        formats.Any(f => f.Pattern.StartsWith("%d", StringComparison.Ordinal)) && formats.Any(f => f.Pattern.StartsWith("%m", StringComparison.Ordinal));
}
