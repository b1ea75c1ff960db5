using Harness.Arbitraries.Damages;

namespace Harness.Benchmarks.Gate;

/// <summary>What the gate said of one table, or of the tables of one triple of seeds.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Rows">Rows of train.</param>
/// <param name="Generator">The generator; empty for fresh real rows.</param>
/// <param name="Repeat">Number of the split or triple, from 0.</param>
/// <param name="Damage">The damage's id; empty for none.</param>
/// <param name="Strength">Its strength.</param>
/// <param name="Target">Where it was done.</param>
/// <param name="Findings">What the gate holds against it, the first of many.</param>
internal sealed record JudgedTable(string Dataset, int Rows, string Generator, int Repeat, string Damage, double Strength, DamageTarget Target, IReadOnlyList<Finding> Findings)
{
    /// <summary>Number of limits that are open for want of rows.</summary>
    public int Open { get; init; }

    /// <summary>Whether anything was held against it.</summary>
    public bool IsCaught => Findings.Count > 0;

    /// <summary>Whether a finding names the damage.</summary>
    public bool IsNamed(Damage damage) => Findings.Any(f => damage.IsNamedBy(Target, f));

    /// <summary>Whether a finding names a column that is sound, and not beside the damaged one.</summary>
    public bool NamesAnother(Damage damage) => !damage.IsOfRows && Findings.Any(f => f.Column is not null && !damage.IsNamedBy(Target, f));
}
