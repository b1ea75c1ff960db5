using System.CommandLine;
using Harness.Cli.Terminal;
using Harness.Datasets;
using Harness.Reports.Words;
using Harness.Tables;

namespace Harness.Cli.Datasets;

/// <summary><c>harness datasets check</c>: whether datasets can be read, and as what.</summary>
internal static class CheckCommand
{
    /// <summary>The command.</summary>
    /// <param name="surroundings">The process around it.</param>
    public static Command Create(Surroundings surroundings)
    {
        var folders = new Argument<string[]>("folders") { Description = "Folders of datasets, or a folder that holds some.", Arity = ArgumentArity.OneOrMore };
        var train = new Option<string?>("--train") { Description = "Write the rows that generators may learn from to this CSV file; for one dataset." };
        var command = new Command("check", """
            Reads datasets as a study does and says what they hold, with the rules that every real row keeps. The exit code is 0 where all can be read, 2 where one cannot.

            Examples:
              harness datasets check datasets
              harness datasets check datasets/loans --train train.csv      (the rows to fit a generator on)
            """) { folders, train };
        command.SetAction((parsed, cancellation) =>
        {
            string[] all = [.. parsed.GetRequiredValue(folders).SelectMany(Below)];
            if (parsed.GetValue(train) is not null && all.Length != 1)
            {
                throw new InputException($"--train writes the train part of one dataset, but there are {all.Length}; name one.");
            }

            bool isBroken = false;
            foreach (string folder in all)
            {
                cancellation.ThrowIfCancellationRequested();
                try
                {
                    Check(folder, parsed.GetValue(train), surroundings, cancellation);
                }
                catch (InputException e)
                {
                    surroundings.Error.Write(Wrapped.Of("✗ ", e.Message, surroundings.Width));
                    isBroken = true;
                }
            }

            return Task.FromResult(isBroken ? ExitCode.Wrong : ExitCode.Good);
        });
        return command;
    }

    private static void Check(string folder, string? train, Surroundings surroundings, CancellationToken cancellation)
    {
        Dataset dataset = Dataset.Load(folder);
        surroundings.Show(DatasetText.Of(dataset, folder, surroundings.Width));
        surroundings.Output.Write(string.Concat(dataset.Notes.Select(n => Wrapped.Of("  Note: ", n, surroundings.Width))));
        surroundings.Output.Write(FoundRuleText.Of(dataset, surroundings.Width, cancellation));
        if (train is not null)
        {
            AtomicFile.Write(train, CsvTableWriter.Write(dataset.Train));
            surroundings.Output.WriteLine($"{Printable.Of(train)}: the {dataset.Train.RowCount} rows that generators may learn from.");
        }
    }

    private static IEnumerable<string> Below(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new InputException($"{folder}: there is no such folder; name the folder of a dataset, or one that holds some.");
        }

        string[] inside = File.Exists(Path.Combine(folder, "dataset.json")) ? [] : [.. Directory.EnumerateFiles(folder, "dataset.json", SearchOption.AllDirectories).Select(f => Path.GetDirectoryName(f)!).Order(StringComparer.Ordinal)];
        return inside.Length > 0 ? inside : [folder];
    }
}
