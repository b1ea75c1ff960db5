using Harness.Python.Jobs;

namespace Harness.Python.Protocol;

/// <summary>The files of a job, all in its scratch folder.</summary>
/// <param name="folder">The folder.</param>
internal sealed class JobFiles(JobFolder folder)
{
    /// <summary>The request.</summary>
    public string Request => folder.PathOf("request.json");

    /// <summary>The table to learn from.</summary>
    public string Train => folder.PathOf("train.csv");

    /// <summary>SDV's metadata of that table.</summary>
    public string Metadata => folder.PathOf("metadata.json");

    /// <summary>The table to write.</summary>
    public string Out => folder.PathOf("out.csv");

    /// <summary>What the job may tell about its table, or its failure.</summary>
    public string Result => folder.PathOf("result.json");
}
