using System.CommandLine;
using Harness.Cli.Terminal;

namespace Harness.Cli.Datasets;

/// <summary><c>harness datasets</c>: the folders of real tables.</summary>
internal static class DatasetsCommand
{
    /// <summary>The verb with its nouns.</summary>
    /// <param name="surroundings">The process around it.</param>
    public static Command Create(Surroundings surroundings) => new("datasets", """
        Adds a real table to a study, or checks those that are there.

        Examples:
          harness datasets add --real loans.csv --name loans --target default
          harness datasets check datasets
        """)
    {
        AddCommand.Create(surroundings),
        CheckCommand.Create(surroundings),
    };
}
