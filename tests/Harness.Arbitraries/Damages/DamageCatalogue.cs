namespace Harness.Arbitraries.Damages;

/// <summary>Every damage that the gate is tested with.</summary>
public static class DamageCatalogue
{
    /// <summary>All of them, those to one column first.</summary>
    public static IReadOnlyList<Damage> All { get; } = [.. ColumnDamages.All, .. NumberDamages.All, .. LabelDamages.All, .. RowDamages.All, .. RuleDamages.All, .. MadeDamages.All];

    /// <summary>The damage of an id.</summary>
    public static Damage Find(string id) => All.FirstOrDefault(d => d.Id == id) ?? throw new ArgumentException($"There is no damage '{id}'; there are {string.Join(", ", All.Select(d => d.Id))}.", nameof(id));
}
