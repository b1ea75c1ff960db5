using System.CommandLine;
using Harness.Cli.Generate;
using Harness.Cli.Terminal;
using Harness.Python;
using Harness.Reports.Words;

namespace Harness.Cli.Listing;

/// <summary><c>harness generators</c>: what the tool can generate with.</summary>
internal static class GeneratorsCommand
{
    /// <summary>The command.</summary>
    /// <param name="surroundings">The process around it.</param>
    public static Command Create(Surroundings surroundings)
    {
        var python = new Option<string?>("--python") { Description = "A Python interpreter to ask." };
        var json = new Option<bool>("--json") { Description = "Everything as JSON, for programs." };
        var command = new Command("generators", """
            Lists the generators that the tool runs itself, and those that it runs in Python; --python says what an interpreter has.

            Examples:
              harness generators
              harness generators --json
              harness generators --python venv/bin/python
            """) { json, python };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed.GetValue(json), parsed.GetValue(python), surroundings, cancellation), cancellation));
        return command;
    }

    private static int Run(bool isJson, string? python, Surroundings surroundings, CancellationToken cancellation)
    {
        if (isJson)
        {
            PythonInterpreter? asked = python is null ? null : PythonInterpreter.Open(python, cancellation);
            surroundings.Output.Write(JsonOutput.Of((object[])
            [
                .. NativeGenerators.Registry.Generators.Select(g => new { g.Info.Id, g.Info.Title, g.Info.Version, g.Info.License, g.Info.Summary, g.Info.Parameters, g.Info.Baseline }),
                .. PythonAdapter.All.Values.Select(a => new { a.Id, a.Title, a.Library.License, Library = a.Library.Name, a.Library.Environment, Installed = asked is null ? null : a.Library.VersionIn(asked) }),
            ]));
            return ExitCode.Good;
        }

        foreach (var info in NativeGenerators.Registry.Generators.Select(g => g.Info))
        {
            surroundings.Output.Write(Wrapped.Of($"{info.Id,-24}", $"{info.Summary}{(info.Baseline is { } baseline ? $" A baseline: {baseline}." : "")}", surroundings.Width));
        }

        foreach (var library in PythonAdapter.All.Values.GroupBy(a => a.Library))
        {
            surroundings.Output.Write(Wrapped.Of("\n", $"{library.Key.Name}'s, in Python: `harness environments create {library.Key.Environment}` makes an environment that has {library.Key.Packages[^1]}, --python PATH names another interpreter.", surroundings.Width));
            foreach (PythonAdapter adapter in library)
            {
                surroundings.Output.Write(Wrapped.Of($"{adapter.Id,-24}", $"{adapter.Title}.", surroundings.Width));
            }
        }

        if (python is not null)
        {
            surroundings.Output.WriteLine(Printable.Of(PythonInterpreter.Open(python, cancellation).ToString()));
        }

        return ExitCode.Good;
    }
}
