using System.CommandLine;
using Harness.Cli.Input;
using Harness.Cli.Terminal;
using Harness.Datasets;
using Harness.Reports.Words;
using Harness.Tables;

namespace Harness.Cli.Datasets;

/// <summary><c>harness datasets add</c>: a real table becomes a dataset of a study.</summary>
internal static class AddCommand
{
    /// <summary>The command.</summary>
    /// <param name="surroundings">The process around it.</param>
    public static Command Create(Surroundings surroundings)
    {
        var real = new Option<string>("--real") { Description = "The real rows: a CSV or Parquet file.", Required = true };
        var holdout = new Option<string?>("--holdout") { Description = "Real rows that no generator sees. Default: a quarter, by a fixed rule." };
        var name = new Option<string?>("--name") { Description = "The name: lower-case letters, digits, '.', '_' and '-'. Default: from the file." };
        var study = new Option<string>("--study") { Description = "The folder of the study.", DefaultValueFactory = _ => "." };
        var metadata = new Option<string?>("--metadata") { Description = "SDV's metadata of the table (JSON). Without it kinds of columns are inferred and shown." };
        var table = new Option<string?>("--table") { Description = "The table of the metadata that the rows are, where there are several." };
        var constraints = new Option<string?>("--constraints") { Description = "SDV's constraints (JSON, as its get_constraints writes them), kept beside the metadata and judged in every study." };
        var target = new Option<string?>("--target") { Description = "The column that models predict." };
        var task = new Option<TaskKind?>("--task") { Description = "binary, multiclass or regression. Default: from the target." };
        var title = new Option<string?>("--title") { Description = "A title for people. Default: the name." };
        var source = new Option<string>("--source") { Description = "Where the data come from.", DefaultValueFactory = _ => "not told" };
        var license = new Option<string>("--license") { Description = "The licence of the data.", DefaultValueFactory = _ => "not told" };
        var format = new FormatOptions();
        var command = new Command("add", """
            Writes datasets/<name> with the rows as plain CSV, dataset.json, and metadata.json with the kinds of columns, to check, change and commit.
            metadata.json is SDV's, version 2 (SDV 2.0 and later), and holds real values: smallest and largest numbers, dates and the labels.
            Its schema, for editors, is schemas/dataset.schema.json of the study, written where it is not there.

            Examples:
              harness datasets add --real loans.csv --target default
              harness datasets add --real train.csv --holdout test.csv --name loans --metadata metadata.json --constraints constraints.json
            """) { real, holdout, name, study, metadata, table, constraints, target, task, title, source, license };
        format.AddTo(command);
        command.SetAction(parsed =>
        {
            string own = parsed.GetValue(name) ?? RealInput.NameOf(parsed.GetRequiredValue(real));
            string folder = Path.Combine(parsed.GetRequiredValue(study), "datasets", own);
            if (own != RealInput.NameOf(own + ".csv") && !own.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '_' or '-'))
            {
                throw new InputException($"--name '{own}' needs lower-case letters, digits, '.', '_' and '-', since it becomes part of paths and test names; for example '{RealInput.NameOf(own + ".csv")}'.");
            }

            var settings = new RealSettings(parsed.GetRequiredValue(real), format.Read(parsed))
            {
                Holdout = parsed.GetValue(holdout),
                Metadata = parsed.GetValue(metadata),
                Table = parsed.GetValue(table),
                Constraints = parsed.GetValue(constraints),
                Target = parsed.GetValue(target),
                Task = parsed.GetValue(task),
            };
            (Dataset dataset, IReadOnlyList<(string Path, TableReading Reading)> readings) = RealInput.Read(settings);
            var notes = new List<string>();
            dataset = Kept(dataset, notes);
            notes.AddRange(MetadataWriter.Left(dataset.Real));
            DatasetFolder.Write(parsed.GetRequiredValue(study), folder, new DatasetFolder.About(parsed.GetValue(title) ?? own, parsed.GetRequiredValue(source), parsed.GetRequiredValue(license)), dataset, settings.Holdout is not null, settings.Constraints);
            surroundings.Show(DatasetText.Of(dataset, folder, surroundings.Width));
            surroundings.Output.Write(string.Concat(RealInput.Named(readings).Concat(notes).Select(n => Wrapped.Of("Note: ", n, surroundings.Width))));
            surroundings.Output.WriteLine($"Check {Printable.Of(Path.Combine(folder, "metadata.json"))} and commit the folder. Fit generators on its train part alone: `harness datasets check {Printable.Of(folder)} --train train.csv` writes it.");
            return ExitCode.Good;
        });
        return command;
    }

    // Both parts in one format: a holdout may be finer than train.
    private static Dataset Kept(Dataset dataset, List<string> notes)
    {
        Table real = IsoForm.Kept(dataset.Real, notes);
        return dataset.Of(In(dataset.Train), In(dataset.Holdout), real);

        Table In(Table part) => new(part.Columns.Select(c => c is DateTimeColumn dates ? dates.As(real[c.Name].Schema.DateTimeFormat!) : c));
    }
}
