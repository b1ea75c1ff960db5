using System.CommandLine;
using Harness.Cli.Terminal;
using Harness.Python.Environments;

namespace Harness.Cli.Environments;

/// <summary><c>harness environments check</c>: whether environments are as their locks say.</summary>
internal static class CheckCommand
{
    /// <summary>The command.</summary>
    /// <param name="surroundings">The process around it.</param>
    public static Command Create(Surroundings surroundings)
    {
        var names = new Argument<string[]>("names") { Description = "The environments; `harness environments list` names them. Default: all.", Arity = ArgumentArity.ZeroOrMore };
        var json = new Option<bool>("--json") { Description = "Everything as JSON, for programs." };
        var command = new Command("check", """
            Asks the interpreter of each environment what it has, and holds that against the lock: a package that was upgraded, added or removed by hand is named.
            The exit code is 0 where each is whole, 2 where one differs, is half-made or, if it is named, not made.

            Examples:
              harness environments check
              harness environments check sdv2 --json
            """) { names, json };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed.GetValue(names) ?? [], parsed.GetValue(json), surroundings, cancellation), cancellation));
        return command;
    }

    private static int Run(string[] names, bool isJson, Surroundings surroundings, CancellationToken cancellation)
    {
        EnvironmentCache cache = EnvironmentCache.At(surroundings.EnvironmentsFolder);
        LockFile[] locks = names.Length > 0 ? [.. names.Distinct().Select(LockFile.Find)] : [.. LockFile.All];
        EnvironmentCheck[] checks = [.. locks.Select(l => EnvironmentCheck.Of(cache.Of(l), cancellation))];
        if (isJson)
        {
            surroundings.Output.Write(JsonOutput.Of(checks.Select(c => new { c.Environment.Lock.Name, c.Environment.Lock.Digest, State = EnvironmentText.Key(c.State), c.IsWhole, c.Environment.Folder, c.Has?.Python, Packages = c.Environment.Lock.Main.ToDictionary(p => p, p => c.Has?.Versions.GetValueOrDefault(p)), c.Problem, Differences = c.Differences.Select(d => new { d.Name, d.Locked, d.Found }) })));
        }
        else
        {
            surroundings.Show(string.Concat(checks.Select(c => EnvironmentText.Of(c, surroundings.Width))));
        }

        return checks.All(c => c.IsWhole || (names.Length == 0 && c.State is EnvironmentState.None or EnvironmentState.InTheMaking)) ? ExitCode.Good : ExitCode.Wrong;
    }
}
