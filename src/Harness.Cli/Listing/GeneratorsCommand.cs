using System.CommandLine;
using Harness.Cli.Generate;
using Harness.Cli.Terminal;
using Harness.Reports.Words;

namespace Harness.Cli.Listing;

/// <summary><c>harness generators</c>: what the tool can generate with.</summary>
internal static class GeneratorsCommand
{
    /// <summary>The command.</summary>
    /// <param name="surroundings">The process around it.</param>
    public static Command Create(Surroundings surroundings)
    {
        var json = new Option<bool>("--json") { Description = "Everything as JSON, for programs." };
        var command = new Command("generators", """
            Lists the generators that the tool runs itself.

            Examples:
              harness generators
              harness generators --json
            """) { json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(json))
            {
                surroundings.Output.Write(JsonOutput.Of(NativeGenerators.Registry.Generators.Select(g => new { g.Info.Id, g.Info.Title, g.Info.Version, g.Info.License, g.Info.Summary, g.Info.Parameters, g.Info.Baseline })));
                return ExitCode.Good;
            }

            foreach (var info in NativeGenerators.Registry.Generators.Select(g => g.Info))
            {
                surroundings.Output.Write(Wrapped.Of($"{info.Id,-17}", $"{info.Summary}{(info.Baseline is { } baseline ? $" A baseline: {baseline}." : "")}", surroundings.Width));
            }

            return ExitCode.Good;
        });
        return command;
    }
}
