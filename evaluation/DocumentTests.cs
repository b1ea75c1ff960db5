using Harness;
using Harness.Datasets;
using Harness.Reports;
using Harness.Reports.Documents;
using Harness.Reports.Json;
using Harness.Studies.Gate;
using Harness.Studies.Snapshots;
using Harness.Testing;

namespace EvaluationProject;

/// <summary>Documents that programs write are what the program would write now; <c>HARNESS_WRITE_DOCUMENTS=1</c> writes them.</summary>
public sealed class DocumentTests
{
    [Fact]
    public void The_catalogue_of_metrics_is_what_the_descriptors_say() => Check("metrics.md", MetricCatalogue.Write(Composition.Registry.Metrics));

    [Fact]
    public void The_schema_of_study_json_is_what_its_types_say() => Check("schemas/study.schema.json", StudyText.WriteSchema());

    [Fact]
    public void The_schemas_of_files_are_what_the_readers_take()
    {
        foreach ((string name, string text) in new[]
        {
            ("thresholds", ThresholdsJsonSchema.Write(Composition.Registry.Metrics)),
            ("dataset", DatasetJsonSchema.Write()),
            ("snapshot", SnapshotJsonSchema.Write()),
        })
        {
            Check($"schemas/{name}.schema.json", text);
            Check($"../templates/harness/schemas/{name}.schema.json", text);
        }
    }

    [Fact]
    public void The_findings_and_their_picture_are_what_the_snapshots_say()
    {
        StudyFacts facts = Facts();
        Check(StudyDocument.PictureFile, StudyPicture.Write(facts));
        Check("study.md", StudyDocument.Write(facts));
    }

    [Fact]
    public void The_comparison_in_the_README_is_what_the_snapshots_say()
    {
        const string Begin = "<!-- best: written by HARNESS_WRITE_DOCUMENTS=1 dotnet test --project evaluation -->\n";
        const string End = "<!-- end of best -->";
        string comparison = BestPart.Write(Facts());
        string readme = File.ReadAllText(PathOf("../README.md"));
        (int begin, int end) = (readme.IndexOf(Begin, StringComparison.Ordinal), readme.IndexOf(End, StringComparison.Ordinal));
        Assert.True(begin >= 0 && end > begin, $"README.md has no place for the comparison: a line {Begin.TrimEnd()} and below it {End}");
        Check("../README.md", $"{readme[..(begin + Begin.Length)]}\n{comparison}\n{readme[end..]}");
    }

    private static StudyFacts Facts()
    {
        try
        {
            return StudyFindingsDocument.Read(Composition.Registry, ManifestFile.Read());
        }
        catch (InputException e)
        {
            // One mistake is one red row.
            Assert.Skip($"the findings cannot be drawn; the test that failed says why: {e.Message}");
            throw;
        }
    }

    private static void Check(string name, string text)
    {
        string path = PathOf(name);
        if (Environment.GetEnvironmentVariable("HARNESS_WRITE_DOCUMENTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            AtomicFile.Write(path, text);
        }

        string committed = File.ReadAllText(path);
        (string Now, string Before) = text.Split('\n').Zip(committed.Split('\n')).FirstOrDefault(l => l.Item1 != l.Item2, ("", ""));
        Assert.True(text == committed, $"{Path.GetRelativePath(PathOf(".."), path)} is not what the program writes now. To write it: HARNESS_WRITE_DOCUMENTS=1 dotnet test --project evaluation\nfirst line that differs, committed: {Before}\nnow: {Now}");
    }

    private static string PathOf(string name) => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ManifestFile.Read().ThresholdsFile)!, "docs", name));
}
