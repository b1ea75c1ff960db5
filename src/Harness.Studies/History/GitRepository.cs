using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Harness.Studies.History;

/// <summary>A git repository, read through the <c>git</c> executable: nothing is written, and nothing is asked of a remote.</summary>
internal sealed class GitRepository
{
    // A hook runs with these set for itself; the folder says which repository is meant. No pager, no prompt, messages in English, no fetch of what a partial clone left out.
    private static readonly string[] Foreign = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"];
    private static readonly (string Name, string Value)[] Quiet = [("GIT_OPTIONAL_LOCKS", "0"), ("GIT_TERMINAL_PROMPT", "0"), ("GIT_NO_LAZY_FETCH", "1"), ("LC_ALL", "C")];

    private readonly string _folder;
    private readonly string _program;

    private GitRepository(string folder, string program) => (_folder, _program) = (folder, program);

    /// <summary>Path of the folder inside the repository, with <c>/</c> and a final <c>/</c>; empty for its root.</summary>
    public string Prefix { get; private set; } = "";

    /// <summary>Whether older commits were not fetched.</summary>
    public bool IsShallow { get; private set; }

    /// <summary>Opens the repository that a folder lies in.</summary>
    /// <param name="folder">The folder; paths are relative to it.</param>
    /// <param name="program">The executable.</param>
    /// <exception cref="InputException">There is no git, or no repository.</exception>
    public static GitRepository Open(string folder, string program = "git")
    {
        var git = new GitRepository(folder, program);
        string[] answers = git.Text("rev-parse", "--is-shallow-repository", "--is-inside-work-tree", "--show-prefix").Split('\n');
        (git.IsShallow, git.Prefix) = (answers[0] == "true", answers[2]);
        return git;
    }

    /// <summary>Runs git to its end and gives what it wrote.</summary>
    /// <param name="arguments">The command and its arguments.</param>
    /// <exception cref="InputException">It failed; the message has what it said.</exception>
    public string Text(params string[] arguments)
    {
        (int code, string output, string error) = Run(arguments);
        return code == 0 ? output : throw Failed(error);
    }

    /// <summary>The same; <see langword="null"/> where git failed.</summary>
    /// <param name="arguments">The command and its arguments.</param>
    public string? TextOrNull(params string[] arguments) => Run(arguments) is (0, var output, _) ? output : null;

    /// <summary>The id of a commit; <see langword="null"/> where the name is none.</summary>
    /// <param name="name">A hash, branch or tag, as git takes them.</param>
    public string? Commit(string name) =>
        name.Length == 0 || name[0] == '-' ? null : TextOrNull("rev-parse", "--verify", "--quiet", name + "^{commit}")?.Trim();

    /// <summary>Starts git with its input, output and error redirected.</summary>
    /// <param name="arguments">The command and its arguments.</param>
    /// <exception cref="InputException">There is no git.</exception>
    public Process Start(params string[] arguments)
    {
        // Settings of the user that change what is printed are set back. Versions of a file are deltas of each other, read fast where git keeps them in memory.
        var start = new ProcessStartInfo(_program, ["-C", _folder, "--no-pager", "-c", "log.follow=false", "-c", "log.diffMerges=separate", "-c", "core.quotePath=false", "-c", "core.deltaBaseCacheLimit=256m", .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (string name in Foreign)
        {
            start.Environment.Remove(name);
        }

        foreach ((string name, string value) in Quiet)
        {
            start.Environment[name] = value;
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new InputException($"'{_program}' cannot be started: {e.Message} Scores of earlier commits are read by git: install it (https://git-scm.com), or put it on the PATH.", e);
        }
    }

    private (int Code, string Output, string Error) Run(string[] arguments)
    {
        using Process git = Start(arguments);
        git.StandardInput.Close();
        Task<string> error = git.StandardError.ReadToEndAsync();
        string output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return (git.ExitCode, output, error.GetAwaiter().GetResult());
    }

    private InputException Failed(string error) => new(
        error.Contains("not a git repository", StringComparison.Ordinal) ? $"{_folder}: there is no git repository here, and what changed is read from its log. Name a folder inside one, or begin one with 'git init' and commit the snapshots."
        : error.Contains("does not have any commits", StringComparison.Ordinal) || error.Contains("bad default revision", StringComparison.Ordinal) || error.Contains("unknown revision", StringComparison.Ordinal) ? $"{_folder}: the repository has no commit yet. Commit the snapshots first."
        : $"{_folder}: git says: {error.Trim()}");
}
