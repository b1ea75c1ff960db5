using System.Globalization;
using System.Text.RegularExpressions;
using Harness.Random;
using Harness.Tables;

namespace Harness.Arbitraries.Damages;

/// <summary>One kind of damage to a good synthetic table, at growing strengths, and what the gate has to say of it.</summary>
/// <param name="Id">Stable kebab-case id: <c>shift</c>.</param>
/// <param name="Title">For people; <c>{0}</c>, with a format or none, stands for the strength.</param>
/// <param name="Strengths">From the mildest to the strongest.</param>
public sealed partial record Damage(string Id, string Title, IReadOnlyList<double> Strengths)
{
    /// <summary>The mildest strength from which the bar alone has to catch it on 1,000 rows and more; <see langword="null"/> where nothing is promised.</summary>
    public double? PromisedByBar { get; init; }

    /// <summary>The mildest strength from which the comparison with a snapshot has to catch it; <see langword="null"/> where nothing is promised.</summary>
    public double? PromisedBySnapshot { get; init; }

    /// <summary>For a damage to whole rows: parts of the ids of metrics that name it.</summary>
    public IReadOnlyList<string> Metrics { get; init; } = [];

    /// <summary>Where it can be done on a dataset, all alike; none where it has no meaning there.</summary>
    public required Func<DamageContext, IEnumerable<DamageTarget>> Targets { get; init; }

    /// <summary>Does it; <see langword="null"/> where the table would stay as it is.</summary>
    public required Func<DamageCase, Table?> Change { get; init; }

    /// <summary>Whether it changes whole rows, so that metrics name it, not columns.</summary>
    public bool IsOfRows => Metrics.Count > 0;

    /// <summary>Damages a table.</summary>
    /// <param name="synthetic">A good table.</param>
    /// <param name="real">The real table beside it.</param>
    /// <param name="target">One of <see cref="Targets"/>.</param>
    /// <param name="strength">One of <see cref="Strengths"/>.</param>
    /// <param name="stream">The stream of its draws.</param>
    /// <returns>The damaged table; <see langword="null"/> where this damage does nothing here.</returns>
    public Table? Apply(Table synthetic, DamageContext real, DamageTarget target, double strength, RandomStream stream) =>
        Change(new DamageCase(synthetic, real, target, strength, stream.Fork(Id).Fork(target.Label)));

    /// <summary>Whether a finding names the damage.</summary>
    public bool IsNamedBy(DamageTarget target, Finding finding) =>
        target.IsNamedBy(finding) || Metrics.Any(part => finding.Metric.Contains(part, StringComparison.Ordinal));

    /// <summary>Whether a strength is as strong as another, or stronger.</summary>
    public bool IsAtLeast(double strength, double than) => Strengths[0] <= Strengths[^1] ? strength >= than : strength <= than;

    /// <summary>The damage for people, at any strength s.</summary>
    public string Name => AnyStrength().Replace(Title, "s");

    /// <summary>The damage for people, at a strength.</summary>
    public string At(double strength) => string.Format(CultureInfo.InvariantCulture, Title, strength);

    [GeneratedRegex(@"\{0[^}]*\}")]
    private static partial Regex AnyStrength();
}
