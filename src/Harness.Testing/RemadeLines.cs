using Harness.Reports.Words;
using Harness.Studies;
using Harness.Studies.Recordings;

namespace Harness.Testing;

/// <summary>What a run with <c>-p:HarnessRecordings=Live</c> says of the recordings that it made again.</summary>
internal static class RemadeLines
{
    /// <summary>One sentence on all, and one on each pair whose recordings do not stand for what is made now.</summary>
    /// <param name="study">The study.</param>
    public static IEnumerable<string> Of(Study study)
    {
        if (!study.Manifest.IsLive)
        {
            yield break;
        }

        IReadOnlyList<RemadePair> pairs = study.MadeAgain;
        Remade[] tables = [.. pairs.SelectMany(p => p.Tables)];
        int Count(RemadeState state) => tables.Count(t => t.State == state);
        string[] states =
        [
            .. new[]
            {
                (RemadeState.SameBytes, "as recorded, byte for byte"),
                (RemadeState.Rounding, "as recorded but for rounding"),
                (RemadeState.SameFailure, "failed as recorded"),
                (RemadeState.OtherTable, "another table"),
                (RemadeState.New, "a table where none is recorded"),
                (RemadeState.Failed, "without a table now"),
            }.Where(s => Count(s.Item1) > 0).Select(s => $"{Count(s.Item1)} {s.Item2}"),
        ];
        string[] replayed = [.. study.Manifest.Pairs.Where(p => p is { IsSelected: true, Problem: null, Maker: null, Recordings.Count: > 0 } && pairs.All(r => r.Pair.ToString() != p.ToString())).Select(p => p.Generator).Distinct()];
        yield return $"{Numbers.Count(tables.Length, "recording was", "recordings were")} made again{(states.Length == 0 ? "" : $": {string.Join(", ", states)}")}."
            + (replayed.Length == 0 ? "" : $" Taken as they are, since nothing here makes them: {string.Join(", ", replayed)}.");
        foreach (RemadePair pair in pairs.Where(p => !p.Stands))
        {
            yield return Line(pair);
        }

        if (pairs.Any(p => p.Tables.Any(t => t.State is RemadeState.OtherTable or RemadeState.New)))
        {
            yield return $"Judged are the tables of now. To keep them as recordings: {AcceptCommand.Of(study.Manifest, "recordings,snapshots", [.. pairs.Where(p => !p.Stands).Select(p => p.Pair)])}";
        }
    }

    /// <summary>A pair in one line: <c>iris / sdv-ctgan, sdv 2.0.0: seeds 1, 2 differ: 3 % of the cells, numbers by up to 0.2 standard deviations of sepal_length</c>.</summary>
    /// <param name="pair">The pair.</param>
    internal static string Line(RemadePair pair) =>
        $"{pair.Pair}, {pair.Maker.Version}: {string.Join("; ", pair.Tables.GroupBy(t => t.State).OrderBy(g => g.Key).Select(g => Words(g.Key, [.. g])))}";

    private static string Words(RemadeState state, Remade[] tables)
    {
        string seeds = $"{(tables.Length == 1 ? "seed" : "seeds")} {string.Join(", ", tables.Select(t => t.Seed))}";
        return state switch
        {
            RemadeState.SameBytes => $"{seeds} as recorded, byte for byte",
            RemadeState.Rounding => $"{seeds} as recorded but for rounding, numbers to {Largest(tables)}",
            RemadeState.SameFailure => $"{seeds} failed as recorded",
            RemadeState.OtherTable => $"{seeds} {(tables.Length == 1 ? "differs" : "differ")}: {Differences(tables)}",
            RemadeState.New => $"{seeds} {(tables.Length == 1 ? "has" : "have")} a table now, and none is recorded",
            _ => $"{seeds} failed: {tables[0].Failure}",
        };
    }

    private static string Differences(Remade[] tables)
    {
        if (tables.FirstOrDefault(t => t.Difference!.Cells == 0) is { } other)
        {
            return $"{Numbers.Count(other.Table!.RowCount, "row")}, not as many as recorded";
        }

        double share = tables.Sum(t => (double)(t.Difference!.OtherLabels + t.Difference.OtherNumbers)) / tables.Sum(t => (double)t.Difference!.Cells);
        return $"{Numbers.Percent(share)} of the cells{(tables.Sum(t => t.Difference!.OtherNumbers) == 0 ? "" : $", numbers by up to {Largest(tables)}")}";
    }

    private static string Largest(Remade[] tables)
    {
        TableDifference largest = tables.Select(t => t.Difference!).MaxBy(d => d.Largest)!;
        return $"{Numbers.Of(largest.Largest, 2)} standard deviations of {largest.Column}";
    }
}
