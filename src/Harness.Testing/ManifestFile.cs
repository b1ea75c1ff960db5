using Harness.Studies;

namespace Harness.Testing;

/// <summary>The manifest that the build put beside the tests.</summary>
internal static class ManifestFile
{
    /// <summary>Reads it.</summary>
    /// <exception cref="InputException">It is missing, or an item of the project is not as it should be.</exception>
    public static StudyManifest Read()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "harness.manifest.json");
        return File.Exists(path)
            ? StudyManifest.Read(path)
            : throw new InputException($"{path}: the manifest is missing; the evaluation project has to import Harness.Testing.targets, which writes it at build.");
    }
}
