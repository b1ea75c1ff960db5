namespace Harness.Studies.Gate;

/// <summary>Finds exceptions in <c>thresholds.json</c> that change no verdict: what is not needed hides what is.</summary>
internal static class NeedlessLevels
{
    /// <summary>An exception that asks for just what the bar asks for, with no wider exception that it could take back; <see langword="null"/> where there is none.</summary>
    /// <param name="thresholds">The bar and its exceptions.</param>
    /// <returns>What is wrong and what to do.</returns>
    public static string? Equal(Thresholds thresholds) => thresholds.KnownLevels
        .Where(e => thresholds.Bar.TryGetValue(e.Metric, out Limit? bar) && bar with { Path = "", Reason = "" } == e.Limit with { Path = "", Reason = "" })
        .Where(e => !thresholds.KnownLevels.Any(o => o.Metric == e.Metric && o.Exactness < e.Exactness && Meet(o.Dataset, e.Dataset) && Meet(o.Generator, e.Generator)))
        .Select(e => $"{e.Limit.Path}: the exception ({e.Limit}) equals the bar, so it changes nothing; remove it, or give it the level that was measured.")
        .FirstOrDefault();

    /// <summary>Exceptions whose pairs all clear the bar.</summary>
    /// <param name="thresholds">The bar and its exceptions.</param>
    /// <param name="results">The pairs of a run.</param>
    /// <param name="isWhole">Whether these are all pairs of the study; in a narrowed run an exception for several pairs may be needed by one that was left out.</param>
    /// <returns>Where they stand in the file, in its order.</returns>
    public static IReadOnlyList<string> Met(Thresholds thresholds, IReadOnlyList<GateResult> results, bool isWhole) =>
    [
        .. from exception in thresholds.KnownLevels
           where isWhole || exception is { Dataset: not "*", Generator: not "*" }
           let verdicts = results.SelectMany(r => r.Verdicts).Where(v => v.Bar is not null && ReferenceEquals(v.Applied, exception.Limit)).ToArray()
           where verdicts.Length > 0 && verdicts.All(v => v.Bar!.Allows(v.Score))
           select exception.Limit.Path,
    ];

    private static bool Meet(string pattern, string other) => KnownLevel.Names(pattern, other) || other == "*";
}
