using Harness.Metrics.Contingency;
using Harness.Random;
using Harness.Tables;

namespace Harness.Metrics.Dependence;

/// <summary>Whether values are missing in the same rows as in train: a value that older people lack less often, in the synthetic table too.</summary>
public sealed class GapEvaluator : IEvaluator
{
    private static readonly MetricDescriptor Gaps = new()
    {
        Id = "gap-dependence-error",
        LeastMove = 0.03,
        Title = "Gap dependence error",
        Equation = "√Σ_c (vₛ(c) − vₜ(c))², v(c) = (p(gap, c) − p(gap) p(c)) / √(p(c) p(gap) (1 − p(gap))), c the cells of the other column",
        Cost = "O(columns with gaps · columns · n)",
        Traps = "With few gaps most of it is chance; read it beside what fresh rows get. How many values are missing it does not say; see 'missing-rate-error'.",
        Summary = $"Mean over pairs of a column with missing values in train and another column (of more than {ColumnSets.MostPairs}: of so many, drawn at random, always the same) of how differently the gaps of the one depend on the values of the other. Train and synthetic table each have a vector over the cells of the other column whose length is "
            + "the correlation φ of gap and cell (0 where gaps are where they want, 1 where the cell decides); it is the length of their difference: 0 where the gaps are in the same rows, φ of train where they are strewn, 2 at most, where they are in all the others. "
            + $"Numbers and dates are in {GapCells.Most} cells of about equal train counts; the {GapCells.Most} most frequent labels, of those that at least 20 rows have, are cells, the others one together. Rows that lack the other value are left out; 'co-missingness-error' measures them.",
        Family = "dependence",
        Unit = "φ",
        Maximum = 2,
        Floor = FloorKind.PermutedColumns,
        Source = "φ² = χ²/n, Cramér 1946, of the indicator of missingness (Little and Rubin 2019, ch. 1) and a column; as a difference of vectors it sees turned relations too",
    };

    // Parts that have a note, the worst ones.
    private const int Noted = 3;

    /// <inheritdoc/>
    public string Id => "gaps";

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Metrics { get; } = [Gaps, Gaps.Worst()];

    /// <inheritdoc/>
    public IReadOnlyList<MetricResult> Evaluate(PairContext pair) => GroupJackknife.Measure(pair, Measure);

    private static MetricResult[] Measure(PairContext pair)
    {
        Train train = pair.Shared.Get(d => new Train(d.Train, pair.Shared.Whole.Dataset.Train));
        Dictionary<string, int[]> codes = train.Cells.ToDictionary(c => c.Key, c => c.Value.Encode(pair.Synthetic[c.Key]), StringComparer.Ordinal);
        Dictionary<string, bool[]> gaps = train.Pairs.Select(p => p.Gappy).Distinct().ToDictionary(name => name, name => GapTable.Gaps(pair.Synthetic[name]), StringComparer.Ordinal);
        var parts = new MetricPart[train.Pairs.Count];
        for (int i = 0; i < parts.Length; i++)
        {
            pair.Cancellation.ThrowIfCancellationRequested();
            (string gappy, string other, GapTable real) = train.Pairs[i];
            parts[i] = new MetricPart(gappy, other, real.Distance(Of(gappy, other)));
        }

        foreach (int i in Enumerable.Range(0, parts.Length).OrderByDescending(i => parts[i].Value).Take(Noted).ToArray())
        {
            (string gappy, string other, GapTable real) = train.Pairs[i];
            parts[i] = parts[i] with { Note = Note(gappy, real, Of(gappy, other), train.Cells[other]) };
        }

        return MetricResult.OfParts(Gaps, parts, pair.Synthetic.RowCount, train.Reason);

        GapTable Of(string gappy, string other) => GapTable.Of(gaps[gappy], codes[other], train.Cells[other].Count);
    }

    // The cell that differs most: where gaps are too many, or too few.
    private static string? Note(string gappy, GapTable real, GapTable synthetic, GapCells cells)
    {
        int cell = real.Farthest(synthetic);
        return cell < 0 ? null : FormattableString.Invariant($"{gappy} is missing in {synthetic.Rate(cell):P0} of the rows where {cells.Name(cell)}, in {real.Rate(cell):P0} of train's");
    }

    /// <summary>What is known of train.</summary>
    private sealed class Train
    {
        // Which columns have gaps the whole dataset says, so that splits of it tell what chance does to the same pairs.
        public Train(Table train, Table whole)
        {
            Column[] columns = [.. train.Columns.Where(c => c.Schema.IsModelled)];
            Column[] gappy = [.. whole.Columns.Where(c => c.Schema.IsModelled && c.MissingCount > 0 && c.MissingCount < c.Length).Select(c => train[c.Name])];
            Reason = gappy.Length == 0 ? "no column has both missing and other values in train" : "the table has fewer than two columns beside ids with values in train";
            Cells = columns.Where(c => c.MissingCount < c.Length && gappy.Any(g => g.Name != c.Name)).ToDictionary(c => c.Name, GapCells.Learn, StringComparer.Ordinal);
            Dictionary<string, int[]> codes = Cells.ToDictionary(c => c.Key, c => c.Value.Encode(train[c.Key]), StringComparer.Ordinal);
            Dictionary<string, bool[]> gaps = gappy.ToDictionary(c => c.Name, GapTable.Gaps, StringComparer.Ordinal);
            (string Gappy, string Other)[] all = [.. gappy.SelectMany(_ => Cells.Keys, (column, other) => (column.Name, other)).Where(p => p.Name != p.other)];
            Pairs =
            [
                .. from place in RandomStream.ForMetric("gaps").Subset(all.Length, ColumnSets.MostPairs)
                   let pair = all[place]
                   select (pair.Gappy, pair.Other, GapTable.Of(gaps[pair.Gappy], codes[pair.Other], Cells[pair.Other].Count)),
            ];
        }

        /// <summary>The cells of each column beside which another has gaps.</summary>
        public IReadOnlyDictionary<string, GapCells> Cells { get; }

        /// <summary>Each column with gaps beside each other column.</summary>
        public IReadOnlyList<(string Gappy, string Other, GapTable Table)> Pairs { get; }

        /// <summary>Why there is no pair, where there is none.</summary>
        public string Reason { get; }
    }
}
