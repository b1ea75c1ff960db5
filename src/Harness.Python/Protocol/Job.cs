using Harness.Generators;
using Harness.Python.Jobs;
using Harness.Tables;

namespace Harness.Python.Protocol;

/// <summary>One job by the protocol: request, process, table.</summary>
/// <param name="title">The name of the generator in messages.</param>
/// <param name="limits">What it may take.</param>
/// <param name="workingFolder">Where it runs; <see langword="null"/> for the working folder of the caller.</param>
/// <param name="isLocked">Whether it runs in a locked environment, which nothing of the caller's may change.</param>
internal sealed class Job(string title, JobLimits limits, string? workingFolder = null, bool isLocked = false)
{
    private const int LongestWords = 80;

    // People know ValueError.
    private const string BuiltIn = "builtins.";

    /// <summary>Runs the job.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="command">The command line of a job with these files.</param>
    /// <param name="progress">Hears the share of work that is done.</param>
    /// <param name="cancellation">Ends the job whole.</param>
    /// <exception cref="GeneratorException">There is no table; the message says why, with the last lines that the job printed.</exception>
    public (Table Table, JobResult Result) Run(JobRequest request, Func<JobFolder, JobFiles, IReadOnlyList<string>> command, IProgress<double>? progress, CancellationToken cancellation)
    {
        using var folder = new JobFolder();
        var files = new JobFiles(folder);
        request.Write(files);
        IReadOnlyList<string> arguments = command(folder, files);
        string program = Programs.Find(arguments[0], workingFolder) ?? throw new GeneratorException($"{title} is not available: there is no program '{arguments[0]}' that can be run. Install it, put it on the PATH, or write its whole path.") { IsUnavailable = true };
        JobEnd end = ChildProcess.Run([program, .. arguments.Skip(1)], folder, limits, JobEnvironment.Of(folder, isLocked), Take, _ => false, cancellation, workingFolder);
        string seed = $"{title}, seed {request.Seed}";
        try
        {
            JobResult result = end.ExitCode is null ? new JobResult(null, Shortage.None, []) : JobResult.Read(files.Result, request.Seed);
            if (result.Failure is { } failure)
            {
                // A setting that is none is the user's mistake, memory that runs out is the limit's, and what cannot be loaded is the installation's: no result of the library.
                string said = failure.ToString();
                said = said.StartsWith(BuiltIn, StringComparison.Ordinal) ? said[BuiltIn.Length..] : said;
                string told = JobEnd.Plain(result.Shortage == Shortage.None ? $"{said}{Shortages.Hint(said, limits)}" : $"{Shortages.Describe(result.Shortage, limits)}: {said}");
                throw new GeneratorException($"{seed}: {told}{(told.EndsWith('.') || told.EndsWith('…') ? "" : ".")}{(failure.Stage == "settings" ? "" : end.Tail)}") { Failure = result.Shortage == Shortage.None && IsResult(failure) ? failure : null, Told = result.Told, IsUnavailable = result.Shortage == Shortage.None && failure.Stage == "import" && Name(failure) is "ModuleNotFoundError" or "ImportError" };
            }

            return end.ExitCode == 0 ? (JobTable.Read(files.Out, request.Train, request.Rows), result) : throw Failed($"{seed}: the process {end.Describe(limits)}.");
        }
        catch (InputException e)
        {
            throw Failed($"{seed}: {e.Message.Replace(folder.FullName + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)}");
        }

        bool Take(string printed)
        {
            if (ProgressLine.Read(printed) is not { } line)
            {
                return false;
            }

            if (progress is IWordedProgress worded)
            {
                worded.Report(line.Share, JobEnd.Plain(line.Message, LongestWords));
            }
            else
            {
                progress?.Report(line.Share);
            }

            return true;
        }

        static bool IsResult(GenerationFailure failure) => failure.Stage != "settings" && (failure.Stage != "import" || Name(failure) is not ("ImportError" or "ModuleNotFoundError" or "OSError"));

        static string Name(GenerationFailure failure) => failure.Type.Split('.')[^1];

        GeneratorException Failed(string message) => new(message + end.Tail);
    }
}
