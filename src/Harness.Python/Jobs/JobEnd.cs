namespace Harness.Python.Jobs;

/// <summary>How a job ended.</summary>
/// <param name="ExitCode">The exit code of the command, 128 + n where signal n ended it; <see langword="null"/> where it was ended from outside.</param>
/// <param name="TimedOut">Whether its time was up.</param>
/// <param name="LastLines">The last lines that it printed: those of standard output, then those of standard error.</param>
internal sealed record JobEnd(int? ExitCode, bool TimedOut, IReadOnlyList<string> LastLines)
{
    private const int FirstSignal = 128;
    private const int Segmentation = 11;
    private const int Killed = 9;
    private const int Abort = 6;
    private const int LinesShown = 6;
    private const int LongestShown = 300;
    private const int LongestText = 600;

    /// <summary>The last lines as the end of a message, without control characters.</summary>
    public string Tail => LastLines.Count == 0
        ? " It printed nothing."
        : $" Its last {(LastLines.Count == 1 ? "line" : "lines")}:{string.Concat(LastLines.TakeLast(LinesShown).Select(l => $"\n  {Clean(l, LongestShown)}"))}";

    /// <summary>A text of others on one line: no control characters, and no more than a person reads.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">The letters that are shown.</param>
    public static string Plain(string text, int longest = LongestText) => Clean(text, longest).TrimEnd();

    /// <summary>The end in words for a person: <c>ended with exit code 3</c>.</summary>
    /// <param name="limits">The limits that it had.</param>
    public string Describe(JobLimits limits) => this switch
    {
        { TimedOut: true } => $"was not done after {Duration(limits.Time)} and was ended; give it more time, or less work",
        { ExitCode: null } => "was killed from outside, perhaps because memory ran out",
        { ExitCode: FirstSignal + Segmentation } => "crashed: segmentation fault (signal 11)",
        { ExitCode: FirstSignal + Killed } => "was killed (signal 9), perhaps because memory ran out",
        { ExitCode: FirstSignal + Abort } => "crashed: it aborted (signal 6)",
        { ExitCode: > FirstSignal and < FirstSignal + 65 } => $"was ended by signal {ExitCode - FirstSignal}",
        _ when LastLines.Select(Shortages.In).FirstOrDefault(s => s != Shortage.None) is var shortage and not Shortage.None => $"ended with exit code {ExitCode}: {Shortages.Describe(shortage, limits)}",
        _ => $"ended with exit code {ExitCode}",
    };

    private static string Clean(string line, int longest)
    {
        string clean = string.Concat(line.Select(c => char.IsControl(c) ? ' ' : c));
        return clean.Length <= longest ? clean : clean[..longest] + "…";
    }

    private static string Duration(TimeSpan time) => time.TotalMinutes >= 2
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{time.TotalMinutes:0.#} minutes")
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.#} seconds");
}
