using System.Globalization;
using System.Text;
using Harness.Datasets;
using Harness.Reports.Markdown;
using Harness.Reports.Words;
using Harness.Studies.Gate;

namespace Harness.Reports.Documents;

/// <summary>
/// The findings of a study as a document of a few pages: how close, how useful, at what price, and when synthetic rows can take the place of
/// real ones. Every number in it is drawn from the committed snapshots; a sentence that they do not bear is left out.
/// </summary>
internal static class StudyDocument
{
    private static readonly string[] Likeness = ["mean-error", "median-error", "std-error", "ks-statistic", "total-variation", "correlation-error", "association-error"];
    private static readonly string[] Gaps = ["tstr-accuracy-gap", "tstr-r2-gap"];

    /// <summary>Writes the document.</summary>
    /// <param name="facts">The scores.</param>
    public static string Write(StudyFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var text = new StringBuilder();
        Line(text, $"# Can synthetic rows take the place of real ones?");
        Line(text, $"");
        Line(text, $"<!-- Written by the program from evaluation/snapshots: HARNESS_WRITE_DOCUMENTS=1 dotnet test --project evaluation. A test fails where the two disagree. -->");
        Line(text, $"");
        Line(text, $"{facts.Generators.Count} generators on {Count(facts.Datasets.Count, "table")} ({string.Join(", ", facts.Datasets.Select(Describe))}): {Count(facts.Judged.Count, "pair")}, each judged at up to three seeds by {facts.Thresholds.Bar.Count} limits. A limit is missed only beyond what fresh real rows of the same number get by chance ([gate.md](gate.md)).");
        InShort(text, facts);
        Close(text, facts);
        Useful(text, facts);
        OwnNetwork(text, facts);
        Settings(text, facts);
        Methods(text, facts);
        ByTable(text, facts);
        Replace(text, facts);
        return text.ToString();
    }

    private static void InShort(StringBuilder text, StudyFacts facts)
    {
        Heading(text, "In short");
        foreach (string bar in (string[])["met", "inconclusive", "missed"])
        {
            StudyFacts.Pair[] pairs = [.. facts.Judged.Where(p => p.Snapshot.Bar == bar)];
            string which = bar == "met" && pairs.Length is > 0 and <= 12 ? $": {string.Join(", ", pairs.Select(p => $"{p.Snapshot.Generator} on {p.Snapshot.Dataset}"))}" : "";
            Line(text, $"* {pairs.Length} of {facts.Judged.Count} {(bar switch { "met" => "clear the bar", "missed" => "miss it", _ => "are inconclusive: no limit is missed, and there are too few rows to tell of at least one" })}{which}.");
        }

        string[] never = [.. facts.Generators.Where(g => Of(facts, g).All(p => p.Snapshot.Bar != "missed"))];
        string[] always = [.. facts.Generators.Where(g => Of(facts, g) is { Count: > 1 } own && own.All(p => p.Snapshot.Bar == "missed"))];
        if (never.Length > 0)
        {
            Line(text, $"* Misses it on no table: {string.Join(", ", never)}.");
        }

        if (always.Length > 0)
        {
            Line(text, $"* Misses it on every table: {string.Join(", ", always)}.");
        }

        (string Id, int Pairs)[] most = [.. Frequent(facts.Judged).Take(3)];
        if (most.Length > 0)
        {
            Line(text, $"* Missed most often: {string.Join(", ", most.Select(m => $"{Numbers.Within(facts.Title(m.Id))} ({m.Pairs} pairs)"))}.");
        }
    }

    private static void Close(StringBuilder text, StudyFacts facts)
    {
        Heading(text, "How close");
        Line(text, $"Mean over the tables that have such columns, and from the best table to the worst. Errors of mean, median and standard deviation are in standard deviations of the real column; 0 is best everywhere. `independent` has perfect columns and no relation, `bootstrap` repeats real rows: they frame the others.");
        Line(text, $"");
        var rows = new List<string[]> { (string[])["generator", "tables", .. Likeness.Select(facts.Title), "limits missed"] };
        IEnumerable<string> order = facts.Generators.OrderBy(g => Of(facts, g).Average(p => p.Snapshot.Missed.Count)).ThenBy(g => g, StringComparer.Ordinal);
        foreach (string generator in order.Concat(facts.Pairs.Where(p => p.IsBaseline).Select(p => p.Snapshot.Generator).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)))
        {
            StudyFacts.Pair[] pairs = [.. facts.Pairs.Where(p => p.Snapshot.Generator == generator && p.Snapshot.Bar != "none")];
            bool isBaseline = pairs.All(p => p.IsBaseline);
            rows.Add([isBaseline ? $"{generator} (baseline)" : generator, $"{pairs.Length}", .. Likeness.Select(id => Spread([.. pairs.Select(p => p.Value(id)).OfType<double>()])), Spread([.. pairs.Select(p => (double)p.Snapshot.Missed.Count)], 2)]);
        }

