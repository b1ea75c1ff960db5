using Harness.Generators;
using Harness.Python;
using Harness.Python.Environments;
using Harness.Studies;
using Harness.Studies.Recordings;
using Harness.Tables;

namespace Harness.Testing;

/// <summary>Generators in other programs: the commands of the project, and libraries in Python that make recordings again.</summary>
internal static class OtherPrograms
{
    /// <summary>The generators of a study with those that the project names by a command.</summary>
    /// <param name="registry">The others.</param>
    /// <param name="manifest">The study.</param>
    /// <exception cref="InputException">A command is not one, or its id is taken.</exception>
    public static StudyRegistry Register(StudyRegistry registry, StudyManifest manifest) => registry with
    {
        Generators = [.. registry.Generators, .. manifest.Commands.Select(c => registry.Find(c.Key) is null
            ? new CommandGenerator(c.Key, c.Value, folder: manifest.ProjectFolder)
            : throw new InputException($"HarnessGenerator '{c.Key}': a generator of that id is registered, and the item has a Command too; give the command another id, or leave it out."))],
    };

    /// <summary>The study with makers for its recordings, where it is live.</summary>
    /// <param name="manifest">The study.</param>
    /// <param name="registry">The generators that run here.</param>
    public static StudyManifest MakeAgain(StudyManifest manifest, StudyRegistry registry)
    {
        if (!manifest.IsLive)
        {
            return manifest;
        }

        // No environment has two of the libraries.
        var interpreters = new Dictionary<PythonLibrary, PythonInterpreter>();
        return manifest.MadeAgain(pair => registry.Find(pair.Generator) ?? Library(pair, Open));

        PythonInterpreter Open(PythonLibrary library) => interpreters.TryGetValue(library, out PythonInterpreter? known) ? known : interpreters[library] = Find(library);

        PythonInterpreter Find(PythonLibrary library) =>
            manifest.Python is { Length: > 0 } own ? PythonInterpreter.Open(own)
            : EnvironmentCache.Find()?.MadeWith(library.Packages[^1]) is { } environment ? PythonInterpreter.Open(environment)
            : PythonInterpreter.Open();
    }

    /// <summary>The library's generator behind a recording: <c>sdv-ctgan</c> with its settings behind <c>sdv-ctgan-3000</c>.</summary>
    private static NamedGenerator? Library(StudyPair pair, Func<PythonLibrary, PythonInterpreter> open)
    {
        string? adapter = PythonGenerator.Ids.Where(id => pair.Generator == id || pair.Generator.StartsWith(id + "-", StringComparison.Ordinal)).MaxBy(id => id.Length);
        if (adapter is null)
        {
            return null;
        }

        try
        {
            return new NamedGenerator(new PythonGenerator(adapter, open(PythonAdapter.Find(adapter).Library), parameters: RecordingReader.ParametersOf(pair.Recordings)), pair.Generator);
        }
        catch (GeneratorException e) when (e.IsUnavailable)
        {
            // Said where a table is asked for: a skip there, an error on a build server.
            return new NamedGenerator(new Unavailable(adapter, e.Message), pair.Generator);
        }
    }

    private sealed class NamedGenerator(IGenerator inner, string id) : IGenerator
    {
        public GeneratorInfo Info { get; } = inner.Info with { Id = id };

        public IFittedGenerator Fit(Table train, FitContext context) => inner.Fit(train, context);
    }

    private sealed class Unavailable(string id, string why) : IGenerator
    {
        public GeneratorInfo Info { get; } = new() { Id = id, Title = id, Family = RecordedLibrary.FamilyOf(id), Version = "not available", License = "" };

        public IFittedGenerator Fit(Table train, FitContext context) => throw new GeneratorException(why) { IsUnavailable = true };
    }
}
