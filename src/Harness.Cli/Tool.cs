using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using Harness.Cli.Calibrate;
using Harness.Cli.Compare;
using Harness.Cli.Datasets;
using Harness.Cli.Environments;
using Harness.Cli.Evaluate;
using Harness.Cli.Generate;
using Harness.Cli.History;
using Harness.Cli.Listing;
using Harness.Cli.Schemas;
using Harness.Cli.Study;
using Harness.Cli.Terminal;
using Harness.Generators;

namespace Harness.Cli;

/// <summary>The <c>harness</c> tool: reads the command line, and turns a user's mistake into a message and an exit code.</summary>
internal static partial class Tool
{
    /// <summary>Runs the tool.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="surroundings">The process around it.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, Surroundings surroundings)
    {
        ArgumentNullException.ThrowIfNull(surroundings);
        ParseResult parsed = BriefHelp.For(Create(surroundings)).Parse(args);
        string[] errors = [.. parsed.Errors.Select(e => e.Message), .. Swallowed(parsed.CommandResult)];
        if (errors.Length > 0)
        {
            foreach (string error in errors)
            {
                await surroundings.Error.WriteLineAsync(Plain(error, parsed.CommandResult.Command)).ConfigureAwait(false);
            }

            await surroundings.Error.WriteLineAsync($"See: {Name(parsed)} --help").ConfigureAwait(false);
            return ExitCode.Wrong;
        }

        using var signals = new EndSignals();
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = surroundings.Output, Error = surroundings.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, signals.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is InputException or GeneratorException)
        {
            await surroundings.Error.WriteLineAsync(e.Message).ConfigureAwait(false);
            return ExitCode.Wrong;
        }
        catch (IOException e)
        {
            // Files are named where they are written; what is left is the output itself, on a full disk.
            await surroundings.Error.WriteLineAsync($"The output cannot be written: {e.Message}").ConfigureAwait(false);
            return ExitCode.Wrong;
        }
        catch (OperationCanceledException)
        {
            await surroundings.Error.WriteLineAsync("Ended early; no file was left half-written.").ConfigureAwait(false);
            return signals.ExitCode;
        }
    }

    /// <summary>Options that are none, behind an option that takes any number of values, in the words of the parser.</summary>
    private static IEnumerable<string> Swallowed(CommandResult command) => command.Children.OfType<OptionResult>()
        .Where(o => o.Option.AllowMultipleArgumentsPerToken)
        .SelectMany(o => o.Tokens)
        .Where(t => LongOption().IsMatch(t.Value) && !File.Exists(t.Value))
        .Select(t => $"Unrecognized command or argument '{t.Value}'.");

    /// <summary>A mistake of the command line without words of .NET, and with the name that was meant.</summary>
    private static string Plain(string message, Command command)
    {
        string plain = ExpectedType().Replace(message, m =>
            m.Value.Contains("Int32", StringComparison.Ordinal) ? "as a whole number up to 2,147,483,647"
            : m.Value.Contains("UInt64", StringComparison.Ordinal) ? "as a whole number from 0 on"
            : m.Value.Contains("Double", StringComparison.Ordinal) ? "as a number"
            : "as what the option takes");
        return Unknown().Match(message) is { Success: true } unknown && NearestName.Find(unknown.Groups["name"].Value, [.. command.Subcommands.Select(c => c.Name), .. command.Options.Select(o => o.Name)]) is { } near
            ? $"{plain} Did you mean '{near}'?"
            : plain;
    }

    [GeneratedRegex("as expected type '[^']*'", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ExpectedType();

    [GeneratedRegex("^--[a-z][a-z-]+$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex LongOption();

    [GeneratedRegex("^Unrecognized command or argument '(?<name>[^']*)'", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Unknown();

    private static RootCommand Create(Surroundings surroundings) => new("Says whether synthetic tables can stand in for real ones.")
    {
        EvaluateCommand.Create(surroundings),
        GenerateCommand.Create(surroundings),
        StudyCommand.Create(surroundings),
        MergeCommand.Create(surroundings),
        RecordCommand.Create(surroundings),
        DatasetsCommand.Create(surroundings),
        CompareCommand.Create(surroundings),
        HistoryCommand.Create(surroundings),
        CalibrateCommand.Create(surroundings),
        MetricsCommand.Create(surroundings),
        GeneratorsCommand.Create(surroundings),
        EnvironmentsCommand.Create(surroundings),
        SchemaCommand.Create(surroundings),
    };

    private static string Name(ParseResult parsed)
    {
        var names = new Stack<string>();
        for (CommandResult? command = parsed.CommandResult; command is not null; command = command.Parent as CommandResult)
        {
            names.Push(command.Command is RootCommand ? "harness" : command.Command.Name);
        }

        return string.Join(' ', names);
    }
}
