using Harness.Datasets;
using Harness.Reports.Json;
using Harness.Studies.Gate;
using Harness.Studies.Snapshots;

namespace Harness.Cli.Schemas;

/// <summary>The JSON Schemas of the files of a study, as this version reads and writes them.</summary>
internal static class FileSchema
{
    /// <summary>The schema of <c>dataset.json</c>.</summary>
    public const string Dataset = "dataset";

    /// <summary>What has a schema.</summary>
    public static IReadOnlyList<string> Names { get; } = ["thresholds", Dataset, "snapshot", "study"];

    /// <summary>The text of a schema.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="InputException">There is none of this name.</exception>
    public static string Write(string name) => name switch
    {
        "thresholds" => ThresholdsJsonSchema.Write(Evaluators.Default.SelectMany(e => e.Metrics)),
        Dataset => DatasetJsonSchema.Write(),
        "snapshot" => SnapshotJsonSchema.Write(),
        "study" => StudyText.WriteSchema(),
        _ => throw new InputException($"There is no schema '{name}'.{(NearestName.Find(name, Names) is { } near ? $" Did you mean '{near}'?" : "")} Known: {string.Join(", ", Names)}."),
    };

    /// <summary>The schema's file in a study: that in <c>schemas</c> or <c>docs/schemas</c>; where there is none, it is written to the first.</summary>
    /// <param name="study">The folder of the study.</param>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="InputException">The folder cannot be written to.</exception>
    public static string In(string study, string name)
    {
        string file = $"{name}.schema.json";
        string own = Path.Combine(study, "schemas", file);
        if (new[] { own, Path.Combine(study, "docs", "schemas", file) }.FirstOrDefault(File.Exists) is { } there)
        {
            return there;
        }

        AtomicFile.Write(own, Write(name));
        return own;
    }
}
