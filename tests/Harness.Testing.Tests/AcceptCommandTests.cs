using Harness.Arbitraries;
using Harness.Studies;

namespace Harness.Testing.Tests;

public sealed class AcceptCommandTests : IDisposable
{
    private static readonly string[] Generators = ["x", "y"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a/x a/y b/x b/y", "")]
    [InlineData("a/x a/y", " -p:HarnessDatasets=a")]
    [InlineData("a/x b/x", " -p:HarnessGenerators=x")]
    [InlineData("a/x", " -p:HarnessDatasets=a -p:HarnessGenerators=x")]
    public void A_command_is_narrowed_where_that_leaves_pairs_out(string pairs, string expected)
    {
        StudyManifest manifest = Manifest("evaluation");

        Assert.Equal($"HARNESS_ACCEPT=snapshots dotnet test --project {_folder.PathOf("evaluation")}{expected}", AcceptCommand.Of(manifest, "snapshots", Some(manifest, pairs)));
    }

    [Fact]
    public void Several_names_stand_between_quotes()
    {
        StudyManifest manifest = Manifest("my study", "a b c");

        Assert.Equal(
            $"HARNESS_ACCEPT=recordings dotnet test --project \"{_folder.PathOf("my study")}\" -p:HarnessDatasets=\"a b\" -p:HarnessGenerators=x",
            AcceptCommand.Of(manifest, "recordings", Some(manifest, "a/x b/x")));
    }

    [Theory]
    [InlineData("evaluation", "repository/evaluation/One.csproj", "evaluation")]
    [InlineData("evaluation", "repository/evaluation/One.csproj repository/evaluation/Two.csproj", "evaluation/One.csproj")]
    [InlineData("tests/judge", "repository/tests/judge/One.csproj", "tests/judge")]
    public void The_project_is_named_as_in_the_folder_of_the_repository(string project, string files, string expected)
    {
        _folder.Write("repository/global.json", "{}");
        foreach (string file in files.Split(' '))
        {
            _folder.Write(file, "");
        }

        StudyManifest manifest = Manifest($"repository/{project}") with { ProjectFile = _folder.PathOf("repository", project, "One.csproj") };

        Assert.Equal($"HARNESS_ACCEPT=snapshots dotnet test --project {expected}", AcceptCommand.Of(manifest, "snapshots", manifest.Pairs));
    }

    private StudyManifest Manifest(string project, string datasets = "a b")
    {
        string folder = Directory.CreateDirectory(_folder.PathOf(project)).FullName;
        string[] names = datasets.Split(' ');
        return new StudyManifest
        {
            ProjectFolder = folder,
            ProjectFile = Path.Combine(folder, "One.csproj"),
            ThresholdsFile = "",
            SnapshotsFolder = "",
            ArtifactsFolder = "",
            Datasets = names.ToDictionary(n => n),
            Pairs = [.. from dataset in names from generator in Generators select new StudyPair(dataset, generator, "native", [1], [], IsSelected: true)],
        };
    }

    private static StudyPair[] Some(StudyManifest manifest, string pairs) => [.. manifest.Pairs.Where(p => pairs.Split(' ').Contains($"{p.Dataset}/{p.Generator}"))];
}
