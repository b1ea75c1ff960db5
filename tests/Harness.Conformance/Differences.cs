using System.Globalization;
using System.Text.Json;

namespace Harness.Conformance;

/// <summary>Collects where numbers differ from a reference by more than a relative 1e-9, so that one failure shows all.</summary>
internal sealed class Differences
{
    private const double Tolerance = 1e-9;

    private readonly List<string> _found = [];

    /// <summary>Number of comparisons made.</summary>
    public int Count { get; private set; }

    /// <summary>Compares a number; a reference of <c>null</c> is no score, and so must ours be NaN.</summary>
    public void Compare(string what, JsonElement expected, double actual)
    {
        Count++;
        if (expected.ValueKind == JsonValueKind.Null ? !double.IsNaN(actual) : !Close(expected.GetDouble(), actual))
        {
            _found.Add(string.Create(CultureInfo.InvariantCulture, $"{what}: the reference is {expected}, ours {actual:R}"));
        }
    }

    /// <summary>Fails where something differs or nothing was compared.</summary>
    public void AssertNone(string source)
    {
        Assert.True(Count > 0, $"{source}: nothing was compared.");
        Assert.True(_found.Count == 0, $"{source}: {_found.Count} of {Count} numbers differ:\n{string.Join('\n', _found.Take(10))}");
    }

    // Near 0 the reference itself has lost digits by subtraction (1 − score), so the scale is at least 1e-6.
    private static bool Close(double expected, double actual) =>
        Math.Abs(expected - actual) <= Tolerance * Math.Max(Math.Abs(expected), 1e-6);
}
