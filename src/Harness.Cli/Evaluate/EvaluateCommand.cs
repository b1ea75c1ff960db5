using System.CommandLine;
using Harness.Cli.Input;
using Harness.Cli.Terminal;
using Harness.Datasets;
using Harness.Reports;
using Harness.Reports.Markdown;
using Harness.Scoring;
using Harness.Studies;
using Harness.Studies.Gate;

namespace Harness.Cli.Evaluate;

/// <summary><c>harness evaluate</c>: one synthetic table beside the real one.</summary>
internal static class EvaluateCommand
{
    private const string DefaultReport = "harness-report.html";

    /// <summary>The command.</summary>
    /// <param name="surroundings">The process around it.</param>
    public static Command Create(Surroundings surroundings)
    {
        var real = new Option<string>("--real") { Description = "The real rows: a CSV or Parquet file, or the folder of a dataset.", Required = true };
        var synthetic = new Option<string[]>("--synthetic") { Description = "The synthetic table, CSV or Parquet; several of one generator, made with other seeds, give intervals.", Required = true, AllowMultipleArgumentsPerToken = true };
        var holdout = new Option<string?>("--holdout") { Description = "Real rows that the generator never saw. Without them a quarter of the real rows is held out, and copies are harder to tell." };
        var metadata = new Option<string?>("--metadata") { Description = "SDV's metadata of the table (JSON). Without it kinds of columns are inferred and told." };
        var table = new Option<string?>("--table") { Description = "The table of the metadata that the rows are, where there are several." };
        var constraints = new Option<string?>("--constraints") { Description = "SDV's constraints (JSON, as its get_constraints writes them): how many rows keep each." };
        var target = new Option<string?>("--target") { Description = "The column that models predict. Without it no models are trained." };
        var task = new Option<TaskKind?>("--task") { Description = "binary, multiclass or regression. Default: from the target." };
        var thresholds = new Option<string?>("--thresholds") { Description = "The limits (JSON). Default: the bar that the tool brings along." };
        var report = new Option<string>("--report") { Description = "The page to write.", DefaultValueFactory = _ => DefaultReport };
        var noReport = new Option<bool>("--no-report") { Description = "Write no page." };
        var strict = new Option<bool>("--strict") { Description = "Exit with 1 also where a limit is open because there are too few rows to tell." };
        var full = new Option<bool>("--full") { Description = "Compute every metric, not only those that a limit or a headline uses." };
        var json = new Option<bool>("--json") { Description = "Everything as JSON, for programs." };
        var format = new FormatOptions();
        var command = new Command("evaluate", """
            Says whether a synthetic table can stand in for the real one: the verdict in some twenty lines, and a page with every column and relation. The exit code is 0 where no limit is missed, 1 where one is, 2 after wrong use or broken input.

            Examples:
              harness evaluate --real train.csv --holdout holdout.csv --synthetic mine.csv --target income
              harness evaluate --real real.csv --synthetic mine.csv
              harness evaluate --real datasets/iris --synthetic seed-1.csv seed-2.csv seed-3.csv --report iris.html
              harness evaluate --real real.csv --synthetic mine.csv --metadata metadata.json --thresholds thresholds.json --json
            """) { real, synthetic, holdout, metadata, table, constraints, target, task, thresholds, report, noReport, strict, full, json };
        format.AddTo(command);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(noReport) && parsed.GetResult(report) is { Implicit: false })
            {
                parsed.AddError("--no-report and --report do not go together; leave one out.");
            }

            if (parsed.GetResult(task) is { Implicit: false } && parsed.GetResult(target) is not { Implicit: false })
            {
                parsed.AddError("--task says how the target is predicted, and there is none; name it with --target.");
            }
        });
        command.SetAction((parsed, cancellation) => System.Threading.Tasks.Task.Run(
            () => Run(
                new EvaluateSettings(
                    new RealSettings(parsed.GetRequiredValue(real), format.Read(parsed))
                    {
                        Holdout = parsed.GetValue(holdout),
                        Metadata = parsed.GetValue(metadata),
                        Table = parsed.GetValue(table),
                        Constraints = parsed.GetValue(constraints),
                        Target = parsed.GetValue(target),
                        Task = parsed.GetValue(task),
                    },
                    parsed.GetRequiredValue(synthetic))
                {
                    Thresholds = parsed.GetValue(thresholds),
                    Report = parsed.GetValue(noReport) ? null : parsed.GetValue(report),
                    Strict = parsed.GetValue(strict),
                    Full = parsed.GetValue(full),
                    Json = parsed.GetValue(json),
                },
                surroundings,
                cancellation),
            cancellation));
        return command;
    }

    private static int Run(EvaluateSettings settings, Surroundings surroundings, CancellationToken cancellation)
    {
        if (settings.Report is { } page)
        {
            OutputFile.CheckPage("--report", page, [settings.Real.Real, settings.Real.Holdout, settings.Real.Metadata, settings.Real.Constraints, settings.Thresholds, .. settings.Synthetic]);
        }

        EvaluationInput input = EvaluationInput.Read(settings);
        var options = new EvaluationOptions { Generator = Path.GetFileNameWithoutExtension(settings.Synthetic[0]) };

        // Before the work: a mistake in the limits is said at once.
        var limits = new ThresholdsReader(new KnownNames([.. options.Evaluators.SelectMany(e => e.Metrics)], Datasets: null, Generators: null, Evaluators.NotInstalled));
        Thresholds thresholds = settings.Thresholds is { } file ? limits.Read(file) : limits.ReadDefault();
        options = settings.Full ? options : options with { Evaluators = [.. options.Evaluators.Where(e => e.Metrics.Any(Profile.Of(thresholds)))] };
        Evaluation evaluation = Evaluation.Run(input.Dataset, input.Synthetic, options, cancellation);
        GateResult result = evaluation.Judge(thresholds);
        cancellation.ThrowIfCancellationRequested();
        if (settings.Report is { } report)
        {
            result.SaveHtml(report, new HtmlOptions { Notes = input.TableNotes });
        }

        JobSummary.Append($"## {(result.Passes ? '✓' : '✗')} {MarkdownTable.Escape(options.Generator)} beside {MarkdownTable.Escape(input.Dataset.Name)}\n\n{result.ToMarkdown()}\n", surroundings.JobSummary);
        if (settings.Json)
        {
            surroundings.Output.Write(Json(input, result, thresholds, settings.Full));
        }
        else
        {
            surroundings.Show(EvaluateText.Of(settings, input, result, surroundings.Width));
        }

        return result.Passes && !(settings.Strict && !result.MeetsBar) ? ExitCode.Good : ExitCode.Below;
    }

    // A study of one pair: one schema for programs, docs/schemas/study.schema.json.
    private static string Json(EvaluationInput input, GateResult result, Thresholds thresholds, bool full)
    {
        Scorecard scores = result.Scorecard;
        var pair = new StudyPair(scores.Dataset.Name, scores.Generator.Id, scores.Generator.Family, [.. scores.Seeds.Select(s => s.Seed)], [], IsSelected: true);
        return StudyJson.Write(new StudyResult
        {
            Pairs = [new PairOutcome(pair, result, SnapshotStatus.NotKept, [])],
            PairsInAll = 1,
            Metrics = [.. scores.Scores.Select(s => s.Descriptor)],
            Thresholds = thresholds,
            TrainColumns = new Dictionary<string, IReadOnlyList<ColumnSummary>>(),
            Notes = input.Notes,
            ShowsEveryScore = full,
        });
    }
}
