using System.CommandLine;
using Harness.Cli.Terminal;
using Harness.Studies.History;

namespace Harness.Cli.Compare;

/// <summary><c>harness compare</c>: what changed between two commits, folders or files.</summary>
internal static class CompareCommand
{
    /// <summary>The command.</summary>
    /// <param name="surroundings">The process around it.</param>
    public static Command Create(Surroundings surroundings)
    {
        var before = new Argument<string>("before") { Description = "What was before, whose noise counts: a commit, a folder with snapshots, a snapshot, or a study.json." };
        var after = new Argument<string?>("after") { Description = "What came after, likewise. Default: the working tree, with what a run left beside its snapshots (*.received.json).", Arity = ArgumentArity.ZeroOrOne };
        var folder = new Option<string?>("--folder") { Description = "The folder of the snapshots, or of the evaluation project. Default: evaluation/snapshots." };
        var all = new Option<bool>("--all") { Description = $"Every change, not only the {CompareText.Most} worst." };
        var json = new Option<bool>("--json") { Description = "Everything as JSON, for programs." };
        var command = new Command("compare", """
            Says what changed beyond noise, worst first, by pair and metric, as the gate compares scores with a snapshot. The exit code is 0 where nothing is worse, 1 where something is, 2 after wrong use.

            Examples:
              harness compare HEAD                         (the last commit and the working tree)
              harness compare main HEAD                    (two commits)
              harness compare v1.2 downloaded/snapshots    (a commit and a folder)
              harness compare old/study.json artifacts/report/study.json
              harness compare HEAD~1 HEAD --json
            """) { before, after, folder, all, json };
        command.SetAction((parsed, cancellation) => Task.Run(
            () => Run((parsed.GetRequiredValue(before), parsed.GetValue(after)), parsed.GetValue(folder), (parsed.GetValue(all), parsed.GetValue(json)), surroundings, cancellation), cancellation));
        return command;
    }

    private static int Run((string Before, string? After) sides, string? folder, (bool All, bool Json) options, Surroundings surroundings, CancellationToken cancellation)
    {
        var reader = new SideReader(folder);
        Side before = reader.Read(sides.Before, isAfter: false, cancellation);
        Side after = sides.After is { } name ? reader.Read(name, isAfter: true, cancellation) : reader.WorkingTree();
        SideComparison comparison = SideComparison.Of(before, after, Evaluators.Default.SelectMany(e => e.Metrics), new PartNames(Evaluators.Default, folder ?? "."), options.All || options.Json ? int.MaxValue : CompareText.Most);
        surroundings.Output.Write(options.Json ? CompareJson.Of(comparison) : CompareText.Of(comparison, options.All));
        return comparison.Worse > 0 ? ExitCode.Below : ExitCode.Good;
    }
}
