using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Harness.Cli.Terminal;
using Harness.Datasets;
using Harness.Studies.Gate;
using Harness.Tables;

namespace Harness.Cli.Calibrate;

/// <summary><c>harness calibrate limits</c>: holds limits against what fresh real rows get, and proposes tighter ones for a dataset.</summary>
internal static class LimitsCommand
{
    /// <summary>The command.</summary>
    /// <param name="surroundings">The process around it.</param>
    public static Command Create(Surroundings surroundings)
    {
        var folder = new Argument<string>("dataset-folder") { Description = "The folder of the dataset: datasets/iris." };
        var file = new Option<string>("--thresholds") { Description = "The file of the limits.", DefaultValueFactory = _ => "thresholds.json" };
        var falseAlarms = new Option<double?>("--false-alarms")
        {
            Description = "The probability that fresh real rows miss one of the limits. Default: that of the file, else 0.01.",
            CustomParser = Probability,
        };
        var loosen = new Option<bool>("--loosen") { Description = "Also propose what loosens a limit." };
        var write = new Option<bool>("--write") { Description = "Change the file; without it the proposal is only printed." };
        var command = new Command("limits", """
            Measures what fresh real rows get of every limited metric by chance, says whether the limit or chance decides, and proposes for this dataset limits as near to fresh rows as chance lets them come.

            Examples:
              harness calibrate limits datasets/iris
              harness calibrate limits datasets/iris --false-alarms 0.05 --write
            """) { folder, file, falseAlarms, loosen, write };
        command.SetAction((parsed, cancellation) => Task.Run(
            () => Run(new Settings(parsed.GetRequiredValue(folder), parsed.GetRequiredValue(file), parsed.GetValue(falseAlarms), parsed.GetValue(loosen), parsed.GetValue(write)), surroundings, cancellation), cancellation));
        return command;
    }

    private static int Run(Settings settings, Surroundings surroundings, CancellationToken cancellation)
    {
        CalibrateCommand.RefuseOnBuildServer(("harness calibrate limits", settings.File), surroundings);
        var names = new KnownNames([.. Evaluators.Default.SelectMany(e => e.Metrics)], Datasets: null, Generators: null, Evaluators.NotInstalled);
        Thresholds thresholds = new ThresholdsReader(names).Read(settings.File);
        Dataset dataset = Dataset.Load(settings.Folder);
        LimitCalibration calibration = LimitCalibration.Measure(dataset, thresholds, Evaluators.Default, settings.FalseAlarms, new ConsoleProgress(), cancellation);
        IReadOnlyList<LimitProposal> proposals = LimitProposals.Of(calibration, thresholds, settings.Loosen, DateOnly.FromDateTime(surroundings.Clock.GetLocalNow().Date));
        surroundings.Output.Write(LimitsText.Measured(calibration));
        surroundings.Output.Write(LimitsText.Proposed(proposals, dataset.Name, settings.Loosen));
        LimitProposal[] open = [.. proposals.Where(p => p.HeldBack is null)];
        if (!settings.Write || open.Length == 0)
        {
            surroundings.Output.WriteLine(open.Length == 0 ? $"{settings.File} stays as it is." : $"Nothing was written; --write puts {(open.Length == 1 ? "it" : "them")} into {settings.File}.");
            return ExitCode.Good;
        }

        // Read once more: the measurement may have taken minutes, in which a person may have edited the file.
        AtomicFile.Write(settings.File, ThresholdsEditor.Put(CsvTableReader.ReadText(settings.File), dataset.Name, open));
        surroundings.Output.WriteLine($"{settings.File}: {(open.Length == 1 ? "1 limit" : $"{open.Length} limits")} written. Review and commit it.");
        return ExitCode.Good;
    }

    private static double? Probability(ArgumentResult result)
    {
        if (result.Tokens is [{ Value: var text }] && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double probability) && probability is > 0 and < 1)
        {
            return probability;
        }

        result.AddError("--false-alarms is a probability: above 0 and below 1, for example 0.01.");
        return null;
    }

    private sealed record Settings(string Folder, string File, double? FalseAlarms, bool Loosen, bool Write);
}