        text.Append(MarkdownTable.Write(rows));
    }

    private static void Useful(StringBuilder text, StudyFacts facts)
    {
        Heading(text, "How useful");
        Line(text, $"Models trained on synthetic rows and tested on real ones lose this much against models trained on real rows: share of right answers where the target is a label, R² where it is a number. TRTS is the gap of models trained on real rows and tested on synthetic ones.");
        Line(text, $"");
        string[] columns = [.. Gaps, "trts-gap"];
        var rows = new List<string[]> { (string[])["generator", .. columns.Select(facts.Title)] };
        rows.AddRange(facts.Generators
            .OrderBy(g => Of(facts, g).SelectMany(p => Gaps.Select(p.Value)).OfType<double>().DefaultIfEmpty(double.PositiveInfinity).Average())
            .ThenBy(g => g, StringComparer.Ordinal)
            .Select(g => (string[])[g, .. columns.Select(id => Spread([.. Of(facts, g).Select(p => p.Value(id)).OfType<double>()]))]));
        text.Append(MarkdownTable.Write(rows));
        Line(text, $"");
        foreach ((string words, Func<int, bool> holds) in new (string, Func<int, bool>)[]
        {
            ("all limits on likeness are met or open", n => n == 0),
            ("one to five limits on likeness are missed", n => n is > 0 and <= 5),
            ("more than five are missed", n => n > 5),
        })
        {
            StudyFacts.Pair[] pairs = [.. facts.Judged.Where(p => holds(facts.Missed(p, Purpose.Analyse).Count) && Gaps.Any(id => p.Value(id) is not null))];
            double[] gaps = [.. pairs.SelectMany(p => Gaps.Select(p.Value)).OfType<double>()];
            if (gaps.Length > 0)
            {
                Line(text, $"* Where {words}, models lose {Numbers.Two(Median(gaps))} in the middle pair of {pairs.Length}, and {Count(pairs.Count(p => facts.Missed(p, Purpose.Train).Count > 0), "pair misses", "pairs miss")} a limit on models.");
            }
        }
    }

    private static void OwnNetwork(StringBuilder text, StudyFacts facts)
    {
        const string Own = "gan";
        if (!facts.Generators.Contains(Own))
        {
            return;
        }

        Heading(text, "Our small GAN beside the networks of SDV and ydata");
        Line(text, $"On the tables that both have: limits missed, and on how many of them the GAN is nearer (KS statistic, association error, gap of models). With {Count(facts.Datasets.Count, "table")} a network has to be nearer on all of them before chance is unlikely (a coin gives {facts.Datasets.Count} of {facts.Datasets.Count} with probability {Numbers.Of(Math.Pow(0.5, facts.Datasets.Count), 2)}).");
        Line(text, $"");
        var rows = new List<string[]> { (string[])["beside", "tables", "limits missed, theirs", "limits missed, GAN", "nearer: KS", "nearer: association", "nearer: models"] };
        foreach (string other in facts.Generators.Where(g => g.StartsWith("sdv-", StringComparison.Ordinal) || g.StartsWith("ydata-", StringComparison.Ordinal)))
        {
            (StudyFacts.Pair Theirs, StudyFacts.Pair Ours)[] both = Shared(facts, other, Own);
            if (both.Length > 0)
            {
                rows.Add([other, $"{both.Length}", Numbers.Of(both.Average(b => b.Theirs.Snapshot.Missed.Count)), Numbers.Of(both.Average(b => b.Ours.Snapshot.Missed.Count)), Nearer(both, "ks-statistic"), Nearer(both, "association-error"), Nearer(both, Gaps)]);
            }
        }

        text.Append(MarkdownTable.Write(rows));
    }

    private static void Settings(StringBuilder text, StudyFacts facts)
    {
        Heading(text, "What settings and repairs change");
        foreach ((string suffix, string what) in ((string, string)[])[("-3000", "3,000 epochs in the place of 300"), ("-repaired", "repaired, beside the library as it ships")])
        {
            foreach (string changed in facts.Generators.Where(g => g.EndsWith(suffix, StringComparison.Ordinal)))
            {
                string plain = changed[..^suffix.Length];
                (StudyFacts.Pair Before, StudyFacts.Pair After)[] both = Shared(facts, plain, changed);
                if (both.Length > 0)
                {
                    Line(text, $"* {plain}, {what} ({Count(both.Length, "table")}): limits missed {both.Sum(b => b.Before.Snapshot.Missed.Count)} → {both.Sum(b => b.After.Snapshot.Missed.Count)}; {Move(both, "association-error", "association error")}; {Move(both, "ks-statistic", "KS")}{(both[0].Before.FitSeconds is not null && both[0].After.FitSeconds is not null ? $"; seconds to fit {Numbers.Of(both.Average(b => b.Before.FitSeconds), 2)} → {Numbers.Of(both.Average(b => b.After.FitSeconds), 2)}" : "")}.");
                }
                else
                {
                    Line(text, $"* {changed}: {plain} itself made no table that could be compared.");
                }
            }
        }
    }

    private static void Methods(StringBuilder text, StudyFacts facts)
    {
        Heading(text, "Limits and price of each method");
        var rows = new List<string[]> { (string[])["generator", "clears", "open", "misses", "misses most often", "copies", "seconds to fit", "failures"] };
        foreach (string generator in facts.Pairs.Where(p => !p.IsBaseline).Select(p => p.Snapshot.Generator).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            StudyFacts.Pair[] all = [.. facts.Pairs.Where(p => p.Snapshot.Generator == generator)];
            StudyFacts.Pair[] own = [.. all.Where(p => p.Snapshot.Bar != "none")];
            double[] seconds = [.. all.Select(p => p.FitSeconds).OfType<double>()];
            int failures = all.Count(p => p.Snapshot.Failures.Count > 0);
            rows.Add([
                generator,
                $"{own.Count(p => p.Snapshot.Bar == "met")}",
                $"{own.Count(p => p.Snapshot.Bar == "inconclusive")}",
                $"{own.Count(p => p.Snapshot.Bar == "missed")}",
                string.Join(", ", Frequent(own).Take(3).Select(m => $"{Numbers.Within(facts.Title(m.Id))} {m.Pairs}")),
                own.Count(p => facts.Missed(p, Purpose.GiveAway).Count > 0) is > 0 and var copies ? $"{copies} of {own.Length}" : "none",
                seconds.Length == 0 ? "" : seconds.Length == 1 ? Numbers.Of(seconds[0], 2) : $"{Numbers.Of(seconds.Min(), 2)}–{Numbers.Of(seconds.Max(), 2)}",
                failures == 0 ? "" : string.Join(", ", all.Where(p => p.Snapshot.Failures.Count > 0).Select(p => p.Snapshot.Dataset))]);
        }

        text.Append(MarkdownTable.Write(rows));
        Line(text, $"");
        Line(text, $"Seconds are those of the machine that a recording was made on. [cost.md](cost.md) measures generators that run here.");
    }

    private static void ByTable(StringBuilder text, StudyFacts facts)
    {
        Heading(text, "What holds only for these tables");
        var rows = new List<string[]> { (string[])["table", "rows", "columns", "task", "clear", "open", "miss", "missed most often"] };
        foreach (Dataset dataset in facts.Datasets)
        {
            StudyFacts.Pair[] own = [.. facts.Judged.Where(p => p.Snapshot.Dataset == dataset.Name)];
            rows.Add([dataset.Name, Numbers.Of(dataset.Real.RowCount, 9), $"{dataset.Real.Columns.Count}", dataset.Target is null ? "" : dataset.Task.ToString().ToLowerInvariant(), $"{own.Count(p => p.Snapshot.Bar == "met")}", $"{own.Count(p => p.Snapshot.Bar == "inconclusive")}", $"{own.Count(p => p.Snapshot.Bar == "missed")}", string.Join(", ", Frequent(own).Take(2).Select(m => $"{Numbers.Within(facts.Title(m.Id))} {m.Pairs}"))]);
        }

        text.Append(MarkdownTable.Write(rows));
        Line(text, $"");
        Line(text, $"Tables differ in rows, columns, kinds and task at once, so that {Count(facts.Datasets.Count, "table")} cannot say which of these decides. With fewer rows more limits are open: chance moves real rows as far. Where rows repeat, copies cannot be told from chance, and no pair clears the bar.");
    }

    private static void Replace(StringBuilder text, StudyFacts facts)
    {
        Heading(text, "When synthetic rows can replace real ones");
        var rows = new List<string[]> { (string[])["to", "no limit missed", "of which the pair clears the bar", "a limit missed"] };
        foreach ((Purpose purpose, string words) in ((Purpose, string)[])[(Purpose.Analyse, "analyse: columns and relations"), (Purpose.Train, "train models"), (Purpose.GiveAway, "give away: no copies found")])
        {
            StudyFacts.Pair[] good = [.. facts.Judged.Where(p => facts.Missed(p, purpose).Count == 0)];
            rows.Add([words, $"{good.Length} of {facts.Judged.Count}", $"{good.Count(p => p.Snapshot.Bar == "met")}", $"{facts.Judged.Count - good.Length}"]);
        }

        text.Append(MarkdownTable.Write(rows));
        StudyFacts.Pair[] alike = [.. facts.Judged.Where(p => facts.Missed(p, Purpose.Analyse).Count == 0)];
        StudyFacts.Pair[] unlike = [.. facts.Judged.Where(p => facts.Missed(p, Purpose.Analyse).Count > 0)];
        StudyFacts.Pair[] unlikeUseful = [.. unlike.Where(p => facts.Missed(p, Purpose.Train).Count == 0 && Gaps.Any(id => p.Value(id) is not null))];
        Line(text, $"");
        Line(text, $"A rule that these numbers bear:");
        Line(text, $"");
        Line(text, $"1. Judge the table that you have, not the method: of {facts.Generators.Count} generators {facts.Generators.Count(g => Of(facts, g).Select(p => p.Snapshot.Bar == "missed").Distinct().Count() > 1)} miss the bar on some tables and not on others.");
        Line(text, $"2. To analyse, every limit on likeness has to be met: {Count(alike.Length, "pair")} of {facts.Judged.Count} {(alike.Length == 1 ? "misses" : "miss")} none.");
        Line(text, $"3. To train models, ask the models themselves: {alike.Count(p => facts.Missed(p, Purpose.Train).Count == 0)} of the {alike.Length} that are alike miss no limit on models, and {unlikeUseful.Length} of the {unlike.Length} that are not alike do so too.");
        Line(text, $"4. To give away, look for copies by themselves: {facts.Judged.Count(p => facts.Missed(p, Purpose.GiveAway).Count > 0)} of {facts.Judged.Count} pairs miss a limit on copies or repeated rows. That none is found is no proof of privacy.");
    }

    private static IReadOnlyList<StudyFacts.Pair> Of(StudyFacts facts, string generator) => [.. facts.Judged.Where(p => p.Snapshot.Generator == generator)];

    private static IEnumerable<(string Id, int Pairs)> Frequent(IEnumerable<StudyFacts.Pair> pairs) => pairs
        .SelectMany(p => p.Snapshot.Missed)
        .GroupBy(id => id, StringComparer.Ordinal)
        .Select(g => (g.Key, g.Count()))
        .OrderByDescending(g => g.Item2)
        .ThenBy(g => g.Key, StringComparer.Ordinal);

    private static (StudyFacts.Pair First, StudyFacts.Pair Second)[] Shared(StudyFacts facts, string first, string second) =>
    [
        .. from one in Of(facts, first)
           join other in Of(facts, second) on one.Snapshot.Dataset equals other.Snapshot.Dataset
           select (one, other),
    ];

    private static string Nearer((StudyFacts.Pair Theirs, StudyFacts.Pair Ours)[] both, params string[] metrics)
    {
        (double Theirs, double Ours)[] known = [.. both.SelectMany(b => metrics.Select(m => (b.Theirs.Value(m), b.Ours.Value(m)))).Where(v => v is { Item1: not null, Item2: not null }).Select(v => (v.Item1!.Value, v.Item2!.Value))];
        return known.Length == 0 ? "–" : $"{known.Count(k => k.Ours < k.Theirs)} of {known.Length}";
    }

    private static string Move((StudyFacts.Pair Before, StudyFacts.Pair After)[] both, string metric, string words)
    {
        (double Before, double After)[] known = [.. both.Where(b => b.Before.Value(metric) is not null && b.After.Value(metric) is not null).Select(b => (b.Before.Value(metric)!.Value, b.After.Value(metric)!.Value))];
        return known.Length == 0 ? $"{words}: no value" : $"{words} {Numbers.Two(known.Average(k => k.Before))} → {Numbers.Two(known.Average(k => k.After))}";
    }

    private static string Spread(double[] values, int digits = 2) => values.Length switch
    {
        0 => "–",
        1 => Numbers.Of(values[0], digits),
        _ => $"{Numbers.Of(values.Average(), digits)} ({Numbers.Of(values.Min(), digits)}–{Numbers.Of(values.Max(), digits)})",
    };

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return Statistics.Moments.Median(values);
    }

    private static string Describe(Dataset dataset) => $"{dataset.Name}, {Numbers.Of(dataset.Real.RowCount, 9)} rows";

    private static string Count(int number, string one, string? several = null) => Numbers.Count(number, one, several);

    private static void Heading(StringBuilder text, string title) => text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n");

    private static void Line(StringBuilder text, FormattableString line) => text.Append(FormattableString.Invariant(line)).Append('\n');
}
