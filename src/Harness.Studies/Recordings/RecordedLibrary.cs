using Harness.Generators;

namespace Harness.Studies.Recordings;

/// <summary>What is known of a library whose tables take part as recordings.</summary>
/// <param name="Family">The family, also its id or the prefix of its ids: <c>sdv</c>.</param>
/// <param name="Packages">The packages that have it; the version of the first that a recording names counts.</param>
/// <param name="Title">Title for people: <c>SDV</c>.</param>
/// <param name="License">Licence of the library.</param>
internal sealed record RecordedLibrary(string Family, IReadOnlyList<string> Packages, string Title, string License)
{
    /// <summary>SDV (DataCebo).</summary>
    public static RecordedLibrary Sdv { get; } = new("sdv", ["sdv"], "SDV", "BUSL-1.1");

    /// <summary>ydata-synthetic (YData).</summary>
    public static RecordedLibrary Ydata { get; } = new("ydata", ["fg-data-synthetic", "ydata-synthetic"], "ydata-synthetic", "MIT");

    private static RecordedLibrary[] All { get; } =
    [
        Sdv,
        Ydata,
        new("arfpy", ["arfpy"], "arfpy, adversarial random forest", "MIT"),
        new("mostlyai", ["mostlyai-engine"], "MOSTLY AI engine", "Apache-2.0"),
        new("synthcity", ["synthcity"], "synthcity", "Apache-2.0"),
        new("forest-flow", ["ForestDiffusion"], "ForestDiffusion, flow matching", "MIT"),
    ];

    /// <summary>The family of a recorded generator: its library's, or <c>user</c>.</summary>
    /// <param name="id">The generator's id: the name of the recordings' folder.</param>
    public static string FamilyOf(string id) => Find(id)?.Family ?? "user";

    /// <summary>Describes a recorded generator from its id and its recordings.</summary>
    /// <param name="id">The generator's id: the name of the recordings' folder.</param>
    /// <param name="recordings">Its recordings for a dataset.</param>
    public static GeneratorInfo Describe(string id, IReadOnlyList<Recording> recordings)
    {
        RecordedLibrary? library = Find(id);
        // Tables of several versions may stand beside each other where only some came out differently.
        string[] versions = library is null ? [] : [.. recordings.Select(r => library.Packages.Where(r.PackageVersions.ContainsKey).Select(p => $"{p} {r.PackageVersions[p]}").FirstOrDefault()).OfType<string>().Distinct(StringComparer.Ordinal)];
        return new GeneratorInfo
        {
            Id = id,
            Title = library is null ? id : $"{library.Title} {id[library.Family.Length..].TrimStart('-')}".TrimEnd(),
            Family = library?.Family ?? "user",
            Version = versions.Length == 0 ? "unknown" : string.Join(" and ", versions),
            License = library?.License ?? "unknown",
            IsDeterministic = false,
        };
    }

    private static RecordedLibrary? Find(string id) => All.FirstOrDefault(l => id == l.Family || id.StartsWith(l.Family + "-", StringComparison.Ordinal));
}
