using System.CommandLine;
using Harness.Arbitraries.Damages;

namespace Harness.Benchmarks.Gate;

/// <summary>The verbs that test the gate.</summary>
internal static class GateCommands
{
    private const string Bar = "bar";
    private const string Snapshot = "snapshot";

    /// <summary>All of them.</summary>
    public static IEnumerable<Command> Create()
    {
        yield return Measure("gate-aa", "How often the gate refuses what nothing is wrong with: fresh real rows by the bar, other seeds of a generator by its snapshot.", "aa", 200, true, damaged: false);
        yield return Measure("gate-power", "Which damages the gate catches, at what strength, and whether it names the damaged column.", "power", 10, false, damaged: true);
        Argument<DirectoryInfo> root = Root();
        var page = new Command("gate-page", "Writes docs/gate.md and its pictures from what gate-aa and gate-power measured. Some seconds.") { root };
        page.SetAction(parsed => GatePage.Write(new GateOptions(parsed.GetValue(root)!.FullName)));
        yield return page;
    }

    private static Command Measure(string name, string description, string study, int repeats, bool withModels, bool damaged)
    {
        Argument<DirectoryInfo> root = Root();
        var question = new Option<string>("--question") { Description = "What is asked: the bar or the snapshot.", DefaultValueFactory = _ => Bar };
        question.AcceptOnlyFromAmong(Bar, Snapshot);
        var times = new Option<int>("--repeats") { Description = "Splits, or triples of seeds, a dataset.", DefaultValueFactory = _ => repeats };
        times.Validators.Add(result =>
        {
            if (result.GetValue(times) < 1)
            {
                result.AddError("--repeats must be at least 1.");
            }
        });
        var datasets = Many<string>("--datasets", "Names of bundled datasets and made tables, or folders of others. Default all of ours.");
        var rows = Many<int>("--rows", "Rows of train, for the bar. Default what half of each dataset gives.");
        var generators = Many<string>("--generators", "Ids of generators, for snapshots. Default all fast ones.");
        var damages = Many<string>("--damages", "Ids of damages. Default all.");
        var models = new Option<bool>("--models") { Description = "Whether models are trained too: utility and detection.", DefaultValueFactory = _ => withModels };
        var thresholds = new Option<FileInfo>("--thresholds") { Description = "Other limits than those of thresholds.json." };
        var keep = new Option<bool>("--keep") { Description = "Keep what an earlier run measured, and measure the rest." };
        var command = new Command(name, $"{description} Keeps the results in artifacts/gate; gate-page writes them.") { root, question, times, datasets, rows, generators, models, thresholds, keep };
        if (damaged)
        {
            command.Options.Add(damages);
        }

        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                string folder = parsed.GetValue(root)!.FullName;
                var options = new GateOptions(folder)
                {
                    Thresholds = parsed.GetValue(thresholds)?.FullName ?? Path.Combine(folder, "thresholds.json"),
                    Question = parsed.GetValue(question)!,
                    Repeats = parsed.GetValue(times),
                    Datasets = parsed.GetValue(datasets) ?? [],
                    Rows = parsed.GetValue(rows) ?? [],
                    Generators = parsed.GetValue(generators) ?? [],
                    Damages = damaged ? parsed.GetValue(damages) ?? [] : [],
                    WithModels = parsed.GetValue(models),
                    Keeps = parsed.GetValue(keep),
                };
                IReadOnlyList<Damage> chosen = !damaged ? [] : options.Damages.Count == 0 ? DamageCatalogue.All : [.. options.Damages.Select(DamageCatalogue.Find)];
                (options.Question == Bar ? (Action<GateOptions, string, IReadOnlyList<Damage>, CancellationToken>)BarStudy.Run : SnapshotStudy.Run)(options, $"{study}-{options.Question}", chosen, cancellation);
            },
            cancellation));
        return command;
    }

    private static Option<T[]> Many<T>(string name, string description) => new(name) { Description = description, AllowMultipleArgumentsPerToken = true };

    private static Argument<DirectoryInfo> Root() => new("root") { Description = "The folder of Harness.sln.", DefaultValueFactory = _ => new DirectoryInfo(".") };
}
