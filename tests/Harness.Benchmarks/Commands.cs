using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters.Json;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using Harness.Tables;

namespace Harness.Benchmarks;

/// <summary>The verbs of the program. A study measures and writes its part of a document; pictures are drawn from what is written.</summary>
internal static class Commands
{
    /// <summary>All verbs, with what <c>--help</c> says of them.</summary>
    public static RootCommand Create()
    {
        var seeds = new Option<int>("--seeds") { Description = "How many seeds, from 1.", DefaultValueFactory = _ => 1 };
        seeds.Validators.Add(result =>
        {
            if (result.GetValue(seeds) < 1)
            {
                result.AddError("--seeds must be at least 1.");
            }
        });
        var network = new Option<string>("--generator") { Description = "Which network.", DefaultValueFactory = _ => "gan" };
        network.AcceptOnlyFromAmong("gan", "ctgan", "tvae");
        Command ablation = Study("ablation", "What each correction of a network does: writes docs/generators/<generator>.md. Some minutes a seed.", (root, parsed) => AblationStudy.Write(root, parsed.GetValue(network)!, parsed.GetValue(seeds)));
        ablation.Options.Add(network);
        ablation.Options.Add(seeds);
        var commands = new RootCommand("""
            Measures what the documents say, and draws their pictures.

            Examples, in the folder of Harness.sln:
              dotnet run -c Release --project tests/Harness.Benchmarks -- quality .
              dotnet run -c Release --project tests/Harness.Benchmarks -- ablation . --generator ctgan --seeds 3
              dotnet run -c Release --project tests/Harness.Benchmarks -- plots .
              dotnet run -c Release --project tests/Harness.Benchmarks -- bench -- --filter '*Generator*'
            """)
        {
            Study("quality", "SDMetrics' quality score and the seconds of every generator on every dataset: writes docs/generators/results.md and its picture. Some minutes.", QualityStudy.Write),
            Study("opponents", "Our generators beside the best recordings, from the snapshots: writes docs/generators/results.md. Some seconds.", OpponentStudy.Write),
            Study("scaling", "Seconds and memory of the statistical generators against rows: writes docs/generators/results.md and its picture. Some minutes.", ScalingStudy.Write),
            Study("resplit", "Nearness to train over many splits: writes docs/generators/results.md. Some minutes.", ResplitStudy.Write),
            Study("seeds", "gan over 20 seeds: writes docs/generators/gan.md. Some minutes.", SeedsStudy.Write),
            Study("fits", "Processor seconds of a fit of each network: writes docs/generators/gan.md, ctgan.md and tvae.md. Some minutes.", FitsStudy.Write),
            Study("step", "A training step of CTGAN beside PyTorch's: writes docs/generators/results.md. Needs python3 with PyTorch; the environment variable HARNESS_BENCHMARK_DATASET names the folder of the dataset.", StepStudy.Write),
            ablation,
            Study("cost", "Seconds and memory of the metrics against rows and columns: writes docs/cost.md and its picture. Some minutes.", CostStudy.Write),
            Study("large", "One evaluation of up to 1,000,000 rows with a target of eight classes, reading included: writes docs/cost.md. Some minutes.", LargePair.Write),
            Study("out-of-core", "Marginals and pair counts of 2 × 5,000,000 rows by DuckDB: writes docs/tables.md. Some minutes.", OutOfCoreStudy.Write),
            Study("scale", "What a study costs by its numbers of datasets and synthetic tables, predicted and measured: writes docs/scale.md. Some minutes.", StudyCost.Write),
            Study("plots", "Draws all pictures anew from the written tables, without measuring.", DrawAll),
            Tables(),
            Report(),
            LargeTables(),
            OutOfCorePair(),
            Bench(),
        };
        foreach (Command gate in Gate.GateCommands.Create())
        {
            commands.Subcommands.Add(gate);
        }

        return commands;
    }

    private static Command Study(string name, string description, Action<string> write) => Study(name, description, (root, _) => write(root));

