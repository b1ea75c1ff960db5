using System.CommandLine;
using System.Text.Json.Nodes;
using Harness.Cli.Generate;
using Harness.Cli.Terminal;
using Harness.Generators;
using Harness.Studies;

namespace Harness.Cli.Study;

/// <summary><c>harness record</c>: tables of the tool's own generators, kept beside those of libraries.</summary>
internal static class RecordCommand
{
    /// <summary>The command.</summary>
    /// <param name="surroundings">The process around it.</param>
    public static Command Create(Surroundings surroundings)
    {
        var folder = new Argument<string>("folder") { Description = "The folder of the study, with datasets/<name>." };
        var generators = new Option<string[]>("--generators") { Description = "The generators; `harness generators` lists them.", Required = true, AllowMultipleArgumentsPerToken = true };
        var seeds = new Option<ulong[]>("--seeds") { Description = "The seeds. Default: 1 2 3.", AllowMultipleArgumentsPerToken = true };
        var datasets = new Option<string[]>("--datasets") { Description = "Only for these datasets; * stands for any letters.", AllowMultipleArgumentsPerToken = true };
        var command = new Command("record", """
            Fits generators of the tool on the train part of each dataset and keeps their tables as recordings/<dataset>/<generator>/seed-N.csv, each with its provenance. A recording that is whole, of these rows and of the generator as it is now is kept, so that a run that was ended goes on.

            Examples:
              harness record mystudy --generators cart
              harness record mystudy --generators cart arf --seeds 1 2 3 4 5 --datasets loans
            """) { folder, generators, seeds, datasets };
        command.SetAction((parsed, cancellation) =>
        {
            var settings = new StudySettings(parsed.GetRequiredValue(folder), Path.Combine(Path.GetTempPath(), "harness"))
            {
                Generators = parsed.GetRequiredValue(generators),
                Seeds = parsed.GetValue(seeds) is { Length: > 0 } given ? [.. given.Distinct().Order()] : [1, 2, 3],
                Datasets = parsed.GetValue(datasets) ?? [],
                Only = parsed.GetRequiredValue(generators),
            };
            return Task.Run(() => RunAsync(settings, surroundings, cancellation), cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(StudySettings settings, Surroundings surroundings, CancellationToken cancellation)
    {
        JsonObject description = StudyParts.Describe(settings);
        foreach (JsonNode? generator in description["generators"]!.AsArray())
        {
            generator!["recorded"] = "true";
        }

        (StudyManifest manifest, _) = StudyParts.Open(description, settings.Folder, settings.Out);
        var study = new Studies.Study(manifest, NativeGenerators.Registry);
        bool isBroken = false;
        foreach (StudyPair pair in manifest.Pairs.Where(p => p is { IsSelected: true, IsRecorded: true }))
        {
            try
            {
                StudyPair recorded = await study.RecordAsync(pair with { Seeds = settings.Seeds }, cancellation).ConfigureAwait(false);
                int made = recorded.Recordings.Except(pair.Recordings, StringComparer.Ordinal).Count(f => f.EndsWith(".csv", StringComparison.Ordinal));
                surroundings.Output.WriteLine($"{pair}: {(made == 0 ? "all seeds are recorded already" : $"{made} {(made == 1 ? "table" : "tables")} recorded")}");
            }
            catch (Exception e) when (e is GeneratorException or InputException)
            {
                surroundings.Error.WriteLine($"{pair}: {Printable.Of(e.Message)}");
                isBroken = true;
            }
        }

        return isBroken ? ExitCode.Wrong : ExitCode.Good;
    }
}
