using System.CommandLine;
using Harness.Cli.Terminal;
using Harness.Python.Environments;

namespace Harness.Cli.Environments;

/// <summary><c>harness environments create</c>: makes environments.</summary>
internal static class CreateCommand
{
    /// <summary>The command.</summary>
    /// <param name="surroundings">The process around it.</param>
    public static Command Create(Surroundings surroundings)
    {
        var names = new Argument<string[]>("names") { Description = "The environments; `harness environments list` names them.", Arity = ArgumentArity.OneOrMore };
        var python = new Option<string?>("--python") { Description = $"A Python {LockFile.UsualPython} to make them with. Default: one on the PATH; uv fetches one." };
        var command = new Command("create", $"""
            Makes environments: by uv where it is on the PATH, else by Python {LockFile.UsualPython} with venv and pip. Each file is held against the hash in the lock.
            One takes several gigabytes. One that is whole is left as it is; one that differs from its lock is made anew.
            Proxies, certificates and mirrors are taken from the usual environment variables (HTTPS_PROXY, SSL_CERT_FILE, PIP_INDEX_URL, UV_INDEX_URL, …).

            Examples:
              harness environments create sdv2
              harness environments create sdv2 ydata
              harness environments create sdv2 --python /opt/python3.11/bin/python3
            """) { names, python };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                LockFile[] locks = [.. parsed.GetRequiredValue(names).Distinct().Select(LockFile.Find)];
                EnvironmentCache cache = EnvironmentCache.At(surroundings.EnvironmentsFolder);
                var maker = new EnvironmentMaker(surroundings.InstallTools ?? InstallTools.OnPath(), text => surroundings.Error.WriteLine($"Harness: {Printable.Of(text)}"));
                bool isWhole = true;
                foreach (LockFile locked in locks)
                {
                    using var progress = new StepProgress(locked.Name, surroundings.Error);
                    (EnvironmentCheck check, bool wasThere) = maker.Make(cache.Of(locked), parsed.GetValue(python), progress, cancellation);
                    isWhole &= check.IsWhole;
                    surroundings.Show(EnvironmentText.Of(check, surroundings.Width));
                    if (wasThere)
                    {
                        surroundings.Output.WriteLine("  It was there already.");
                    }
                }

                return isWhole ? ExitCode.Good : ExitCode.Wrong;
            },
            cancellation));
        return command;
    }
}
