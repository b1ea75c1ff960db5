using System.CommandLine;
using Harness.Cli.Generate;
using Harness.Cli.Terminal;

namespace Harness.Cli.Study;

/// <summary><c>harness record</c>: tables of the tool's own generators, of libraries in Python and of any command, kept as recordings.</summary>
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
            Fits generators on the train part of each dataset and keeps their tables as recordings/<dataset>/<generator>/seed-N.csv, each with its provenance. A recording that is whole, of these rows and of the generator as it is now is kept, so that a run that was ended goes on. A seed that gives neither table nor result is told, and the others go on.

            Examples:
              harness record mystudy --generators cart
              harness record mystudy --generators cart arf --seeds 1 2 3 4 5 --datasets loans
              harness record mystudy --generators sdv-ctgan --environment sdv2 --parallel 4
              harness record mystudy --generators ydata-gan --set epochs=1000 --python venv/bin/python
              harness record mystudy --name ours --generator-command "python3 ours.py {train} {out} {rows} {seed}"
            """) { folder, generators, seeds, datasets };
        var parallel = new Option<int?>("--parallel") { Description = "How many generators in other programs work at once. Default: half of the cores." };
        command.Options.Add(parallel);
        var external = new ExternalOptions();
        external.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            ExternalGenerators others = external.Read(parsed);
            int places = parsed.GetValue(parallel) ?? Math.Max(1, Environment.ProcessorCount / 2);
            if (places < 1)
            {
                throw new InputException($"--parallel {places}: give how many generators may work at once, 1 or more.");
            }

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
                    return new RecordRun(settings, places, surroundings).RunAsync(cancellation);
                },
                cancellation);
        });
        return command;
    }
}
