using Harness.Studies.Gate;

namespace Harness.Reports.Findings;

/// <summary>What can be said of generators over all their tables; of one table nothing is.</summary>
/// <param name="all">The candidates' pairs, in order.</param>
internal sealed class Standings(IReadOnlyList<Standing> all)
{
    /// <summary>Every pair.</summary>
    public IReadOnlyList<Standing> All => all;

    /// <summary>The generators that have a table, in order.</summary>
    public IReadOnlyList<string> Generators => [.. Judged.Select(g => g.Key)];

    /// <summary>The generators of several tables that miss the bar on none, the one that clears it most often first.</summary>
    public IReadOnlyList<(string Generator, int Met, int Tables)> NeverMissed =>
    [
        .. Judged.Where(g => g.Count() > 1 && g.All(p => p.Bar != BarVerdict.Missed))
            .Select(g => (g.Key, g.Count(p => p.Bar == BarVerdict.Met), g.Count()))
            .OrderByDescending(g => g.Item2).ThenBy(g => g.Key, StringComparer.Ordinal),
    ];

    /// <summary>The generators of several tables that miss the bar on each.</summary>
    public IReadOnlyList<string> AlwaysMissed => [.. Judged.Where(g => g.Count() > 1 && g.All(p => p.Bar == BarVerdict.Missed)).Select(g => g.Key)];

    /// <summary>The generators that miss the bar on some tables and not on others.</summary>
    public IReadOnlyList<string> SometimesMissed => [.. Judged.Where(g => g.Any(p => p.Bar == BarVerdict.Missed) && g.Any(p => p.Bar != BarVerdict.Missed)).Select(g => g.Key)];

    /// <summary>The pairs at which a generator failed.</summary>
    public IReadOnlyList<Standing> Failed => [.. all.Where(p => p.Failed)];

    /// <summary>The pairs of a variant and its base on the tables that both have.</summary>
    /// <param name="baseId">The base.</param>
    /// <param name="variant">The variant.</param>
    public (Standing Before, Standing After)[] Shared(string baseId, string variant) =>
    [
        .. from before in all
           where before.Generator == baseId && before.Bar is not null
           join after in all.Where(p => p.Generator == variant && p.Bar is not null) on before.Dataset equals after.Dataset
           orderby before.Dataset
           select (before, after),
    ];

    /// <summary>The generator that an id is a variant of, and what it varies: <c>sdv-ctgan</c> and <c>3000</c>; <see langword="null"/> for one that stands for itself.</summary>
    /// <param name="id">The id.</param>
    /// <param name="isKnown">Whether there is a generator of an id.</param>
    public static (string Base, string Suffix)? VariantOf(string id, Func<string, bool> isKnown)
    {
        int at = id.LastIndexOf('-');
        return at > 0 && isKnown(id[..at]) ? (id[..at], id[(at + 1)..]) : null;
    }

    private IEnumerable<IGrouping<string, Standing>> Judged => all.Where(p => p.Bar is not null).GroupBy(p => p.Generator, StringComparer.Ordinal);
}
