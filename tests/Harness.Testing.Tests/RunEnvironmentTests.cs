using Harness.Reports.GitHub;

namespace Harness.Testing.Tests;

public class RunEnvironmentTests
{
    [Theory]
    [InlineData("https://github.com", "o/r", "7", "https://github.com/o/r/actions/runs/7")]
    [InlineData("https://github.com", "o/r", "", null)]
    [InlineData(null, "o/r", "7", null)]
    public void A_run_on_GitHub_has_an_address(string? server, string repository, string run, string? expected) =>
        Assert.Equal(expected, GitHubRun.AddressOf(v => v switch { "GITHUB_SERVER_URL" => server, "GITHUB_REPOSITORY" => repository, "GITHUB_RUN_ID" => run, _ => null }));
}
