using Harness.Datasets;
using Harness.Studies.Gate;
using Harness.Tables;

namespace Harness.Browser.Tests;

/// <summary>Pages written once for all tests.</summary>
public sealed class Pages : IDisposable
{
    private const string Limits = """{"metrics": {"ks-statistic": {"max": 0.1}, "ks-statistic-worst": {"excess": 0.05}, "total-variation-worst": {"excess": 0.02}, "correlation-error-worst": {"excess": 0.1}, "exact-copy-share": {"excess": 0.01}}}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("harness pages ").FullName;

    public Pages()
    {
        Hostile = Save("hostile", Tables.Hostile());
        Wide = Save("wide", Tables.Wide(26));
    }

    /// <summary>A pair of names that would break a page.</summary>
    public string Hostile { get; }

    /// <summary>A pair of more columns than cards.</summary>
    public string Wide { get; }

    /// <summary>The page of a name.</summary>
    /// <param name="name">hostile or wide.</param>
    public string Of(string name) => name == "wide" ? Wide : Hostile;

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Save(string name, (Dataset Dataset, IReadOnlyList<Table> Synthetic) pair)
    {
        string thresholds = Path.Combine(_folder, "thresholds.json");
        File.WriteAllText(thresholds, Limits);
        string path = Path.Combine(_folder, name + ".html");
        GateResult result = Evaluation.Run(pair.Dataset, pair.Synthetic, new EvaluationOptions { Progress = null, Generator = "<b>mine</b>" }).Judge(thresholds);
        result.SaveHtml(path);
        return path;
    }
}
