using System.Globalization;
using System.Reflection;

namespace Harness.Neural.Training;

/// <summary>Options as texts, for the provenance of a recording.</summary>
internal static class TrainingParameters
{
    /// <summary>Every option except those that only say where to report.</summary>
    public static IReadOnlyDictionary<string, string> Of(TrainingOptions options) => new SortedDictionary<string, string>(
        options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.CanWrite && p.Name is not (nameof(TrainingOptions.Checkpoint) or nameof(TrainingOptions.Progress)))
            .ToDictionary(p => p.Name, p => Convert.ToString(p.GetValue(options), CultureInfo.InvariantCulture)!),
        StringComparer.Ordinal);
}
