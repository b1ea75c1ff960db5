namespace Harness.Generators;

/// <summary>The description of a generator.</summary>
public sealed record GeneratorInfo
{
    /// <summary>Stable kebab-case id: <c>sdv-ctgan</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Title for people: <c>SDV CTGAN</c>.</summary>
    public required string Title { get; init; }

    /// <summary>Its maker; a filter of the tests: <c>sdv</c>, <c>ydata</c>, <c>native</c>, <c>user</c>.</summary>
    public required string Family { get; init; }

    /// <summary>Version of the implementation; part of every snapshot.</summary>
    public required string Version { get; init; }

    /// <summary>Licence of the implementation.</summary>
    public required string License { get; init; }

    /// <summary>One or two sentences: what it models, what it cannot, and the paper or system it comes from.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Its settings by name; part of a recording's provenance.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>Versions of the packages that its results depend on, beside Harness and .NET; part of a recording's provenance.</summary>
    public IReadOnlyDictionary<string, string> Packages { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether the same seed gives the same table; where not, only recordings take part.</summary>
    public bool IsDeterministic { get; init; } = true;

    /// <summary>For a baseline the text that says what it stands for; <see langword="null"/> for a candidate. A baseline frames the scores of others, and no leaderboard ranks it.</summary>
    public string? Baseline { get; init; }
}
