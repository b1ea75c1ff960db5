using System.Globalization;
using System.Text;

namespace Harness.Reports.GitHub;

/// <summary>A line on standard output that GitHub Actions reads: an error beside a line of a file.</summary>
internal static class WorkflowCommand
{
    /// <summary>The line, escaped as GitHub's toolkit does.</summary>
    /// <param name="title">The title.</param>
    /// <param name="message">The message; may have several lines.</param>
    /// <param name="file">The file, by its path in the repository; <see langword="null"/> where none is meant.</param>
    /// <param name="line">The line in it, from 1; <see langword="null"/> where it is not known.</param>
    public static string Error(string title, string message, string? file = null, int? line = null)
    {
        var text = new StringBuilder("::error ");
        if (file is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"file={Property(file)},line={line ?? 1},");
        }

        return text.Append("title=").Append(Property(title)).Append("::").Append(Data(message)).ToString();
    }

    private static string Data(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
