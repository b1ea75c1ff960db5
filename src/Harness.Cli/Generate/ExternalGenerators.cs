using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Harness.Cli.Terminal;
using Harness.Python;
using Harness.Python.Jobs;
using Harness.Studies;

namespace Harness.Cli.Generate;

/// <summary>Generators in other programs, as a command line names them.</summary>
/// <param name="Command">A command that is a generator; <see langword="null"/> for none.</param>
/// <param name="Name">Its id.</param>
/// <param name="Python">Which interpreter runs generators in Python.</param>
/// <param name="Limits">What one job may take.</param>
internal sealed partial record ExternalGenerators(string? Command, string Name, PythonChoice Python, JobLimits Limits)
{
    /// <summary>Settings of these generators by the names of their libraries.</summary>
    public IReadOnlyDictionary<string, JsonNode> Settings { get; init; } = new Dictionary<string, JsonNode>();

    /// <summary>The options of generators in other programs that were written.</summary>
    public IReadOnlyList<string> Given { get; init; } = [];

    /// <summary>The ids of generators with that of the command.</summary>
    /// <param name="ids">The others.</param>
    /// <exception cref="InputException">There is none, or the command's name is not one or is taken, or there are settings for a generator that takes none.</exception>
    public IReadOnlyList<string> With(IReadOnlyList<string> ids)
    {
        if (Settings.Count > 0 && ids.FirstOrDefault(id => NativeGenerators.Registry.Find(id) is not null) is { } own)
        {
            throw new InputException($"--set {Printable.Of(Settings.Keys.First())}: the tool's own generator '{own}' takes no settings here; --set is for generators in Python and for commands that read {{request}}. In C#, its settings are arguments of its constructor.");
        }

        if (Command is null && Given.Count > 0 && ids.Count > 0 && ids.All(id => NativeGenerators.Registry.Find(id) is not null))
        {
            throw new InputException($"{Given[0]} is for generators in other programs, and {string.Join(", ", ids)} {(ids.Count == 1 ? "is" : "are")} run by the tool itself. Leave it out.");
        }

        if (Command is null)
        {
            return ids.Count > 0 ? ids : throw new InputException("There is no generator: name some with --generators cart, or write --generator-command \"python3 mine.py {train} {out} {rows} {seed}\".");
        }

        if (!Id().IsMatch(Name))
        {
            throw new InputException($"--name {Printable.Of(Name)}: an id has small letters, digits and single hyphens between them: ours-v2.");
        }

        return NativeGenerators.Registry.Find(Name) is null && !PythonGenerator.Ids.Contains(Name)
            ? [.. ids, Name]
            : throw new InputException($"--name {Name}: the tool has a generator of that id; give yours another.");
    }

    /// <summary>All that takes part: the tool's own generators and those of other programs that are named.</summary>
    /// <param name="ids">The ids that are named.</param>
    /// <param name="surroundings">Hears what the interpreter has.</param>
    /// <param name="cancellation">Ends the wait for the interpreter.</param>
    public StudyRegistry Open(IReadOnlyList<string> ids, Surroundings surroundings, CancellationToken cancellation)
    {
        StudyRegistry registry = NativeGenerators.Registry;
        foreach (var library in ids.Where(PythonGenerator.Ids.Contains).Distinct().GroupBy(PythonChoice.LibraryOf))
        {
            // No environment has two of the libraries.
            PythonInterpreter interpreter = Python.Open(library.Key, surroundings, cancellation);
            registry = registry with { Generators = [.. registry.Generators, .. library.Select(id => new PythonGenerator(id, interpreter, Limits, Settings))] };
        }

        return Command is null ? registry : registry with { Generators = [.. registry.Generators, new CommandGenerator(Name, Command, Limits, parameters: Settings)] };
    }

    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Id();
}
