using System.Globalization;
using System.Text;
using Harness.Generators;
using Harness.Metrics;
using Harness.Scoring;
using Harness.Studies.Gate;
using Harness.Studies.Snapshots;

namespace Harness.Testing;

/// <summary>What a failing pair tells its reader: limits missed, values beside the baselines, worst parts, changes since the snapshot.</summary>
internal static class PairMessage
{
    private const int MostParts = 5;

    /// <summary>The reason that a pair does not pass, in one line.</summary>
    /// <param name="result">The pair.</param>
    public static string Headline(GateResult result)
    {
        int missed = result.Verdicts.Count(v => v.Verdict != Verdict.Pass);
        return missed == 0 ? result.FailureReason : $"{missed} of {result.Verdicts.Count} limits {(missed == 1 ? "is" : "are")} not held";
    }

    /// <summary>The verdicts as a table, worst first, and the worst parts of what is not a pass.</summary>
    /// <param name="result">The pair.</param>
    /// <param name="baselines">The scores of the baselines on the same dataset.</param>
    public static string Verdicts(GateResult result, IReadOnlyList<Scorecard> baselines)
    {
        var text = new StringBuilder();
        if (result.Scorecard.Failures.Count > 0 || result.FailureVerdict is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"The generator: {result.FailureReason}.\n");
            foreach (GenerationFailure failure in result.Scorecard.Failures)
            {
                text.Append(CultureInfo.InvariantCulture, $"  seed {failure.Seed}: {failure}\n");
            }
        }

        if (result.Scorecard.RowsNote is { } note)
        {
            text.Append(note).Append('\n');
        }

        if (result.Verdicts.Count > 0)
        {
            // What rows alone move a value by; a column of its own where a metric has it.
            bool errors = result.Verdicts.Any(v => v.Score.StandardError is not null);
            List<string[]> rows = [["", "metric", "value ± spread", .. Where(errors, "s.e."), "limit", .. baselines.Select(y => y.Generator.Id), ""]];
            rows.AddRange(result.Verdicts.OrderByDescending(v => v.Verdict != Verdict.Pass).ThenBy(v => v.MeetsBar).Select(v => Row(v, baselines, errors)));
            text.Append(TextTable.Align(rows));
        }

        foreach (LimitVerdict verdict in result.Verdicts.Where(v => v.Verdict != Verdict.Pass))
        {
            text.Append(WorstParts(verdict.Score));
        }

        return text.ToString();
    }

    /// <summary>The differences from the snapshot, worst first, with the columns or models that moved most.</summary>
    /// <param name="differences">The differences.</param>
    /// <param name="now">The scores of now.</param>
    public static string Differences(IReadOnlyList<SnapshotDifference> differences, Scorecard now)
    {
        List<string[]> rows = [["", "metric", "snapshot", "now", "moved most"]];
        rows.AddRange(differences
            .OrderByDescending(d => d.Change)
            .ThenBy(d => d.Change == Change.Better)
            .Select(d => new[] { d.Change.ToString().ToLowerInvariant(), d.Subject, d.Before, d.Now, string.Join(", ", d.Parts) }));
        var text = new StringBuilder(TextTable.Align(rows));
        foreach (SnapshotDifference difference in differences.Where(d => d.Change == Change.Worse && d.Parts.Count > 0))
        {
            if (now.Find(difference.Subject) is { } score)
            {
                text.Append(WorstParts(score));
            }
        }

        return text.ToString();
    }

    private static string[] Row(LimitVerdict verdict, IReadOnlyList<Scorecard> baselines, bool errors)
    {
        string mark = verdict.Verdict switch { Verdict.Pass => "ok", Verdict.Fail => "FAIL", Verdict.Error => "ERROR", _ => "?" };
        string note = verdict switch
        {
            { Explanation.Length: > 0 } => verdict.Explanation,
            { Score.Comparison: { } c } => $"{c.Description} {Number(c.Reference)}, p = {Number(c.PValue)}",
            { IsHeld: true } => $"held at its known level; the bar is {verdict.Bar}",
            _ => "",
        };
        string error = verdict.Score.StandardError is { } e ? Number(e) : "-";
        return [mark, verdict.Score.Descriptor.Id, Value(verdict.Score), .. Where(errors, error), verdict.Applied.ToString(), .. baselines.Select(y => Value(y.Find(verdict.Score.Descriptor.Id))), note];
    }

    private static string[] Where(bool shown, string cell) => shown ? [cell] : [];

    private static string WorstParts(MetricScore score)
    {
        bool lower = score.Descriptor.Direction != Direction.HigherIsBetter;
        MetricPart[] worst = [.. score.Parts.OrderByDescending(p => lower ? p.Value : -p.Value).Take(MostParts)];
        if (worst.Length == 0)
        {
            return "";
        }

        string more = score.Parts.Count > worst.Length ? $" (of {score.Parts.Count})" : "";
        return $"  worst of {score.Descriptor.Id}{more}: {string.Join("; ", worst.Select(p => $"{p.Label} {Number(p.Value)}{(p.Note is null ? "" : $" ({p.Note})")}"))}\n";
    }

    private static string Value(MetricScore? score) => score switch
    {
        null => "-",
        { Value: { } value, Spread: { } spread } => $"{Number(value)} ± {Number(spread)}",
        { Value: { } value } => Number(value),
        { NotApplicable: not null } => "n/a",
        _ => "no value",
    };

    private static string Number(double value) => value.ToString(Math.Abs(value) < 1000 ? "G3" : "F0", CultureInfo.InvariantCulture);
}
