using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Harness.Python.Jobs;

/// <summary>
/// Runs one command in a process of its own: arguments as they are, no shell, its own process group. On Linux and macOS a
/// small supervisor (<c>supervisor.sh</c>) leads the group: it ends the whole job where this program asks for it or is
/// gone, whatever the command does. On Windows the tree of processes is killed where this program asks for it.
/// </summary>
internal static class ChildProcess
{
    private const int Blocks = 2_048;
    private const string Perl = "perl";
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <summary>Runs a command to its end.</summary>
    /// <param name="command">The program, found, and its arguments.</param>
    /// <param name="folder">Its scratch folder.</param>
    /// <param name="limits">What it may take.</param>
    /// <param name="take">Sees each line of standard output; a line that it takes is not among the last lines.</param>
    /// <param name="cancellation">Ends the whole job.</param>
    /// <param name="workingFolder">Where it runs; <see langword="null"/> for the working folder of the caller.</param>
    /// <exception cref="OperationCanceledException">It was cancelled; nothing of the job runs any more.</exception>
    public static JobEnd Run(IReadOnlyList<string> command, JobFolder folder, JobLimits limits, Func<string, bool> take, CancellationToken cancellation, string? workingFolder = null) =>
        Run(command, folder, limits, JobEnvironment.Of(folder), take, _ => false, cancellation, workingFolder);

    /// <summary>Runs a command to its end, with environment variables of its own.</summary>
    /// <param name="command">The program, found, and its arguments.</param>
    /// <param name="folder">Its scratch folder.</param>
    /// <param name="limits">What it may take.</param>
    /// <param name="variables">All environment variables that it sees.</param>
    /// <param name="take">Sees each line of standard output; a line that it takes is not among the last lines.</param>
    /// <param name="takeError">The same of standard error, at the same time.</param>
    /// <param name="cancellation">Ends the whole job.</param>
    /// <param name="workingFolder">Where it runs; <see langword="null"/> for the working folder of the caller.</param>
    /// <exception cref="OperationCanceledException">It was cancelled; nothing of the job runs any more.</exception>
    public static JobEnd Run(IReadOnlyList<string> command, JobFolder folder, JobLimits limits, IReadOnlyDictionary<string, string> variables, Func<string, bool> take, Func<string, bool> takeError, CancellationToken cancellation, string? workingFolder = null)
    {
        cancellation.ThrowIfCancellationRequested();
        using Process process = Process.Start(Describe(command, folder, limits, variables, workingFolder))!;
        var output = new OutputTail();
        var errors = new OutputTail();
        Task reading = Task.WhenAll(
            output.ReadAsync(process.StandardOutput.BaseStream, take),
            errors.ReadAsync(process.StandardError.BaseStream, takeError));
        bool timedOut = false;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            end.CancelAfter(limits.Time);
            process.WaitForExitAsync(end.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            timedOut = !cancellation.IsCancellationRequested;
        }
        finally
        {
            Kill(process);
            if (!File.Exists(folder.PathOf("exit")))
            {
                // The supervisor did not come to its end, so what left the group may still run.
                Stragglers.Kill(folder);
            }
        }

        // Whoever could still hold the other end has been killed; if not, what it prints is not waited for.
        reading.Wait(Grace, CancellationToken.None);
        cancellation.ThrowIfCancellationRequested();
        return new JobEnd(timedOut ? null : ExitCode(process, folder), timedOut, [.. output.Lines, .. errors.Lines]);
    }

    private static ProcessStartInfo Describe(IReadOnlyList<string> command, JobFolder folder, JobLimits limits, IReadOnlyDictionary<string, string> variables, string? workingFolder)
    {
        string[] line = OperatingSystem.IsWindows()
            ? [.. command]
            : [.. Leader(), "/bin/sh", folder.Unpack("supervisor.sh"), (limits.MemoryMegabytes * 1024L).ToString(CultureInfo.InvariantCulture), ((long)limits.FileMegabytes * Blocks).ToString(CultureInfo.InvariantCulture), folder.FullName, .. command];
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            UseShellExecute = false,
            WorkingDirectory = workingFolder ?? "",
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach ((string name, string value) in variables)
        {
            start.Environment[name] = value;
        }

        if (Path.GetFileName(line[0]) == Perl)
        {
            // It would complain about a LANG that the machine does not know. It takes this out again.
            start.Environment["PERL_BADLANG"] = "0";
        }

        return start;
    }

    /// <summary>
    /// The command that makes the supervisor the leader of a session and group of its own; macOS has no <c>setsid</c>, but Perl. On Linux Perl makes it the one
    /// that children of the job go to when their parents end (<c>PR_SET_CHILD_SUBREAPER</c>, which a program keeps that is run in its place).
    /// </summary>
    private static string[] Leader() => (Programs.Find("setsid"), Programs.Find(Perl)) switch
    {
        ({ } setsid, { } perl) when Prctl is { } number => [perl, "-e", $"delete $ENV{{PERL_BADLANG}}; syscall({number}, 36, 1, 0, 0, 0); exec @ARGV;", setsid],
        ({ } setsid, _) => [setsid],
        (_, { } perl) => [perl, "-e", "delete $ENV{PERL_BADLANG}; use POSIX; POSIX::setsid(); exec @ARGV;"],
        _ => throw new InputException("Neither 'setsid' nor 'perl' is on the PATH, so a job could not be ended whole. Install util-linux (Debian, Ubuntu: apt-get install util-linux)."),
    };

    /// <summary>The number of the system call <c>prctl</c>, where it is known.</summary>
    private static int? Prctl => (OperatingSystem.IsLinux(), RuntimeInformation.OSArchitecture) switch
    {
        (true, Architecture.X64) => 157,
        (true, Architecture.Arm64) => 167,
        _ => null,
    };

    /// <summary>Ends what is left: the supervisor kills its group as soon as its standard input ends.</summary>
    private static void Kill(Process process)
    {
        try
        {
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended.
        }

        if (OperatingSystem.IsWindows() || !process.WaitForExit(Grace))
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private static int? ExitCode(Process process, JobFolder folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return process.ExitCode;
        }

        string file = folder.PathOf("exit");
        return File.Exists(file) && int.TryParse(File.ReadAllText(file), NumberStyles.Integer, CultureInfo.InvariantCulture, out int code) ? code : null;
    }
}
