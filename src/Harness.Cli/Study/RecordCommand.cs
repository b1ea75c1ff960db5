using System.CommandLine;
using System.Text.Json.Nodes;
using Harness.Cli.Generate;
using Harness.Cli.Terminal;
using Harness.Generators;
using Harness.Studies;
using Harness.Studies.Recordings;

namespace Harness.Cli.Study;

/// <summary><c>harness record</c>: tables of the tool's own generators, of SDV's in Python and of any command, kept as recordings.</summary>
internal static class RecordCommand
{
    /// <summary>The command.</summary>
    /// <param name="surroundings">The process around it.</param>
    public static Command Create(Surroundings surroundings)
    {
        var folder = new Argument<string>("folder") { Description = "The folder of the study, with datasets/<name>." };
        var generators = new Option<string[]>("--generators") { Description = "The generators; `harness generators` lists them.", AllowMultipleArgumentsPerToken = true };
        var seeds = new Option<ulong[]>("--seeds") { Description = "The seeds. Default: 1 2 3.", AllowMultipleArgumentsPerToken = true };
        var datasets = new Option<string[]>("--datasets") { Description = "Only for these datasets; * stands for any letters.", AllowMultipleArgumentsPerToken = true };
        var command = new Command("record", """
            Fits generators on the train part of each dataset and keeps their tables as recordings/<dataset>/<generator>/seed-N.csv, each with its provenance. A recording that is whole, of these rows and of the generator as it is now is kept, so that a run that was ended goes on.

            Examples:
              harness record mystudy --generators cart
              harness record mystudy --generators cart arf --seeds 1 2 3 4 5 --datasets loans
              harness record mystudy --generators sdv-ctgan --environment sdv2
              harness record mystudy --generators sdv-ctgan --python venv/bin/python
              harness record mystudy --name ours --generator-command "python3 ours.py {train} {out} {rows} {seed}"
            """) { folder, generators, seeds, datasets };
        var external = new ExternalOptions();
        external.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            ExternalGenerators others = external.Read(parsed);
            return Task.Run(
                () =>
                {
                    IReadOnlyList<string> ids = others.With(parsed.GetValue(generators) ?? []);
                    var settings = new StudySettings(parsed.GetRequiredValue(folder), Path.Combine(Path.GetTempPath(), "harness"))
                    {
                        Generators = ids,
                        Registry = others.Open(ids, surroundings, cancellation),
                        Seeds = parsed.GetValue(seeds) is { Length: > 0 } given ? [.. given.Distinct().Order()] : [1, 2, 3],
                        Datasets = parsed.GetValue(datasets) ?? [],
                        Only = ids,
                    };
                    return RunAsync(settings, surroundings, cancellation);
                },
                cancellation);
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
        var study = new Studies.Study(manifest, settings.Registry!);
        bool isBroken = false;
        foreach (StudyPair pair in manifest.Pairs.Where(p => p is { IsSelected: true, IsRecorded: true }))
        {
            try
            {
                StudyPair recorded = await study.RecordAsync(pair with { Seeds = settings.Seeds }, cancellation).ConfigureAwait(false);
                int made = recorded.Recordings.Except(pair.Recordings, StringComparer.Ordinal).Count(f => f.EndsWith(".csv", StringComparison.Ordinal));
                GenerationFailure[] failures = [.. RecordingReader.Read(recorded.Recordings, study.Dataset(pair.Dataset)).Select(r => r.Failure).OfType<GenerationFailure>()];
                surroundings.Output.WriteLine($"{pair}: {(made > 0 ? $"{made} {(made == 1 ? "table" : "tables")} recorded" : failures.Length > 0 ? "no table recorded" : "all seeds are recorded already")}");
                foreach (GenerationFailure failure in failures)
                {
                    surroundings.Output.WriteLine($"{pair}: seed {failure.Seed} failed, and that is recorded as its result: {Printable.Of(failure.ToString())}");
                }
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
