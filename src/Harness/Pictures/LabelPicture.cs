using Harness.Tables;

namespace Harness.Pictures;

/// <summary>The shares of labels, real and synthetic, of all rows; a label of fewer than five real rows is never named.</summary>
/// <param name="Rows">What is drawn, by real frequency: named labels, then the others together, new ones together, and missing.</param>
/// <param name="Levels">Number of labels that real rows have.</param>
/// <param name="Lost">Labels of at least five real rows that no seed ever has.</param>
/// <param name="LostUnnamed">Number of rarer real labels that no seed ever has.</param>
/// <param name="New">Labels that no real row has, at most two of them; empty where there are more.</param>
/// <param name="NewCount">Number of labels that no real row has.</param>
internal sealed record LabelPicture(IReadOnlyList<LabelPicture.Row> Rows, int Levels, IReadOnlyList<string> Lost, int LostUnnamed, IReadOnlyList<string> New, int NewCount)
{
    private const int MostNamed = 12;
    private const int NamedBesideOthers = 10;
    /// <summary>The fewest real rows of a label that may be named.</summary>
    public const int LeastRealRows = 5;
    private const int MostNew = 2;
    private const double Deviations = 3;

    /// <summary>
    /// The share of rows that fresh real rows may have with labels that no real row has: that of the labels that occur once (Good 1953), and three standard deviations of it and of what comes (Esty 1983). 0 where metadata list the labels.
    /// </summary>
    public double Unseen { get; init; }

    /// <summary>What a row stands for.</summary>
    internal enum RowKind
    {
        /// <summary>One label.</summary>
        Label,

        /// <summary>All real labels that have no row of their own.</summary>
        Others,

        /// <summary>All labels that no real row has.</summary>
        New,

        /// <summary>Rows without a value.</summary>
        Missing,
    }

    /// <summary>Draws a column.</summary>
    /// <param name="real">The real column.</param>
    /// <param name="synthetic">The synthetic column of each seed.</param>
    public static LabelPicture Of(CategoricalColumn real, IReadOnlyList<CategoricalColumn> synthetic)
    {
        Dictionary<string, int> inReal = Counts(real);
        Dictionary<string, int>[] inSynthetic = [.. synthetic.Select(Counts)];
        string[] byFrequency = [.. inReal.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Key)];
        string[] frequent = [.. byFrequency.Where(l => inReal[l] >= LeastRealRows)];
        string[] named = frequent.Length == byFrequency.Length && frequent.Length <= MostNamed ? frequent : [.. frequent.Take(NamedBesideOthers)];
        string[] others = [.. byFrequency.Except(named, StringComparer.Ordinal)];
        string[] fresh = [.. inSynthetic.SelectMany(c => c.Keys).Where(l => !inReal.ContainsKey(l)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        string[] lost = [.. byFrequency.Where(l => !inSynthetic.Any(c => c.ContainsKey(l)))];
        var rows = new List<Row>([.. named.Select(l => Draw(RowKind.Label, l, 1, [l]))]);
        if (others.Length > 0)
        {
            rows.Add(Draw(RowKind.Others, "", others.Length, others));
        }

        if (fresh.Length > 0)
        {
            rows.Add(Draw(RowKind.New, "", fresh.Length, fresh));
        }

        if (real.MissingCount > 0 || synthetic.Any(c => c.MissingCount > 0))
        {
            rows.Add(new Row(RowKind.Missing, "", 1, Share(real.MissingCount, real.Length), [.. synthetic.Select(c => Share(c.MissingCount, c.Length))]));
        }

        string[] lostFrequent = [.. lost.Where(l => inReal[l] >= LeastRealRows)];
        return new LabelPicture(rows, byFrequency.Length, lostFrequent, lost.Length - lostFrequent.Length, fresh.Length <= MostNew ? fresh : [], fresh.Length)
        {
            Unseen = real.Schema.Declared?.Labels is null ? UnseenOf(inReal.Values.Count(c => c == 1), inReal.Values.Count(c => c == 2), real.Length) : 0,
        };

        Row Draw(RowKind kind, string label, int labels, IReadOnlyList<string> all) =>
            new(kind, label, labels, Share(all.Sum(l => inReal.GetValueOrDefault(l)), real.Length), [.. inSynthetic.Select((c, seed) => Share(all.Sum(l => c.GetValueOrDefault(l)), synthetic[seed].Length))]);
    }

    // The estimate has the variance once + 2 · twice, and the rows that come have their own.
    private static double UnseenOf(int once, int twice, int rows) => rows == 0 ? 0 : (once + Deviations * Math.Sqrt(2.0 * (once + twice))) / rows;

    private static double Share(int part, int all) => all == 0 ? 0 : (double)part / all;

    private static Dictionary<string, int> Counts(CategoricalColumn column)
    {
        var counts = new int[column.Levels.Count];
        foreach (int code in column.Codes)
        {
            if (code >= 0)
            {
                counts[code]++;
            }
        }

        return Enumerable.Range(0, counts.Length).Where(i => counts[i] > 0).ToDictionary(i => column.Levels[i], i => counts[i], StringComparer.Ordinal);
    }

    /// <summary>One bar beside another.</summary>
    /// <param name="Kind">What it stands for.</param>
    /// <param name="Label">The label; empty where it stands for several.</param>
    /// <param name="Labels">Number of labels.</param>
    /// <param name="Real">Their share of the real rows.</param>
    /// <param name="Synthetic">Their share of the synthetic rows, one a seed.</param>
    internal sealed record Row(RowKind Kind, string Label, int Labels, double Real, IReadOnlyList<double> Synthetic);
}
