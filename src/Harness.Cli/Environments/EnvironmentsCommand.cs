using System.CommandLine;
using Harness.Cli.Terminal;
using Harness.Python.Environments;

namespace Harness.Cli.Environments;

/// <summary><c>harness environments</c>: what generators in Python need, as it was when the recordings were made.</summary>
internal static class EnvironmentsCommand
{
    /// <summary>The verb with its nouns.</summary>
    /// <param name="surroundings">The process around it.</param>
    public static Command Create(Surroundings surroundings) => new("environments", $"""
        Makes environments for generators in Python from lock files: every package by version and hash, for Python {LockFile.UsualPython} on Linux x86-64.
        They are kept in ~/.cache/harness/environments (on Windows in the local application data), or where {EnvironmentCache.Variable} says.

        Examples:
          harness environments list
          harness environments create sdv2
          harness environments check
          harness environments remove sdv2
        """)
    {
        ListCommand.Create(surroundings),
        CreateCommand.Create(surroundings),
        CheckCommand.Create(surroundings),
        RemoveCommand.Create(surroundings),
    };
}
