namespace Harness.Arbitraries;

/// <summary>Where the tests' files are.</summary>
public static class Repository
{
    /// <summary>The folder of <c>Harness.sln</c>.</summary>
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    /// <summary>The datasets that come with the repository, by name. Tests use these and no other: a user may have put more beside them.</summary>
    public static IReadOnlyList<string> Datasets { get; } = ["breast-cancer", "diabetes", "diamonds", "iris", "penguins", "titanic"];

    /// <summary>The folder of one of <see cref="Datasets"/>.</summary>
    public static string Dataset(string name) => Path.Combine(Root, "datasets", name);

    private static string Above(string folder)
    {
        string? current = folder;
        while (current is not null && !File.Exists(Path.Combine(current, "Harness.sln")))
        {
            current = Path.GetDirectoryName(current);
        }

        return current ?? throw new InvalidOperationException($"There is no Harness.sln above {folder}.");
    }
}
