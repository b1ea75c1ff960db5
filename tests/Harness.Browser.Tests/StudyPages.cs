using Harness.Reports.Html.Study;
using Harness.Studies;
using Made = Harness.Reports.Tests.Reports;

namespace Harness.Browser.Tests;

/// <summary>Pages of studies, written once for all tests.</summary>
public sealed class StudyPages : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("harness study ").FullName;

    public StudyPages()
    {
        Small = Save("small", Made.Study(
            Made.Pair(Made.Dataset("iris"), "cart", [0.02]),
            Made.Pair(Made.Dataset("iris"), Tables.Image, [0.3]),
            Made.Failed(Made.Dataset("penguins"), "gan", Tables.Heading),
            Made.Pair(Made.Dataset("penguins"), "cart", [0.02])));
        Large = Save("large", Made.Large(SnapshotStatus.Worse));
    }

    /// <summary>A study of four pairs with hostile names.</summary>
    public string Small { get; }

    /// <summary>A study of 40 generators on 20 datasets.</summary>
    public string Large { get; }

    /// <summary>The page of a name.</summary>
    /// <param name="name">small or large.</param>
    public string Of(string name) => name == "large" ? Large : Small;

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Save(string name, StudyResult study)
    {
        string path = Path.Combine(_folder, name + ".html");
        File.WriteAllText(path, StudyPage.Write(study));
        return path;
    }
}
