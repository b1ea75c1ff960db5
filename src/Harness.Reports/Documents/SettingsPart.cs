using Harness.Reports.Findings;
using Harness.Reports.Words;

namespace Harness.Reports.Documents;

/// <summary>What a setting or a repair changes: a variant beside its base on the tables that both have.</summary>
internal static class SettingsPart
{
    public static void Add(DocumentText text, StudyFacts facts)
    {
        string[] known = [.. facts.Pairs.Select(p => p.Snapshot.Generator).Distinct(StringComparer.Ordinal)];
        var variants = facts.Generators.Select(g => (Id: g, Of: Standings.VariantOf(g, known.Contains))).Where(v => v.Of is not null)
            .OrderBy(v => v.Of!.Value.Suffix, StringComparer.Ordinal).ThenBy(v => v.Id, StringComparer.Ordinal).ToArray();
        if (variants.Length == 0)
        {
            return;
        }

        text.Add($"## What settings and repairs change");
        int tables = variants.Where(v => v.Of!.Value.Suffix.All(char.IsAsciiDigit)).Select(v => facts.Shared(v.Of!.Value.Base, v.Id).Length).DefaultIfEmpty().Max();
        text.Add($"On the tables that both have; in brackets the change with its interval.{(tables > 0 ? $" {tables} of {tables} tables on one side have p = {Numbers.Of(Math.Min(1, Math.Pow(0.5, tables - 1)))} by chance." : "")}");
        text.List(variants.Select(v => Line(facts, v.Of!.Value.Base, v.Of!.Value.Suffix, v.Id)));
    }

    private static string Line(StudyFacts facts, string of, string suffix, string id)
    {
        (StudyFacts.Pair Before, StudyFacts.Pair After)[] both = facts.Shared(of, id);
        if (both.Length == 0)
        {
            return $"{id}: {of} itself made no table that could be compared.";
        }

        string what = suffix switch { "3000" => "3,000 epochs in the place of 300", "repaired" => "repaired, beside the library as it ships", _ => suffix };
        string seconds = both.All(b => b.Before.FitSeconds is not null && b.After.FitSeconds is not null) ? $"; seconds to fit {Numbers.Of(both.Average(b => b.Before.FitSeconds), 2)} → {Numbers.Of(both.Average(b => b.After.FitSeconds), 2)}" : "";
        return FormattableString.Invariant($"{of}, {what} ({Numbers.Count(both.Length, "table")}): limits missed {both.Sum(b => b.Before.Snapshot.Missed.Count)} → {both.Sum(b => b.After.Snapshot.Missed.Count)}, fewer on {both.Count(b => b.After.Snapshot.Missed.Count < b.Before.Snapshot.Missed.Count)}; {Move(both, p => p.Value("association-error"), "association error")}; {Move(both, p => p.Value("ks-statistic"), "KS")}; {Move(both, p => p.Gap, "models lose")}{seconds}.");
    }

    // What the interval does not tell from no change is said to be so.
    private static string Move((StudyFacts.Pair Before, StudyFacts.Pair After)[] both, Func<StudyFacts.Pair, double?> value, string words)
    {
        (double Before, double After)[] known = [.. both.Where(b => value(b.Before) is not null && value(b.After) is not null).Select(b => (value(b.Before)!.Value, value(b.After)!.Value))];
        if (known.Length == 0)
        {
            return $"{words}: no value";
        }

        var change = new Estimate([.. known.Select(k => k.After - k.Before)]);
        return $"{words} {Numbers.Two(known.Average(k => k.Before))} → {Numbers.Two(known.Average(k => k.After))} ({change}{(change.Half is null || change.IsClear ? "" : ", within noise")})";
    }
}
