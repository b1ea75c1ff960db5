using Harness.Cli.Terminal;
using Harness.Generators;
using Harness.Python;
using Harness.Python.Environments;

namespace Harness.Cli.Generate;

/// <summary>Which interpreter runs generators in Python, as a command line says it.</summary>
/// <param name="Path">An interpreter, taken as it is; <see langword="null"/> where none is named.</param>
/// <param name="Environment">An environment of the tool; <see langword="null"/> where none is named.</param>
internal sealed record PythonChoice(string? Path, string? Environment)
{
    private const string Usual = "python3";

    /// <summary>The library that a generator is from.</summary>
    /// <param name="id">The generator's id.</param>
    public static string LibraryOf(string id) => PythonAdapter.Find(id).Library.Packages[^1];

    /// <summary>The interpreter for a library: the one that is named; else that of the newest environment that is made and has the library; else python3 on the PATH.</summary>
    /// <param name="library">The library.</param>
    /// <param name="surroundings">Hears which it is and what it has.</param>
    /// <param name="cancellation">Ends the wait for the interpreter.</param>
    /// <exception cref="InputException">The environment that is named is not made, or does not have the library.</exception>
    public PythonInterpreter Open(string library, Surroundings surroundings, CancellationToken cancellation)
    {
        if (Path is not null && Environment is not null)
        {
            throw new InputException("--python and --environment do not go together: each names the interpreter.");
        }

        if (Path is null && Made(library, surroundings) is { } environment)
        {
            return Open(environment, surroundings, cancellation);
        }

        PythonInterpreter interpreter = PythonInterpreter.Open(Path ?? Usual, cancellation);
        surroundings.Error.WriteLine($"Harness: {Printable.Of(interpreter.ToString())}");
        return interpreter;
    }

    private PythonEnvironment? Made(string library, Surroundings surroundings)
    {
        if (Environment is null)
        {
            return EnvironmentCache.Find(surroundings.EnvironmentsFolder)?.MadeWith(library);
        }

        LockFile locked = LockFile.Find(Environment);
        if (!locked.Packages.ContainsKey(library))
        {
            throw new InputException($"--environment {Environment}: it does not have {library}. {string.Join(" and ", LockFile.With(library).Select(l => l.Name))} would.");
        }

        PythonEnvironment environment = EnvironmentCache.At(surroundings.EnvironmentsFolder).Of(locked);
        return environment.State == EnvironmentState.Made
            ? environment
            : throw new InputException($"--environment {Environment}: it is not made yet: `harness environments create {Environment}` makes it.");
    }

    private static PythonInterpreter Open(PythonEnvironment environment, Surroundings surroundings, CancellationToken cancellation)
    {
        string name = environment.Lock.Name;
        PythonInterpreter interpreter;
        try
        {
            interpreter = PythonInterpreter.Open(environment, cancellation);
        }
        catch (GeneratorException e) when (e.IsUnavailable)
        {
            throw new GeneratorException($"The environment {name} does not run any more, perhaps because the Python that it was made with is gone. `harness environments create {name}` makes it anew, --python PATH names another interpreter. ({e.Message})", e) { IsUnavailable = true };
        }

        surroundings.Error.WriteLine($"Harness: environment {name}: {Printable.Of(interpreter.ToString())}");
        PackageDifference[] differences =
        [
            .. interpreter.Installed
                .Select(p => new PackageDifference(p.Key, environment.Lock.Packages.GetValueOrDefault(p.Key), p.Value))
                .Where(d => d.Locked is null || !Package.IsSameVersion(d.Locked, d.Found!)),
        ];
        if (differences.Length > 0)
        {
            surroundings.Error.WriteLine($"Note: the environment {name} is not as locked: {Printable.Of(string.Join("; ", differences.Select(d => d.ToString())))}. See: harness environments check {name}");
        }

        return interpreter;
    }
}
