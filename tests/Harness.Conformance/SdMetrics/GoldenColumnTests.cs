using System.Text.Json;
using static Harness.Conformance.SdMetrics.GoldenTables;

namespace Harness.Conformance.SdMetrics;

/// <summary>Metrics of one column against SDMetrics 0.29.0.</summary>
public sealed class GoldenColumnTests
{
    public static TheoryData<string> Groups => [.. ColumnMetrics.Names.Where(name => name != "SequenceLengthSimilarity").Select(name => name.Replace('.', '_'))];

    [Theory, MemberData(nameof(Groups))]
    public void Every_column_agrees(string metric)
    {
        var differences = new Differences();
        foreach (JsonProperty column in Group(metric))
        {
            differences.Compare($"{metric} of {column.Name}", column.Value, ColumnMetrics.Score(metric.Replace('_', '.'), Real[column.Name], Synthetic[column.Name]).Value);
        }

        differences.AssertNone(metric);
    }
}
