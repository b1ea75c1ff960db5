using System.Text;

namespace Harness.Reports;

/// <summary>GitHub's summary of a job's step.</summary>
internal static class JobSummary
{
    // GitHub drops a larger summary whole.
    private const int Most = 1_000_000;

    /// <summary>Appends a report to the summary, as many of its sections as GitHub takes.</summary>
    /// <param name="markdown">The report.</param>
    /// <param name="path">The file that <c>GITHUB_STEP_SUMMARY</c> names; <see langword="null"/> or empty outside of GitHub Actions: nothing is done.</param>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public static void Append(string markdown, string? path)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        if (string.IsNullOrEmpty(path))
        {
            return;
        }

        try
        {
            long room = Most - (File.Exists(path) ? new FileInfo(path).Length : 0);
            File.AppendAllText(path, Fit(markdown, room));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: the job summary cannot be written: {e.Message}", e);
        }
    }

    private static string Fit(string markdown, long room)
    {
        if (Encoding.UTF8.GetByteCount(markdown) <= room)
        {
            return markdown;
        }

        var text = new StringBuilder();
        foreach (string section in markdown.Split("\n## "))
        {
            string next = text.Length == 0 ? section : "\n## " + section;
            if (Encoding.UTF8.GetByteCount(text + next) > room - 200)
            {
                break;
            }

            text.Append(next);
        }

        return text.Append("\n\nThe rest does not fit into a job summary; it is in the artifact `report`, file `study.md`.\n").ToString();
    }
}
