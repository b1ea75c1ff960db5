using System.CommandLine;
using Harness.Cli.Terminal;

namespace Harness.Cli.Schemas;

/// <summary><c>harness schema</c>: the JSON Schemas of this version, for editors and programs.</summary>
internal static class SchemaCommand
{
    /// <summary>The command.</summary>
    /// <param name="surroundings">The process around it.</param>
    public static Command Create(Surroundings surroundings)
    {
        var name = new Argument<string>("file") { Description = $"What the schema is of: {string.Join(", ", FileSchema.Names)}." };
        var file = new Option<string?>("--out") { Description = "Write it to this file. Default: print it." };
        var command = new Command("schema", """
            Prints the JSON Schema of thresholds.json, dataset.json, a snapshot or study.json, as this version reads and writes them.
            Editors complete, explain and check a file that names it: "$schema": "schemas/thresholds.schema.json".

            Examples:
              harness schema thresholds --out schemas/thresholds.schema.json
              harness schema dataset
            """) { name, file };
        command.SetAction(parsed =>
        {
            string text = FileSchema.Write(parsed.GetRequiredValue(name));
            if (parsed.GetValue(file) is { } path)
            {
                AtomicFile.Write(path, text);
                surroundings.Output.WriteLine($"{Printable.Of(path)}: the schema of {parsed.GetRequiredValue(name)}.");
            }
            else
            {
                surroundings.Output.Write(text);
            }

            return ExitCode.Good;
        });
        return command;
    }
}
