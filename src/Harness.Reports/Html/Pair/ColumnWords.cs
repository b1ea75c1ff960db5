using System.Globalization;
using Harness.Pictures;
using Harness.Reports.Words;
using Harness.Tables;

namespace Harness.Reports.Html.Pair;

/// <summary>What differs in a column, in words by rule.</summary>
internal static class ColumnWords
{
    private const double MeanMove = 0.15;
    private const double SpreadMove = 0.15;
    private const double LabelMove = 0.03;
    private const double MissingMove = 0.02;
    private const double MonthMove = 0.05;
    private const double WholeMove = 0.1;
    private const double BeyondShare = 0.001;
    private const int DecimalsMore = 3;

    /// <summary>A sentence without its stop.</summary>
    /// <param name="Text">The text.</param>
    /// <param name="Touches">The share of rows that it touches.</param>
    /// <param name="IsFault">Whether it is a fault, not a remark.</param>
    internal sealed record Word(string Text, double Touches, bool IsFault)
    {
        /// <summary>Whether no real row can be so.</summary>
        public bool IsImpossible { get; init; }
    }

    /// <summary>All that is to be said of a column, what touches most rows first.</summary>
    /// <param name="column">The column.</param>
    public static IReadOnlyList<Word> Of(ColumnPicture column)
    {
        if (column.NotChecked is not null)
        {
            return [];
        }

        IEnumerable<Word> own = column.Labels is { } labels ? OfLabels(labels) : column.Kind == ColumnKind.DateTime ? OfDates(column) : OfNumbers(column);
        return [.. Shared(column).Concat(own).OrderByDescending(w => w.IsFault).ThenByDescending(w => w.Touches)];
    }

    private static IEnumerable<Word> Shared(ColumnPicture column)
    {
        ColumnFacts real = column.Real;
        if (real.Distinct > 1 && column.Synthetic.All(s => s.Distinct <= 1))
        {
            yield return new Word(column.Synthetic.All(s => s.Distinct == 0) ? "no value in the synthetic table" : "constant in the synthetic table", 1, true);
        }

        double[] missing = [.. column.Synthetic.Select(s => s.MissingShare)];
        if (Math.Abs(missing.Average() - real.MissingShare) > MissingMove)
        {
            yield return new Word($"missing {Numbers.Percent(real.MissingShare)} → {Numbers.PercentRange(missing)}", Math.Abs(missing.Average() - real.MissingShare), true);
        }
    }

    private static IEnumerable<Word> OfNumbers(ColumnPicture column)
    {
        ColumnFacts real = column.Real;
        IReadOnlyList<ColumnFacts> synthetic = column.Synthetic;
        double Touched(Func<ColumnFacts, int> rows) => synthetic.Average(s => s.OfPresent(rows(s)));
        if (real.Negative == 0 && synthetic.Any(s => s.Negative > 0))
        {
            yield return new Word($"{Counts(synthetic, s => s.Negative)} below 0, real none", Touched(s => s.Negative), true) { IsImpossible = true };
        }
        else if (Touched(s => s.Below) > BeyondShare)
        {
            yield return new Word($"{Counts(synthetic, s => s.Below)} below the real least, {Numbers.Of(real.Least, 5)}", Touched(s => s.Below), true);
        }

        if (Touched(s => s.Above) > BeyondShare)
        {
            yield return new Word($"{Counts(synthetic, s => s.Above)} above the real greatest, {Numbers.Of(real.Greatest, 5)}", Touched(s => s.Above), true);
        }

        (double wholeReal, double[] whole) = (real.OfPresent(real.Whole), [.. synthetic.Select(s => s.OfPresent(s.Whole))]);
        if (Math.Max(wholeReal, whole.Average()) > 0.5 && Math.Abs(wholeReal - whole.Average()) > WholeMove)
        {
            yield return new Word($"whole numbers {Numbers.Percent(wholeReal)} → {Numbers.PercentRange(whole)}", Math.Abs(wholeReal - whole.Average()), true);
        }
        else if (synthetic.Max(s => s.Decimals) >= real.Decimals + DecimalsMore)
        {
            yield return new Word($"{Numbers.Count(real.Decimals, "decimal")} → up to {synthetic.Max(s => s.Decimals)}", 0, false);
        }

        foreach (Spike spike in column.Number?.Spikes ?? [])
        {
            yield return new Word($"{Numbers.PercentRange([.. spike.Synthetic])} are exactly {Numbers.Of(spike.Value, 6)}; real {Numbers.Percent(spike.Real)}", Math.Abs(spike.Synthetic.Average() - spike.Real), true);
        }

        foreach (Word word in Moments(column))
        {
            yield return word;
        }
    }

