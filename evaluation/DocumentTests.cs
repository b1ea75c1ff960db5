using Harness;
using Harness.Reports;
using Harness.Testing;

namespace EvaluationProject;

/// <summary>Documents that programs write are what the program would write now; <c>HARNESS_WRITE_DOCUMENTS=1</c> writes them.</summary>
public sealed class DocumentTests
{
    [Fact]
    public void The_catalogue_of_metrics_is_what_the_descriptors_say() => Check("metrics.md", MetricCatalogue.Write(Composition.Registry.Metrics));

    [Fact]
    public void The_findings_are_what_the_snapshots_say() => Check("study.md", StudyFindingsDocument.Write(Composition.Registry, ManifestFile.Read()));

    private static void Check(string name, string text)
    {
        string path = Path.Combine(Path.GetDirectoryName(ManifestFile.Read().ThresholdsFile)!, "docs", name);
        if (Environment.GetEnvironmentVariable("HARNESS_WRITE_DOCUMENTS") == "1")
        {
            AtomicFile.Write(path, text);
        }

        Assert.Equal(text, File.ReadAllText(path));
    }
}
