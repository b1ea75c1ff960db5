using System.CommandLine;
using System.Globalization;
using Harness.Cli.Input;
using Harness.Cli.ParquetFiles;
using Harness.Cli.Terminal;
using Harness.Generators;
using Harness.Tables;
using Harness.Tables.Raw;

namespace Harness.Cli.Generate;

/// <summary><c>harness generate</c>: a synthetic table by one of the tool's own generators, by a library's in Python or by any command.</summary>
internal static class GenerateCommand
{
    /// <summary>The command.</summary>
    /// <param name="surroundings">The process around it.</param>
    public static Command Create(Surroundings surroundings)
    {
        var real = new Option<string>("--real") { Description = "The real rows to learn from: a CSV or Parquet file.", Required = true };
        var generator = new Option<string>("--generator") { Description = "The generator; `harness generators` lists them.", DefaultValueFactory = _ => "cart" };
        var output = new Option<string>("--out") { Description = "The file to write: Parquet where its name ends in .parquet, else CSV.", Required = true };
        var rows = new Option<int?>("--rows") { Description = "Number of rows. Default: as many as the real table." };
        var seed = new Option<ulong>("--seed") { Description = "The same seed gives the same table.", DefaultValueFactory = _ => 1 };
        var metadata = new Option<string?>("--metadata") { Description = "SDV's metadata of the table (JSON). Without it kinds of columns are inferred and told." };
        var table = new Option<string?>("--table") { Description = "The table of the metadata that the rows are, where there are several." };
        var target = new Option<string?>("--target") { Description = "The column that models will predict; some generators keep its relations first." };
        var format = new FormatOptions();
        var command = new Command("generate", """
            Learns from a real table and writes a synthetic one.

            Examples:
              harness generate --real train.csv --out synthetic.csv
              harness generate --real train.csv --generator gaussian-copula --rows 5000 --seed 7 --out synthetic.csv
              harness generate --real train.csv --generator sdv-ctgan --environment sdv2 --out synthetic.csv
              harness generate --real train.csv --generator sdv-ctgan --python venv/bin/python --set epochs=100 --out synthetic.csv
              harness generate --real train.csv --generator-command "python3 mine.py {train} {out} {rows} {seed}" --out synthetic.csv
            """) { real, generator, output, rows, seed, metadata, table, target };
        format.AddTo(command);
        var external = new ExternalOptions();
        external.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                OutputFile.Check("--out", parsed.GetRequiredValue(output), parsed.GetRequiredValue(real), parsed.GetValue(metadata));
                ExternalGenerators others = external.Read(parsed);
                IReadOnlyList<string> ids = others.With(others.Command is not null && parsed.GetResult(generator) is not { Implicit: false } ? [] : [parsed.GetRequiredValue(generator)]);
                IGenerator own = ids is [var id]
                    ? NativeGenerators.Find(id, others.Open(ids, surroundings, cancellation))
                    : throw new InputException("--generator and --generator-command do not go together: one table is made by one of them.");
                string path = parsed.GetRequiredValue(real);
                TableReading reading = RealInput.ReadTable(path, parsed.GetValue(metadata), format.Read(parsed), parsed.GetValue(table));
                int count = parsed.GetValue(rows) ?? reading.Table.RowCount;
                if (count < 1)
                {
                    throw new InputException($"--rows {count}: a synthetic table needs at least one row.");
                }

                return Run(own, path, reading, new Sample(count, parsed.GetValue(seed), parsed.GetValue(target)), parsed.GetRequiredValue(output), surroundings, cancellation);
            },
            cancellation));
        return command;
    }

    private static int Run(IGenerator generator, string real, TableReading reading, Sample sample, string output, Surroundings surroundings, CancellationToken cancellation)
    {
        var cut = new List<string>();
        Table table = IsoForm.Kept(reading.Table, cut);
        Tell(reading.Notes.Concat(cut), surroundings);
        if (table.RowCount == 0)
        {
            throw new InputException($"{real}: there is a header but no row; there is nothing to learn from.");
        }

        if (sample.Target is { } target && table.Schema.IndexOf(target) < 0)
        {
            throw new InputException($"--target '{target}' is not a column.{(NearestName.Find(target, [.. table.Schema.Select(c => c.Name)]) is { } near ? $" Did you mean '{near}'?" : "")}");
        }

        Table synthetic = generator.Fit(table, new FitContext { Seed = sample.Seed, Target = sample.Target, Progress = new ShareProgress($"fits {generator.Info.Id}", surroundings.Error), Cancellation = cancellation }).Sample(sample.Rows, sample.Seed, cancellation);
        cancellation.ThrowIfCancellationRequested();
        Write(output, synthetic);
        Tell(PatternMatch.Made(synthetic).Concat(Numbered(synthetic)), surroundings);
        surroundings.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Printable.Of(output)}: {sample.Rows:#,0} rows by {generator.Info.Title}, seed {sample.Seed}."));
        return ExitCode.Good;
    }

    // Of ids one expects no more.
    private static IEnumerable<string> Numbered(Table table) => table.Columns
        .Where(c => c.Schema.Personal != PersonalKind.None && c.Length > 1 && Enumerable.Range(0, c.Length).All(row => c.Format(row) == (row + 1).ToString(CultureInfo.InvariantCulture)))
        .Select(c => $"Column '{CellText.Show(c.Name)}' holds personal values and was not learned from: running numbers stand in its place.");

    private static void Tell(IEnumerable<string> notes, Surroundings surroundings)
    {
        foreach (string note in notes)
        {
            surroundings.Error.WriteLine($"Note: {Printable.Of(note)}");
        }
    }

    private static void Write(string output, Table table)
    {
        if (ParquetTable.IsName(output))
        {
            AtomicFile.Write(output, ParquetOutput.Write(table));
            return;
        }

        AtomicFile.Write(output, CsvTableWriter.Write(table));
    }

    private sealed record Sample(int Rows, ulong Seed, string? Target);
}
