using System.CommandLine;
using Harness.Cli.Terminal;
using Harness.Python.Environments;

namespace Harness.Cli.Environments;

/// <summary><c>harness environments remove</c>: removes environments.</summary>
internal static class RemoveCommand
{
    /// <summary>The command.</summary>
    /// <param name="surroundings">The process around it.</param>
    public static Command Create(Surroundings surroundings)
    {
        var names = new Argument<string[]>("names") { Description = "The environments.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("remove", """
            Removes environments, also those of other versions of their locks.

            Examples:
              harness environments remove sdv2
            """) { names };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                LockFile[] locks = [.. parsed.GetRequiredValue(names).Distinct().Select(LockFile.Find)];
                EnvironmentCache cache = EnvironmentCache.At(surroundings.EnvironmentsFolder);
                foreach (LockFile locked in locks)
                {
                    IReadOnlyList<string> removed = cache.Remove(locked, () => surroundings.Error.WriteLine($"Harness: another run makes {locked.Name}; waits for it"), cancellation);
                    surroundings.Output.WriteLine(removed.Count > 0 ? $"{locked.Name}: removed {Printable.Of(string.Join(", ", removed))}" : $"{locked.Name}: there is nothing to remove");
                }

                return ExitCode.Good;
            },
            cancellation));
        return command;
    }
}
