using System.Globalization;
using System.Text;
using Harness.Arbitraries.Damages;

namespace Harness.Benchmarks.Gate;

/// <summary>The tables of power.</summary>
internal static class PowerText
{
    private const double Often = 0.8;
    private const int MostMetrics = 3;

    /// <summary>Damages at the strength from which they have to be caught.</summary>
    /// <param name="tables">The damaged tables.</param>
    /// <param name="groups">The columns.</param>
    /// <param name="promise">The promised strength of a damage.</param>
    public static string Promised(IReadOnlyList<JudgedTable> tables, IReadOnlyList<TableGroup> groups, Func<Damage, double?> promise)
    {
        var text = new StringBuilder("Share caught of how many columns, pairs or tables, with its 95 % interval (Wilson). *named*: among those caught, a finding names the damaged column, or for whole rows the property; *another*: a finding names only sound columns.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"| damage | {string.Join(" | ", groups.Select(g => g.Title))} | named | another |\n|---|{string.Concat(groups.Select(_ => "---|"))}---|---|\n");
        foreach (Damage damage in DamageCatalogue.All)
        {
            if (promise(damage) is { } strength && At(tables, damage, strength) is { Count: > 0 } at)
            {
                JudgedTable[] caught = [.. at.Where(t => t.IsCaught)];
                string cells = string.Join(" | ", groups.Select(group => Counted.In(group.In(at), t => t.IsCaught)));
                text.Append(CultureInfo.InvariantCulture, $"| {damage.At(strength)} | {cells} | {Percent(caught, t => t.IsNamed(damage))} | {Percent(caught, t => t.NamesAnother(damage))} |\n");
            }
        }

        return text.ToString();
    }

    /// <summary>Of every damage the mildest strength from which it is caught in four of five.</summary>
    public static string Smallest(IReadOnlyList<JudgedTable> tables, IReadOnlyList<TableGroup> groups)
    {
        var text = new StringBuilder("The mildest strength from which, and at every stronger one, four of five are caught; in brackets the share at the strongest where there is none.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"| damage | strengths | {string.Join(" | ", groups.Select(g => g.Title))} | by, at the strongest |\n|---|---|{string.Concat(groups.Select(_ => "---|"))}---|\n");
        foreach (Damage damage in DamageCatalogue.All)
        {
            IReadOnlyList<JudgedTable> strongest = At(tables, damage, damage.Strengths[^1]);
            if (strongest.Count > 0)
            {
                string cells = string.Join(" | ", groups.Select(group => Mildest(group.In(tables), damage)));
                text.Append(CultureInfo.InvariantCulture, $"| `{damage.Id}`: {damage.Name} | {string.Join(", ", damage.Strengths.Select(Number))} | {cells} | {Metrics(strongest)} |\n");
            }
        }

        return text.ToString();
    }

    /// <summary>The tables of a damage at a strength.</summary>
    public static IReadOnlyList<JudgedTable> At(IEnumerable<JudgedTable> tables, Damage damage, double strength) => [.. tables.Where(t => t.Damage == damage.Id && t.Strength == strength)];

    private static string Mildest(IReadOnlyList<JudgedTable> tables, Damage damage)
    {
        Counted[] shares = [.. damage.Strengths.Select(s => Counted.In(At(tables, damage, s), t => t.IsCaught))];
        if (shares[^1].Of == 0)
        {
            return "–";
        }

        int from = shares.Length;
        while (from > 0 && (shares[from - 1].Of == 0 || shares[from - 1].Share >= Often))
        {
            from--;
        }

        return from < shares.Length ? Number(damage.Strengths[from]) : string.Create(CultureInfo.InvariantCulture, $"({100 * shares[^1].Share:0} %)");
    }

    private static string Percent(JudgedTable[] tables, Func<JudgedTable, bool> isHit) =>
        tables.Length == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{100 * Counted.In(tables, isHit).Share:0} %");

    private static string Metrics(IReadOnlyList<JudgedTable> tables) => string.Join(", ", tables
        .SelectMany(t => t.Findings.Select(f => f.Metric).Distinct())
        .CountBy(metric => metric)
        .OrderByDescending(m => m.Value).ThenBy(m => m.Key, StringComparer.Ordinal)
        .Take(MostMetrics)
        .Select(m => $"`{m.Key}`"));

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
