using Harness.Reports.Words;

namespace Harness.Reports.Documents;

/// <summary>The small GAN of this repository beside what SDV, ydata-synthetic and other peers make.</summary>
internal static class NetworkPart
{
    private const string Own = "gan";

    public static void Add(DocumentText text, StudyFacts facts)
    {
        (string Other, (StudyFacts.Pair Theirs, StudyFacts.Pair Ours)[] Both)[] beside = [.. facts.Generators.Where(StudyFacts.IsLibrary).Select(g => (g, facts.Shared(g, Own))).Where(b => b.Item2.Length > 0)];
        if (beside.Length == 0)
        {
            return;
        }

        int tables = beside.Max(b => b.Both.Length);
        var whole = beside.Where(b => b.Both.Length == tables).ToArray();
        int All(Func<StudyFacts.Pair, double?> value) => whole.Count(b => b.Both.All(p => value(p.Theirs) > value(p.Ours)));
        text.Add($"## Our small GAN beside SDV, ydata-synthetic and other peers");
        text.Add($"On the tables that both have: theirs − GAN, above 0 where the GAN is nearer, and on how many tables it is. All of {tables} tables on one side have p = {Numbers.Of(Math.Min(1, Math.Pow(0.5, tables - 1)))} by chance, of one fewer {Numbers.Of(Math.Min(1, Math.Pow(0.5, tables - 2)))} (two-sided, each line by itself). The GAN is nearer in relations on all of them beside {All(p => p.Value("association-error"))} of {whole.Length} libraries' settings and peers that have every table, in models beside {All(p => p.Gap)}.");
        text.Table(
        [
            ["beside", "tables", "limits missed, theirs", "limits missed, GAN", "KS statistic", "nearer", "association error", "nearer", "gap of models", "nearer"],
            .. beside.Select(b => (string[])[
                b.Other,
                $"{b.Both.Length}",
                Numbers.Of(b.Both.Average(p => p.Theirs.Snapshot.Missed.Count)),
                Numbers.Of(b.Both.Average(p => p.Ours.Snapshot.Missed.Count)),
                .. Nearer(b.Both, p => p.Value("ks-statistic")),
                .. Nearer(b.Both, p => p.Value("association-error")),
                .. Nearer(b.Both, p => p.Gap)]),
        ]);
    }

    private static string[] Nearer((StudyFacts.Pair Theirs, StudyFacts.Pair Ours)[] both, Func<StudyFacts.Pair, double?> value)
    {
        Estimate difference = Estimate.Of(both.Select(b => value(b.Theirs) - value(b.Ours)));
        return difference.Values.Count == 0 ? ["–", "–"] : [difference.ToString(), $"{difference.Values.Count(d => d > 0)} of {difference.Values.Count}"];
    }
}
