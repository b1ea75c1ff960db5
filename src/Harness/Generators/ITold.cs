using System.Text.Json.Nodes;

namespace Harness.Generators;

/// <summary>A generator that works elsewhere, and told how its last table came to be.</summary>
internal interface ITold
{
    /// <summary>What belongs into the provenance of a recording, by the keys of a side file; <see langword="null"/> before the first table.</summary>
    JsonObject? Told { get; }
}
