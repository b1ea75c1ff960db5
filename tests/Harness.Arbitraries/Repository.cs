namespace Harness.Arbitraries;

/// <summary>Where the tests' files are.</summary>
public static class Repository
{
    /// <summary>The folder of <c>Harness.sln</c>.</summary>
    public static string Root { get; } = Above(AppContext.BaseDirectory);

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
