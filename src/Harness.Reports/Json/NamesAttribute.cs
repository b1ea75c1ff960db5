namespace Harness.Reports.Json;

/// <summary>Says that a text is one of the names of an enumeration; the schema lists them.</summary>
/// <param name="type">The enumeration.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NamesAttribute(Type type) : Attribute
{
    /// <summary>Whether they are written in small letters.</summary>
    public bool Lower { get; init; }

    /// <summary>Names beside those of the enumeration.</summary>
    public string[] More { get; init; } = [];

    /// <summary>The texts.</summary>
    public IReadOnlyList<string> All => [.. Enum.GetNames(type).Select(n => Lower ? n.ToLowerInvariant() : n), .. More];
}
