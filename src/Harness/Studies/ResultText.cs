using System.Text.Json;
using System.Text.Json.Serialization;
using Harness.Metrics;

namespace Harness.Studies;

/// <summary>Metric results as text for the cache; reading gives the same results, digit for digit.</summary>
internal static class ResultText
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static string Write(IReadOnlyList<MetricResult> results, int rows) =>
        JsonSerializer.Serialize(new Entry(rows, [.. results.Select(Flatten)]), Options);

    /// <summary>Reads what <see cref="Write"/> wrote, or <see langword="null"/> where the text is something else.</summary>
    public static (int Rows, IReadOnlyList<MetricResult> Results)? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Entry>(text, Options) is { Results: not null } entry ? (entry.Rows, [.. entry.Results.Select(Restore)]) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Flat Flatten(MetricResult result) => result switch
    {
        MetricResult.Computed c => new Flat(c.Id, "computed", c.Value, c.Uncertainty, c.Rows, [.. c.Parts], c.Comparison, null),
        MetricResult.NotApplicable n => new Flat(n.Id, "not-applicable", 0, null, 0, null, null, n.Reason),
        MetricResult.Failed f => new Flat(f.Id, "failed", 0, null, 0, null, null, f.Reason),
        _ => throw new InvalidOperationException($"A metric result of type {result.GetType().Name} cannot be cached."),
    };

    private static MetricResult Restore(Flat flat) => flat.Kind switch
    {
        "computed" => new MetricResult.Computed(flat.Id, flat.Value) { Uncertainty = flat.Uncertainty, Rows = flat.Rows, Parts = flat.Parts ?? [], Comparison = flat.Comparison },
        "not-applicable" => new MetricResult.NotApplicable(flat.Id, flat.Reason ?? ""),
        _ => new MetricResult.Failed(flat.Id, flat.Reason ?? ""),
    };

    private sealed record Entry(int Rows, Flat[] Results);

    private sealed record Flat(string Id, string Kind, double Value, double? Uncertainty, int Rows, MetricPart[]? Parts, Comparison? Comparison, string? Reason);
}
