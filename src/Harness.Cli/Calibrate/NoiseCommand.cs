using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using System.Globalization;
using Harness.Cli.Terminal;
using Harness.Studies;

namespace Harness.Cli.Calibrate;

/// <summary><c>harness calibrate noise</c>: runs an evaluation project so that it measures how far scores scatter over seeds.</summary>
internal static class NoiseCommand
{
    /// <summary>The command.</summary>
    /// <param name="surroundings">The process around it.</param>
    public static Command Create(Surroundings surroundings)
    {
        var project = new Argument<string>("evaluation-project") { Description = "The evaluation project, or its folder." };
        var others = new Argument<string[]>("options") { Description = "Behind --, what goes to dotnet test: -p:HarnessDatasets=iris.", Arity = ArgumentArity.ZeroOrMore };
        var loosen = new Option<bool>("--loosen") { Description = "Let the noise of a snapshot grow; without it the smaller one is kept." };
        var seeds = new Option<int>("--seeds") { Description = "Seeds that noise is measured at.", DefaultValueFactory = _ => RunVariables.FewestNoiseSeeds, CustomParser = Seeds };
        var command = new Command("noise", """
            Measures how far the scores of each pair scatter over seeds of its generator, and keeps it in the snapshots. Recordings do not scatter: their pairs stay as they are. The exit code is that of dotnet test.

            Examples:
              harness calibrate noise evaluation
              harness calibrate noise evaluation --seeds 40 -- -p:HarnessDatasets=iris
            """) { project, others, loosen, seeds };
        command.SetAction((parsed, cancellation) => RunAsync(Start(parsed.GetRequiredValue(project), parsed.GetValue(seeds), parsed.GetValue(loosen), parsed.GetValue(others) ?? []), surroundings, cancellation));
        return command;
    }

    private static Task<int> RunAsync(ProcessStartInfo start, Surroundings surroundings, CancellationToken cancellation)
    {
        CalibrateCommand.RefuseOnBuildServer(("harness calibrate noise", "the snapshots"), surroundings);
        string project = start.ArgumentList[2];
        if (!Directory.Exists(project) && !File.Exists(project))
        {
            throw new InputException($"{project}: there is no such project; name the evaluation project or its folder.");
        }

        surroundings.Error.WriteLine($"Harness: measures every pair at {start.Environment[RunVariables.NoiseSeeds]} seeds of its generator and keeps the scatter in its snapshot; recordings do not scatter and stay as they are. {RunVariables.Accept}={start.Environment[RunVariables.Accept]} dotnet {string.Join(' ', start.ArgumentList)}");
        return surroundings.RunChild(start, cancellation);
    }

    private static int Seeds(ArgumentResult result)
    {
        if (result.Tokens is [{ Value: var text }] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seeds) && seeds >= RunVariables.FewestNoiseSeeds)
        {
            return seeds;
        }

        result.AddError($"--seeds is a whole number, at least {RunVariables.FewestNoiseSeeds}: fewer say too little of how far scores scatter.");
        return 0;
    }

    private static ProcessStartInfo Start(string project, int seeds, bool loosen, IEnumerable<string> others)
    {
        // Output and input are the console's own, since nothing is redirected.
        var start = new ProcessStartInfo("dotnet", ["test", "--project", project, .. others]) { UseShellExecute = false };
        start.Environment[RunVariables.Accept] = loosen ? "noise,loosen" : "noise";
        start.Environment[RunVariables.NoiseSeeds] = seeds.ToString(CultureInfo.InvariantCulture);
        return start;
    }
}
