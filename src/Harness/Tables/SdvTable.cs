using System.Text.Json;

namespace Harness.Tables;

/// <summary>What SDV's metadata say of a table beside its columns.</summary>
internal sealed record SdvTable
{
    /// <summary>Its name; <see langword="null"/> in metadata that name no tables.</summary>
    public string? Name { get; init; }

    /// <summary>The columns of the primary key.</summary>
    public IReadOnlyList<string> Primary { get; init; } = [];

    /// <summary>The columns of each other key.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Others { get; init; } = [];

    /// <summary>The columns of all other keys.</summary>
    public IReadOnlyList<string> Alternate => [.. Others.SelectMany(k => k)];

    /// <summary>The columns that tell the sequences apart.</summary>
    public IReadOnlyList<string> SequenceKey { get; init; } = [];

    /// <summary>The list of columns that belong together, such as the parts of an address, as JSON; <see langword="null"/> where there is none.</summary>
    public string? Relationships { get; init; }

    /// <summary>The columns of that list.</summary>
    public IReadOnlyList<string> Related { get; init; } = [];

    /// <summary>The column that orders the rows of a sequence.</summary>
    public string? SequenceIndex { get; init; }

    /// <summary>Reads it from a table's object that was found right.</summary>
    /// <param name="table">The object.</param>
    /// <param name="name">The name.</param>
    public static SdvTable Of(JsonReader table, string? name) => new()
    {
        Name = name,
        Primary = Names(table.Find("primary_key")),
        Others = [.. (table.Find("alternate_keys")?.Items() ?? []).Select(Names)],
        SequenceKey = Names(table.Find("sequence_key")),
        Relationships = table.Find("column_relationships") is { Kind: JsonValueKind.Array } list ? list.Raw : null,
        Related = [.. (table.Find("column_relationships") is { Kind: JsonValueKind.Array } each ? each.Items() : [])
            .Where(r => r.Kind == JsonValueKind.Object).SelectMany(r => r.Find("column_names") is { Kind: JsonValueKind.Array } names ? names.Items() : []).Select(n => n.Label()).OfType<string>()],
        SequenceIndex = Names(table.Find("sequence_index")).FirstOrDefault(),
    };

    /// <inheritdoc/>
    public override string ToString() => JsonSerializer.Serialize(new { Name, Primary, Others, SequenceIndex });

    private static string[] Names(JsonReader? key) => key switch
    {
        null => [],
        { Kind: JsonValueKind.Array } => [.. key.Items().Select(i => i.Text())],
        _ => [key.Text()],
    };
}
