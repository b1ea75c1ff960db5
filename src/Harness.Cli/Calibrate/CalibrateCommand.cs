using System.CommandLine;
using Harness.Cli.Terminal;

namespace Harness.Cli.Calibrate;

/// <summary>The verb <c>calibrate</c>: how far chance moves scores, and what follows for limits and snapshots.</summary>
internal static class CalibrateCommand
{
    /// <summary>The verb with its two nouns.</summary>
    /// <param name="surroundings">The process around it.</param>
    public static Command Create(Surroundings surroundings) => new("calibrate", """
        Measures how far chance moves scores, for limits and for snapshots. Refused on a build server: what is committed changes only where a person reviews it.

        Examples, in the folder of thresholds.json:
          harness calibrate limits datasets/iris
          harness calibrate limits datasets/iris --write
          harness calibrate noise evaluation
        """)
    {
        LimitsCommand.Create(surroundings),
        NoiseCommand.Create(surroundings),
    };

    /// <summary>Refuses to work on a build server.</summary>
    /// <param name="what">The command and the files that it may change.</param>
    /// <param name="surroundings">The process around it.</param>
    /// <exception cref="InputException">It is a build server.</exception>
    public static void RefuseOnBuildServer((string Command, string Files) what, Surroundings surroundings)
    {
        if (surroundings.OnBuildServer)
        {
            throw new InputException($"{what.Command} is refused on a build server: what is committed changes only where a person reviews it. Run it on your machine and commit {what.Files}.");
        }
    }
}
