using System.Text.Json;
using Harness.SdMetrics.Encoding;
using Harness.SdMetrics.SingleColumn;

namespace Harness.Conformance.SdMetrics.V032;

/// <summary>Single calls of the four adherences, against SDMetrics 0.32.0.</summary>
public sealed class CallsTests
{
    private static readonly string Source = Path.Combine(Folders.SdMetrics032, "calls.json");

    [Theory]
    [InlineData("BoundaryAdherence")]
    [InlineData("CategoryAdherence")]
    [InlineData("DatetimeFormatAdherence")]
    [InlineData("RegexFormatAdherence")]
    public void Every_call_agrees(string metric)
    {
        Assert.SkipUnless(File.Exists(Source), $"{Source}: {Comparison.Absent}");
        using JsonDocument calls = JsonDocument.Parse(File.ReadAllText(Source));
        var differences = new Differences();
        foreach (JsonElement call in calls.RootElement.EnumerateArray().Where(c => c.GetProperty("metric").GetString() == metric))
        {
            differences.Compare(call.ToString(), call.GetProperty("score"), Score(metric, call).Value);
        }

        differences.AssertNone(metric);
    }

    private static ParityScore Score(string metric, JsonElement call)
    {
        JsonElement arguments = call.GetProperty("arguments");
        (JsonElement real, JsonElement synthetic) = (call.GetProperty("real"), call.GetProperty("synthetic"));
        return metric switch
        {
            "BoundaryAdherence" => RangeAdherence.Boundary(Numbers(real), Numbers(synthetic), Metadata.Range(arguments)),
            "CategoryAdherence" => RangeAdherence.Category(Metadata.Values(real), Metadata.Values(synthetic), Metadata.Range(arguments)),
            "DatetimeFormatAdherence" => FormatMetrics.DatetimeFormatAdherence(Texts(synthetic), arguments.GetProperty("datetime_format").GetString()!),
            _ => FormatMetrics.RegexFormatAdherence(Texts(real), Texts(synthetic), arguments.GetProperty("regex_format").GetString()!),
        };
    }

    private static double[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(v => v.ValueKind == JsonValueKind.Null ? double.NaN : v.GetDouble())];

    private static string?[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(v => v.ValueKind == JsonValueKind.Null ? null : v.ToString())];
}
