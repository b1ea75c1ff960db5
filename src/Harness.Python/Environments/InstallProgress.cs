using System.Text.RegularExpressions;

namespace Harness.Python.Environments;

/// <summary>Reads in what pip and uv print how far they are.</summary>
/// <param name="total">Packages of the lock.</param>
/// <param name="progress">Hears of it; may be <see langword="null"/>.</param>
internal sealed partial class InstallProgress(int total, IProgress<InstallStep>? progress)
{
    private readonly HashSet<string> _begun = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private bool _hasRetried;

    /// <summary>Takes a line of either stream; those that only tell of progress are not worth showing where it fails.</summary>
    /// <param name="line">The line.</param>
    public bool Take(string line)
    {
        lock (_lock)
        {
            // pip names a package when it begins to fetch it; uv, as it fetches several at once, when a large one has come.
            if (Package().Match(line) is { Success: true } match)
            {
                bool hasCome = match.Groups["came"].Success;
                string name = match.Groups["name"].Value;
                int before = _begun.Count;
                _begun.Add(name);
                Report(hasCome ? _begun.Count : before, hasCome ? $"has {name}" : $"fetches {name}");
                return true;
            }

            // pip is installed by pip too, before anything of the lock is there.
            if (Installing().IsMatch(line) && (_begun.Count >= total || line.StartsWith("Prepared", StringComparison.Ordinal)))
            {
                Report(total, "unpacks them");
                return true;
            }
        }

        return Noise().IsMatch(line) || (line.StartsWith("WARNING: Retrying ", StringComparison.Ordinal) && Interlocked.Exchange(ref _hasRetried, true));
    }

    private void Report(int done, string what) => progress?.Report(new InstallStep(Math.Min(done, total), total, what));

    [GeneratedRegex(@"^(Collecting (?<name>[^\s(]+)|Processing (\S*[/\\])?(?<name>[^\s/\\]+)|Requirement already satisfied: (?<name>\S+)|\s*(?<came>Downloaded) (?<name>\S+))", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Package();

    [GeneratedRegex(@"^(Installing collected packages:|Prepared \d+ package)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Installing();

    [GeneratedRegex(@"^(\s+(Downloading|Using cached|Preparing metadata|Getting requirements|Installing build) |\s*Downloading \S+ \(|\[notice\]|Looking in (links|indexes):|Resolved \d+ package|Using (CPython|Python) |Creating virtual environment|Activate with| \+ \S+==)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Noise();
}
