using System.Text.RegularExpressions;

namespace Harness.Arbitraries.Damages;

/// <summary>Where a damage is done.</summary>
/// <param name="Label">For people: a column, a pair of columns; empty for the whole table.</param>
/// <param name="Changed">The column whose values change; <see langword="null"/> for whole rows.</param>
/// <param name="Beside">The other column of a pair, which stays as it is.</param>
public sealed record DamageTarget(string Label, string? Changed = null, string? Beside = null)
{
    /// <summary>The whole table.</summary>
    public static DamageTarget Rows { get; } = new("");

    /// <summary>One column.</summary>
    public static DamageTarget Column(string name) => new(name, name);

    /// <summary>A pair, of which one column is changed.</summary>
    public static DamageTarget Pair(string changed, string beside) => new($"{beside} × {changed}", changed, beside);

    /// <summary>Whether a finding names the changed column, alone, in a pair or in a triple, whose first two stand together, or within a rule.</summary>
    public bool IsNamedBy(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return Changed is not null && (finding.Other == Changed
            || finding.Column?.Split(" × ").Contains(Changed) == true
            || (finding.Metric.Contains("rule", StringComparison.Ordinal) && Regex.IsMatch(finding.Column ?? "", $@"(?<!\w){Regex.Escape(Changed)}(?!\w)")));
    }
}
