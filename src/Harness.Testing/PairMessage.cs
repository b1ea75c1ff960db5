using System.Globalization;
using System.Text;
using Harness.Generators;
using Harness.Metrics;
using Harness.Scoring;
using Harness.Studies;
using Harness.Studies.Gate;
using Harness.Studies.Snapshots;

namespace Harness.Testing;

/// <summary>What a failing pair tells its reader: limits missed, values beside the baselines, worst parts, changes since the snapshot.</summary>
internal static class PairMessage
{
    private const int MostParts = 5;

    /// <summary>The reason that a pair does not pass, in one line.</summary>
    /// <param name="outcome">The pair.</param>
    public static string Headline(PairOutcome outcome)
    {
        LimitVerdict[] errors = [.. outcome.Gate.Verdicts.Where(v => v.Verdict == Verdict.Error)];
        if (errors.Length > 0)
        {
            return $"{Names(errors)} could not be judged";
        }

        if (outcome.Gate.FailureVerdict is not (null or Verdict.Pass))
        {
            return outcome.Gate.FailureReason;
        }

        return outcome.Lost.Count > 0
            ? $"{Names(outcome.Lost)} met {(outcome.Lost.Count == 1 ? "its limit" : "their limits")} in the snapshot and {(outcome.Lost.Count == 1 ? "misses it" : "miss them")} now"
            : $"required to clear the bar, and it is {outcome.Gate.Bar.ToString().ToLowerInvariant()}";
    }

    /// <summary>What a person can do about it.</summary>
    /// <param name="outcome">The pair.</param>
    /// <param name="manifest">The study.</param>
    public static string Remedy(PairOutcome outcome, StudyManifest manifest)
    {
        string file = AcceptCommand.InRepository(manifest, manifest.ThresholdsFile);
        return outcome switch
        {
            { Lost.Count: > 0 } => $"\nThe limits stand in {file}. If the loss is meant: {AcceptCommand.Of(manifest, "snapshots", [outcome.Pair])}\n",
            { IsRequired: true, Gate.MeetsBar: false } => $"\nThe pair is required by {file}, 'required.{outcome.Pair.Generator}'.\n",
            _ => $"\nThe limits stand in {file}.\n",
        };
    }

    private static string Names(IReadOnlyList<LimitVerdict> verdicts) => string.Join(", ", verdicts.Select(v => v.Score.Descriptor.Id));

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

        if (result.SizeNote is { } size)
        {
            text.Append(size).Append('\n');
        }

        if (result.Scorecard.RowsNote is { } note)
        {
            text.Append(note).Append('\n');
        }

        foreach (string reading in result.Scorecard.Notes)
        {
            text.Append(reading).Append('\n');
        }

        if (result.Verdicts.Count > 0)
        {
            // What rows alone move a value by; a column of its own where a metric has it.
            bool errors = result.Verdicts.Any(v => v.Score.StandardError is not null);
            List<string[]> rows = [["", "metric", "value ± spread", .. Where(errors, "s.e."), "limit", "chance", .. baselines.Select(y => y.Generator.Id), ""]];
            rows.AddRange(result.Verdicts.OrderByDescending(v => Severity(v.Verdict)).Select(v => Row(v, baselines, errors)));
            text.Append(TextTable.Align(rows));
        }

        foreach (LimitVerdict verdict in result.Missed)
        {
            text.Append(WorstParts(verdict.Score));
        }

        return text.ToString();
    }

    /// <summary>The differences from the snapshot, worst first, with the columns or models that moved most.</summary>
    /// <param name="outcome">The pair, held against its snapshot.</param>
    /// <param name="isExact">Whether noise is left aside.</param>
    public static string Differences(PairOutcome outcome, bool isExact)
    {
        IReadOnlyList<SnapshotDifference> differences = outcome.Differences;
        List<string[]> rows = [["", "metric", "snapshot", "now", "noise", "moved most"]];
        rows.AddRange(differences
            .Where(d => d.Change != Change.Changed)
            .OrderByDescending(d => d.Change)
            .ThenByDescending(d => d.OverNoise ?? double.PositiveInfinity)
            .ThenByDescending(d => d.Moved)
            .Select(d => new[] { d.Change.ToString().ToLowerInvariant(), d.Subject, d.Before, d.Now, d.Noise is { } noise ? "± " + Number(noise) : "-", string.Join(", ", d.Parts) }));
        var text = new StringBuilder(TextTable.Align(rows));
        int within = differences.Count(d => d.Change == Change.Changed);
        text.Append(within == 0 ? "" : $"  and {within} {(within == 1 ? "metric" : "metrics")} moved within noise\n");
        text.Append(isExact || differences.Any(d => d.Noise is not null) ? "" : $"  {WithoutNoise(outcome)}\n");
        foreach (SnapshotDifference difference in differences.Where(d => d.Change == Change.Worse && d.Parts.Count > 0))
        {
            if (outcome.Gate.Scorecard.Find(difference.Subject) is { } score)
            {
                text.Append(WorstParts(score));
            }
        }

        return text.ToString();
    }

    private static string WithoutNoise(PairOutcome outcome) => outcome.Pair.Recordings.Count > 0
        ? "Recorded tables do not scatter, so any difference counts: another run of a generator gives many."
        : $"No noise is known of this pair, so any difference counts; with two or more seeds, on scores that are sound, {AcceptSwitch.Variable}=noise measures it.";

    private static string[] Row(LimitVerdict verdict, IReadOnlyList<Scorecard> baselines, bool errors)
    {
        string mark = verdict.Verdict switch { Verdict.Pass => "ok", Verdict.Fail => "FAIL", Verdict.Error => "ERROR", _ => "?" };
        string note = verdict switch
        {
            { Explanation.Length: > 0 } => verdict.Explanation,
            { Score.Comparison: { } c } => $"{c.Description} {Number(c.Reference)}, p = {Number(c.PValue)}",
            _ => "",
        };
        string error = verdict.Score.StandardError is { } e ? Number(e) : "-";
        return [mark, verdict.Score.Descriptor.Id, Value(verdict.Score), .. Where(errors, error), Limit(verdict), verdict.Chance is { } chance ? Number(chance) : "-", .. baselines.Select(y => Value(y.Find(verdict.Score.Descriptor.Id))), note];
    }

    private static string Limit(LimitVerdict verdict) => verdict is { Limit.Excess: not null, Bound: { } bound } ? $"{Number(bound)} ({verdict.Limit})" : verdict.Limit.ToString();

    private static int Severity(Verdict verdict) => verdict switch
    {
        Verdict.Error => 3,
        Verdict.Fail => 2,
        Verdict.Inconclusive => 1,
        _ => 0,
    };

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