    private static IEnumerable<Word> OfDates(ColumnPicture column)
    {
        if (column.Number is { Months.Count: > 1 } dates)
        {
            int month = Enumerable.Range(0, 12).MaxBy(m => Math.Abs(dates.Months.Skip(1).Average(s => s[m]) - dates.Months[0][m]));
            double[] synthetic = [.. dates.Months.Skip(1).Select(s => s[month])];
            if (Math.Abs(synthetic.Average() - dates.Months[0][month]) > MonthMove)
            {
                yield return new Word($"{Numbers.Percent(dates.Months[0][month])} in {CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month + 1)} → {Numbers.PercentRange(synthetic)}", Math.Abs(synthetic.Average() - dates.Months[0][month]), true);
            }
        }

        foreach (Word word in Moments(column))
        {
            yield return word;
        }
    }

    private static IEnumerable<Word> Moments(ColumnPicture column)
    {
        if (column.Real is not { Mean: { } mean, Deviation: { } deviation and > 0 })
        {
            yield break;
        }

        double[] moves = [.. column.Synthetic.Where(s => s.Mean is not null).Select(s => (s.Mean!.Value - mean) / deviation)];
        if (moves.Length > 0 && moves.Average(Math.Abs) > MeanMove)
        {
            bool oneWay = moves.All(m => m > 0) || moves.All(m => m < 0);
            double[] sizes = [.. moves.Select(Math.Abs)];
            yield return new Word(
                oneWay ? $"mean {Numbers.Two(Math.Abs(moves.Average()))} σ too {(moves[0] > 0 ? "high" : "low")}" : $"mean off by {Numbers.Range(sizes, s => Numbers.Two(s))} σ, high or low by seed",
                Math.Min(1, sizes.Average() / 2),
                true);
        }

        double[] spreads = [.. column.Synthetic.Where(s => s.Deviation is not null).Select(s => s.Deviation!.Value / deviation)];
        if (spreads.Length > 0 && spreads.Average() > 0 && Math.Abs(Math.Log(spreads.Average())) > Math.Log(1 + SpreadMove))
        {
            yield return new Word($"spread × {Numbers.Of(spreads.Average())}", Math.Min(1, Math.Abs(Math.Log(spreads.Average())) / 2), false);
        }
    }

    private static IEnumerable<Word> OfLabels(LabelPicture labels)
    {
        LabelPicture.Row? fresh = labels.Rows.FirstOrDefault(r => r.Kind == LabelPicture.RowKind.New);
        if (fresh is not null)
        {
            string names = labels.New.Count > 0 ? $" ({string.Join(", ", labels.New.Select(Short))})" : "";
            bool isFault = fresh.Synthetic.Average() > labels.Unseen;
            yield return new Word($"{Numbers.Count(labels.NewCount, "label")} that no real row has{names}, in {Numbers.PercentRange([.. fresh.Synthetic])} of rows{(isFault ? "" : ", as fresh real rows may")}", fresh.Synthetic.Average(), isFault) { IsImpossible = isFault };
        }

        if (labels.Lost.Count is > 0 and <= 2)
        {
            yield return new Word($"lost: {string.Join(", ", labels.Lost.Select(Short))}", labels.Rows.Where(r => labels.Lost.Contains(r.Label)).Sum(r => r.Real), true);
        }
        else if (labels.Lost.Count + labels.LostUnnamed > 2)
        {
            yield return new Word($"{labels.Lost.Count + labels.LostUnnamed} labels of {labels.Levels} lost", labels.Rows.Where(r => labels.Lost.Contains(r.Label)).Sum(r => r.Real), labels.Lost.Count > 0);
        }

        LabelPicture.Row[] named = [.. labels.Rows.Where(r => r.Kind == LabelPicture.RowKind.Label && !labels.Lost.Contains(r.Label))];
        if (named.Length > 0 && named.MaxBy(r => Math.Abs(r.Synthetic.Average() - r.Real)) is { } moved && Math.Abs(moved.Synthetic.Average() - moved.Real) > LabelMove)
        {
            yield return new Word($"{Short(moved.Label)} {Numbers.Percent(moved.Real)} → {Numbers.PercentRange([.. moved.Synthetic])}", Math.Abs(moved.Synthetic.Average() - moved.Real), true);
        }
    }

    private static string Counts(IReadOnlyList<ColumnFacts> synthetic, Func<ColumnFacts, int> rows) =>
        $"{Numbers.Range([.. synthetic.Select(s => (double)rows(s))], n => Numbers.Of(n, 9))} {(synthetic.All(s => rows(s) == 1) ? "value" : "values")}";

    private static string Short(string label) => Numbers.Cut(label, 28);
}
