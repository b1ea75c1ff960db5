using System.Reflection;
using System.Text.Json;

namespace Harness.Studies.Cache;

/// <summary>The assemblies that come from packages or the framework: their code does not change under one version.</summary>
internal sealed class PackageAssemblies
{
    private readonly HashSet<string> _names;
    private readonly string _framework = Path.GetDirectoryName(typeof(object).Assembly.Location) ?? "";

    private PackageAssemblies(HashSet<string> names) => _names = names;

    /// <summary>Those of this process, by the <c>.deps.json</c> files that the build wrote.</summary>
    public static PackageAssemblies OfProcess()
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        string files = AppContext.GetData("APP_CONTEXT_DEPS_FILES") as string ?? "";
        foreach (string file in files.Split(';', StringSplitOptions.RemoveEmptyEntries).Where(File.Exists))
        {
            names.UnionWith(Read(file));
        }

        return new PackageAssemblies(names);
    }

    /// <summary>Whether an assembly comes from a package or the framework.</summary>
    /// <param name="assembly">The assembly.</param>
    public bool Contains(Assembly assembly) =>
        _names.Contains(assembly.GetName().Name ?? "") || (_framework.Length > 0 && Path.GetDirectoryName(Location(assembly)) == _framework);

    /// <summary>The identity of such an assembly: its name, its version, and of a package the id of its module.</summary>
    /// <param name="assembly">The assembly.</param>
    public string IdentityOf(Assembly assembly) => _names.Contains(assembly.GetName().Name ?? "")
        ? $"{assembly.FullName} {assembly.ManifestModule.ModuleVersionId}"
        : $"{assembly.GetName().Name} {assembly.GetName().Version}";

    private static string Location(Assembly assembly) => assembly.IsDynamic ? "" : assembly.Location;

    private static IEnumerable<string> Read(string file)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(file));
        if (!document.RootElement.TryGetProperty("libraries", out JsonElement libraries) || !document.RootElement.TryGetProperty("targets", out JsonElement targets))
        {
            return [];
        }

        var packages = libraries.EnumerateObject().Where(l => l.Value.GetProperty("type").GetString() == "package").Select(l => l.Name).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. targets.EnumerateObject()
                .SelectMany(target => target.Value.EnumerateObject())
                .Where(library => packages.Contains(library.Name) && library.Value.TryGetProperty("runtime", out _))
                .SelectMany(library => library.Value.GetProperty("runtime").EnumerateObject())
                .Select(assembly => Path.GetFileNameWithoutExtension(assembly.Name)),
        ];
    }
}
