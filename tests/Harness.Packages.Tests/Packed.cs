using CliWrap;
using CliWrap.Buffered;
using Harness.Arbitraries;

[assembly: AssemblyFixture(typeof(Harness.Packages.Tests.Packed))]

namespace Harness.Packages.Tests;

/// <summary>All packages in a folder of their own, and a home without any package, as on a new machine.</summary>
public sealed class Packed : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>The folder of the packages.</summary>
    public string Feed => _folder.PathOf("feed");

    /// <summary>The version that all of them have.</summary>
    public string Version { get; private set; } = "";

    /// <summary>A path in a folder outside of the repository.</summary>
    public string PathOf(params string[] names) => _folder.PathOf(names);

    /// <summary>Packs into the folder; what is built goes there too, so that nothing in the repository changes under other tests.</summary>
    public async ValueTask InitializeAsync()
    {
        await DotnetAsync(Repository.Root, withOwnHome: false, ["pack", "src/Packages.slnf", "--configuration", "Release", "--output", Feed, "--artifacts-path", PathOf("built"), "--verbosity", "quiet", "-p:RunAnalyzers=false", "--disable-build-servers"]);
        const string Core = "Harness.Cli.";
        Version = Path.GetFileName(Directory.EnumerateFiles(Feed, Core + "*.nupkg").Single())[Core.Length..^".nupkg".Length];
        File.WriteAllText(PathOf("nuget.config"), $"""<configuration><packageSources><add key="here" value="{Feed}" /></packageSources></configuration>""");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Runs <c>dotnet</c> as on a new machine, and fails where it does.</summary>
    /// <param name="folder">The working folder.</param>
    /// <param name="arguments">The arguments.</param>
    public Task<BufferedCommandResult> DotnetAsync(string folder, params string[] arguments) => DotnetAsync(folder, withOwnHome: true, arguments);

    /// <summary>Runs a command as on a new machine.</summary>
    /// <param name="command">The program.</param>
    /// <param name="folder">The working folder.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="accept">What the run may write.</param>
    public async Task<BufferedCommandResult> RunAsync(string command, string folder, IEnumerable<string> arguments, string? accept = null) =>
        await Cli.Wrap(command).WithArguments(arguments).WithWorkingDirectory(folder).WithEnvironmentVariables(Variables(withOwnHome: true, accept)).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync();

    private async Task<BufferedCommandResult> DotnetAsync(string folder, bool withOwnHome, string[] arguments)
    {
        BufferedCommandResult result = await Cli.Wrap("dotnet").WithArguments(arguments).WithWorkingDirectory(folder).WithEnvironmentVariables(Variables(withOwnHome, null)).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync();
        Assert.True(result.ExitCode == 0, $"dotnet {string.Join(' ', arguments)}\n{result.StandardOutput}\n{result.StandardError}");
        return result;
    }

    private Dictionary<string, string?> Variables(bool withOwnHome, string? accept)
    {
        // What `dotnet test` says to its children is not for these.
        var variables = Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("TESTINGPLATFORM", StringComparison.Ordinal) || name.StartsWith("HARNESS_", StringComparison.Ordinal) || name is "DOTNET_HOST_PATH" or "CI" or "GITHUB_ACTIONS" or "TF_BUILD" or "DOTNET_CLI_TELEMETRY_SESSIONID")
            .ToDictionary(name => name, _ => (string?)null);
        variables["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        variables["DOTNET_NOLOGO"] = "1";
        if (withOwnHome)
        {
            variables["DOTNET_CLI_HOME"] = PathOf("home");
            variables["NUGET_PACKAGES"] = PathOf("packages");
        }

        if (accept is not null)
        {
            variables["HARNESS_ACCEPT"] = accept;
        }

        return variables;
    }
}