    private static Command Study(string name, string description, Action<string, ParseResult> write)
    {
        var root = new Argument<DirectoryInfo>("root") { Description = "The folder of Harness.sln.", DefaultValueFactory = _ => new DirectoryInfo(".") };
        root.Validators.Add(result =>
        {
            string folder = result.GetValue(root)!.FullName;
            if (!File.Exists(Path.Combine(folder, "Harness.sln")))
            {
                result.AddError($"There is no Harness.sln in {folder}; name the folder that has it.");
            }
        });
        var command = new Command(name, description) { root };
        command.SetAction(parsed => write(parsed.GetValue(root)!.FullName, parsed));
        return command;
    }

    private static void DrawAll(string root)
    {
        QualityStudy.Draw(root);
        ScalingStudy.Draw(root);
        CostStudy.Draw(root);
    }

    private static Command Tables()
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "Where the files go." };
        folder.AcceptExistingOnly();
        var sizes = new Argument<int[]>("rows") { Description = "Numbers of rows.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("tables", "Writes random tables of so many rows, for compare.py.") { folder, sizes };
        command.SetAction(parsed =>
        {
            foreach (int rows in parsed.GetValue(sizes)!)
            {
                File.WriteAllText(Path.Combine(parsed.GetValue(folder)!.FullName, $"real-{rows}.csv"), CsvTableWriter.Write(MixedTable.Create(rows, 1)));
                File.WriteAllText(Path.Combine(parsed.GetValue(folder)!.FullName, $"synthetic-{rows}.csv"), CsvTableWriter.Write(MixedTable.Create(rows, 2)));
            }
        });
        return command;
    }

    private static Command Report()
    {
        var kind = new Argument<string>("kind") { Description = "Which score." };
        kind.AcceptOnlyFromAmong("QualityReport", "DiagnosticReport", "ClosestRecord");
        var real = new Argument<FileInfo>("real") { Description = "The real table, one of 'tables'." };
        var synthetic = new Argument<FileInfo>("synthetic") { Description = "The synthetic table." };
        var command = new Command("report", "Reads two tables and scores them, twice: the score, and the seconds and processor seconds of the second time, for compare.py.") { kind, real, synthetic };
        command.SetAction(parsed => WarmReport.Print(parsed.GetValue(kind)!, parsed.GetValue(real)!.FullName, parsed.GetValue(synthetic)!.FullName));
        return command;
    }

    private static Command LargeTables()
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "Where the files go." };
        folder.AcceptExistingOnly();
        var rows = new Argument<int>("rows") { Description = "Rows of train and of the synthetic table." };
        var command = new Command("large-tables", "Writes the tables of 'large': 15 columns with a target of eight classes.") { folder, rows };
        command.SetAction(parsed => LargePair.WriteTables(parsed.GetValue(folder)!.FullName, parsed.GetValue(rows)));
        return command;
    }

    private static Command OutOfCorePair()
    {
        var real = new Argument<FileInfo>("real") { Description = "The real table: a CSV or Parquet file." };
        var synthetic = new Argument<FileInfo>("synthetic") { Description = "The synthetic table." };
        var limit = new Argument<int>("limit") { Description = "DuckDB's limit of memory, in MB." };
        var command = new Command("out-of-core-pair", "Compares two files by DuckDB: the seconds, the processor seconds and the largest memory of the program, in MB, for 'out-of-core'.") { real, synthetic, limit };
        command.SetAction(parsed => Console.WriteLine(OutOfCoreStudy.Measure(parsed.GetValue(real)!.FullName, parsed.GetValue(synthetic)!.FullName, parsed.GetValue(limit))));
        return command;
    }

    private static Command Bench()
    {
        var arguments = new Argument<string[]>("arguments") { Description = "Arguments of BenchmarkDotNet after a --, for example -- --filter '*Generator*'; -- --help lists them.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("bench", "Runs BenchmarkDotNet. The environment variable HARNESS_BENCHMARK_DATASET names the folder of a dataset of your own.") { arguments };
        command.SetAction(parsed =>
        {
            IConfig config = DefaultConfig.Instance
                .AddJob(Job.Default.WithToolchain(InProcessNoEmitToolchain.Instance).AsDefault())
                .AddExporter(JsonExporter.Brief);
            IEnumerable<Summary> summaries = BenchmarkSwitcher.FromAssembly(typeof(MixedTable).Assembly).Run(parsed.GetValue(arguments), config);
            return summaries.Any(summary => summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success)) ? 1 : 0;
        });
        return command;
    }
}
