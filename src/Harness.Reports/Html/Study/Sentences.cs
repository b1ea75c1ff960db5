using Harness.Reports.Findings;
using Harness.Reports.Words;
using Harness.Statistics;
using Harness.Studies;
using Harness.Studies.Gate;

namespace Harness.Reports.Html.Study;

/// <summary>Findings as sentences: each holds by a rule on the scores, and one that does not hold or lies within noise is left out.</summary>
internal static class Sentences
{
    private const int MostNames = 8;
    private const double Level = 0.05;

    public static IEnumerable<Sentence> Of(Scope scope)
    {
        PairOutcome[] judged = [.. scope.Candidates.Where(p => p.Bar is not null)];
        var standings = new Standings([.. scope.Candidates.Select(Standing.Of)]);
        return new[] { Everywhere(standings), Nowhere(standings), Kinds(scope), Families(judged), Keep(judged) }
            .Concat(Variants(scope, standings))
            .Append(Failures(standings))
            .OfType<Sentence>();
    }

    private static Sentence? Everywhere(Standings standings)
    {
        var none = standings.NeverMissed;
        return none.Count == 0 ? null : new Sentence(
            "good",
            "✓",
            $"{none.Count} of {Numbers.Count(standings.Generators.Count, "generator")} {(none.Count == 1 ? "misses" : "miss")} no limit on any table:",
            List(none.Select(g => $"{g.Generator} ({Stands(g.Met, g.Tables)})")));
    }

    private static string Stands(int met, int tables) => met == tables ? $"clears all {tables}" : met == 0 ? $"all {tables} open" : $"clears {met} of {tables}, the rest open";

    private static Sentence? Nowhere(Standings standings)
    {
        var all = standings.AlwaysMissed;
        return all.Count == 0 ? null : new Sentence("bad", "✗", $"{all.Count} of {Numbers.Count(standings.Generators.Count, "generator")} {(all.Count == 1 ? "misses" : "miss")} the bar on every table:", List(all));
    }

    private static Sentence? Kinds(Scope scope)
    {
        (string Title, int Good, int All)[] kinds = [.. scope.Groups
            .Select(g => (g.Title, Pairs: scope.Candidates.Where(p => p.Bar is not null && g.Generators.Contains(p.Pair.Generator)).ToArray()))
            .Where(g => g.Pairs.Length > 0)
            .Select(g => (g.Title, g.Pairs.Count(p => p.Bar != BarVerdict.Missed), g.Pairs.Length))];
        return kinds.Length < 2 ? null : new Sentence("none", "•", "Pairs that miss no limit:", string.Join("; ", kinds.Select(k => $"{k.Title}: {k.Good} of {k.All}")) + ".");
    }

    private static Sentence? Families(PairOutcome[] judged)
    {
        (string Words, int Missed, int Asked)[] families = [.. judged
            .SelectMany(p => p.Gate.Verdicts.Where(v => !v.DoesNotApply), (p, v) => (p, v))
            .GroupBy(x => x.v.Score.Descriptor.Family)
            .Select(g => (FamilyWords.Of(g.Key), g.Where(x => x.v.IsMissed).Select(x => x.p).Distinct().Count(), g.Select(x => x.p).Distinct().Count()))
            .Where(f => f.Item2 > 0)
            .OrderByDescending(f => f.Item2 / (double)f.Item3).ThenBy(f => f.Item1, StringComparer.Ordinal)];
        return families.Length == 0 ? null : new Sentence("none", "•", "What is missed most:", string.Join("; ", families.Take(4).Select(f => $"{f.Words} in {f.Missed} of {Numbers.Count(f.Asked, "pair")}")) + ".");
    }

    private static Sentence? Keep(PairOutcome[] judged)
    {
        double[] Values(Func<PairOutcome, bool> which) => [.. judged.Where(which).Select(Cell.Kept).OfType<double>()];
        (double[] good, double[] bad) = (Values(p => p.Bar != BarVerdict.Missed), Values(p => p.Bar == BarVerdict.Missed));
        if (good.Length == 0 || bad.Length == 0 || !(MannWhitney.Less(bad, good) < Level))
        {
            return null;
        }

        int worse = bad.Count(v => v < 0);
        return new Sentence(
            "none",
            "•",
            "Models keep what the bar promises:",
            $"trained on a table that misses no limit they keep a median {Numbers.Percent(Moments.Median(Clipped(good)))} of what real rows bring over guessing, on one that does {Numbers.Percent(Moments.Median(Clipped(bad)))}"
            + (worse == 0 ? "." : $"; {worse} of {bad.Length} are worse than guessing."));

        static double[] Clipped(double[] values) => [.. values.Select(v => Math.Clamp(v, 0, 1)).Order()];
    }

    // Counts alone: a few tables bear no claim beyond themselves.
    private static IEnumerable<Sentence> Variants(Scope scope, Standings standings)
    {
        var variants = scope.Infos.Keys.Where(id => scope.Infos[id].Baseline is null && scope.Variant(id) is { } v && scope.Infos[v.Base].Baseline is null)
            .Order(StringComparer.Ordinal).GroupBy(id => scope.Variant(id)!.Value.Suffix);
        foreach (var kind in variants)
        {
            var lines = new List<string>();
            foreach (string id in kind)
            {
                string of = scope.Variant(id)!.Value.Base;
                var both = standings.Shared(of, id);
                if (both.Length > 0)
                {
                    lines.Add($"{id} misses {both.Sum(b => b.After.Missed)} limits, {of} {both.Sum(b => b.Before.Missed)}; fewer on {both.Count(b => b.After.Missed < b.Before.Missed)} of {Numbers.Count(both.Length, "table")} that both have");
                }
            }

            if (lines.Count > 0)
            {
                yield return new Sentence("none", "•", (kind.Key.All(char.IsAsciiDigit) ? Scope.Words(kind.Key) : $"Variant ‘{Numbers.Cut(kind.Key, 40)}’") + ":", string.Join(". ", lines) + ".");
            }
        }
    }

    private static Sentence? Failures(Standings standings)
    {
        string[] failed = [.. standings.Failed.Select(p => $"{p.Generator} on {p.Dataset}")];
        return failed.Length == 0 ? null : new Sentence("none", "–", $"{(failed.Length == 1 ? "1 recorded failure:" : $"{failed.Length} recorded failures:")}", List(failed) + " They are results, shown, and never good.");
    }

    private static string List(IEnumerable<string> names)
    {
        string[] all = [.. names.Select(n => Numbers.Cut(n, 80))];
        return string.Join(", ", all.Take(MostNames)) + (all.Length > MostNames ? $" and {all.Length - MostNames} more." : ".");
    }
}
