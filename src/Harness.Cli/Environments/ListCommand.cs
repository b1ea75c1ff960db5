using System.CommandLine;
using Harness.Cli.Terminal;
using Harness.Python.Environments;
using Harness.Reports.Words;

namespace Harness.Cli.Environments;

/// <summary><c>harness environments list</c>: which there are, and which are made.</summary>
internal static class ListCommand
{
    /// <summary>The command.</summary>
    /// <param name="surroundings">The process around it.</param>
    public static Command Create(Surroundings surroundings)
    {
        var json = new Option<bool>("--json") { Description = "Everything as JSON, for programs." };
        var command = new Command("list", """
            Lists the environments: what each holds, and whether it is made. It starts no Python; `check` does.

            Examples:
              harness environments list
              harness environments list --json
            """) { json };
        command.SetAction(parsed =>
        {
            EnvironmentCache cache = EnvironmentCache.At(surroundings.EnvironmentsFolder);
            PythonEnvironment[] all = [.. LockFile.All.Select(cache.Of)];
            if (parsed.GetValue(json))
            {
                surroundings.Output.Write(JsonOutput.Of(all.Select(e => new { e.Lock.Name, e.Lock.Digest, e.Lock.Python, Packages = e.Lock.Main.ToDictionary(p => p, p => e.Lock.Packages[p]), PackageCount = e.Lock.Packages.Count, State = EnvironmentText.Key(e.State), e.Folder, Older = cache.Others(e.Lock) })));
                return ExitCode.Good;
            }

            foreach (PythonEnvironment environment in all)
            {
                surroundings.Output.Write(Wrapped.Of($"{environment.Lock.Name,-8}", $"{environment.Lock.Summary}; {environment.Lock.Packages.Count} packages", surroundings.Width));
                surroundings.Output.Write(Wrapped.Of($"{"",-8}", EnvironmentText.State(environment), surroundings.Width));
                surroundings.Output.Write(string.Concat(cache.Others(environment.Lock).Select(f => Wrapped.Of($"{"",-8}", $"of another version of the lock: {f}; `harness environments remove {environment.Lock.Name}` removes it too", surroundings.Width))));
            }

            return ExitCode.Good;
        });
        return command;
    }
}
