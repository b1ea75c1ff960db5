using System.CommandLine;
using Harness.Cli.Input;
using Harness.Cli.Terminal;
using Harness.Studies.Shards;

namespace Harness.Cli.Study;

/// <summary><c>harness study</c>: many datasets and generators beside each other.</summary>
internal static class StudyCommand
{
    /// <summary>The folder that a study writes to where nothing else is said.</summary>
    public const string DefaultOut = "harness-study";

    /// <summary>The command.</summary>
    /// <param name="surroundings">The process around it.</param>
    public static Command Create(Surroundings surroundings)
    {
        var folder = new Argument<string>("folder") { Description = "The folder with datasets/<name>/{dataset.json, data.csv} and recordings/<name>/<generator>/seed-N.csv." };
        var output = new Option<string>("--out") { Description = "The folder to write to: report, and scores kept for the next run.", DefaultValueFactory = _ => DefaultOut };
        var generators = new Option<string[]>("--generators") { Description = "Generators of the tool to judge beside the recordings; `harness generators` lists them.", AllowMultipleArgumentsPerToken = true };
        var seeds = new Option<ulong[]>("--seeds") { Description = "The seeds of those. Default: 1 2 3.", AllowMultipleArgumentsPerToken = true };
        var datasets = new Option<string[]>("--datasets") { Description = "Judge only these datasets; * stands for any letters.", AllowMultipleArgumentsPerToken = true };
        var only = new Option<string[]>("--only") { Description = "Judge only these generators; * stands for any letters.", AllowMultipleArgumentsPerToken = true };
        var thresholds = new Option<string?>("--thresholds") { Description = "The limits (JSON). Default: thresholds.json of the folder, else the bar that the tool brings along." };
        var snapshots = new Option<string?>("--snapshots") { Description = "The folder of committed scores that nothing may be worse than. Default: snapshots of the folder, where there is one." };
        var accept = new Option<bool>("--accept") { Description = "The scores of now become the snapshots. Refused on a build server." };
        var shard = new Option<string?>("--shard") { Description = "Judge one part of the study, for example 2/8, or auto where Slurm, Kubernetes or GitLab says which; `harness merge` puts the parts together." };
        var durations = new Option<string?>("--durations") { Description = "The durations.json of an earlier run: parts then take about as long as each other." };
        var json = new Option<bool>("--json") { Description = "Everything as JSON, for programs." };
        var command = new Command("study", """
            Judges every pair of dataset and generator in a folder, and writes a report. Scores that are known already are not computed again. The exit code is 0 where the gate passes, 1 where it does not, 2 after wrong use or broken input.

            Examples:
              harness study mystudy
              harness study mystudy --generators independent bootstrap cart gaussian-copula
              harness study mystudy --accept                        (keep these scores: later runs may not be worse)
              harness study mystudy --shard 2/8 --out part-2        (one of eight machines)
              sbatch --array=1-8 --wrap "harness study mystudy --shard auto --out parts"
            """) { folder, output, generators, seeds, datasets, only, thresholds, snapshots, accept, shard, durations, json };
        command.SetAction((parsed, cancellation) =>
        {
            var settings = new StudySettings(parsed.GetRequiredValue(folder), parsed.GetRequiredValue(output))
            {
                Generators = parsed.GetValue(generators) ?? [],
                Seeds = parsed.GetValue(seeds) is { Length: > 0 } given ? [.. given.Distinct().Order()] : [1, 2, 3],
                Datasets = parsed.GetValue(datasets) ?? [],
                Only = parsed.GetValue(only) ?? [],
                Thresholds = parsed.GetValue(thresholds),
                Snapshots = parsed.GetValue(snapshots),
                Accept = parsed.GetValue(accept),
                Shard = parsed.GetValue(shard) is { } part ? Shard.Parse(part, Environment.GetEnvironmentVariable) : null,
                Durations = parsed.GetValue(durations),
                Json = parsed.GetValue(json),
            };
            if (settings.Accept && surroundings.OnBuildServer)
            {
                throw new InputException("--accept is refused on a build server: what is committed changes only where a person reviews it. Run it on your machine and commit the snapshots.");
            }

            if (settings is { Accept: true, Shard: not null })
            {
                throw new InputException("--accept and --shard do not go together: a part sees no whole study. Accept when the parts are merged: harness merge … --accept.");
            }

            OutputFile.CheckFolder("--out", settings.Out);
            return Task.Run(() => new StudyRun(StudyParts.Describe(settings), settings, surroundings).RunAsync(cancellation), cancellation);
        });
        return command;
    }
}
