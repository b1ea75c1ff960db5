using Harness.Tables;

namespace Harness.Metrics.Dependence;

/// <summary>
/// How far the relations between columns are from those of train. Pairs are pairwise complete: a row counts where both
/// values are present. A relation that train does not define (a constant column, fewer than two complete rows) is left
/// out; one that only the synthetic table does not define counts as 0 there, and the part says why.
/// </summary>
public sealed class DependenceEvaluator : IEvaluator
{
    private static readonly MetricDescriptor Correlation = new()
    {
        Id = "correlation-error",
        LeastMove = 0.03,
        Title = "Correlation error",
        Equation = "|rₜ − rₛ|",
        Cost = "O(pairs · n)",
        Traps = "It measures linear relations only, and outliers change it a lot.",
        Summary = "Mean over pairs of numerical and datetime columns of |r(train) − r(synthetic)|, r Pearson's correlation: 0 where every correlation is kept, 2 where each is reversed, from −1 to 1 or back. Rows with a missing value in the pair are left out.",
        Family = "dependence",
        Headline = Headlines.Fidelity,
        Unit = "r",
        Maximum = 2,
        Floor = FloorKind.PermutedColumns,
        Source = "Pearson 1895; SDMetrics' CorrelationSimilarity is 1 minus half of it",
    };

    private static readonly MetricDescriptor RankCorrelation = Correlation with
    {
        Id = "rank-correlation-error",
        Title = "Rank correlation error",
        Equation = "|ρₜ − ρₛ|",
        Cost = "O(columns · n log n + pairs · n)",
        Traps = "It measures monotone relations only.",
        Summary = "The same as 'correlation-error' with Spearman's correlation of ranks, of ordinal columns too, which depends little on outliers and not at all on monotone changes of scale: 0 is best, 2 worst. Rows with a missing value in the pair are left out.",
        Unit = "ρ",
        Source = "Spearman 1904; SDMetrics' CorrelationSimilarity(coefficient=\"Spearman\") is 1 minus half of it",
    };

    private static readonly MetricDescriptor Association = Correlation with
    {
        Id = "association-error",
        Title = "Association error",
        Equation = "|aₜ − aₛ|",
        Cost = "O(pairs · (n + cells))",
        Traps = "η is high by chance where groups are small, in both tables alike; V is corrected for that.",
        Summary = "Mean over all pairs of columns of |a(train) − a(synthetic)|, a from 0 to 1: |Pearson's r| of two numbers or dates, the correlation ratio η of a number in the groups of a label, bias-corrected Cramér's V of two labels, ordinal ones among them. 0 is best, 1 worst. Rows with a missing value in the pair are left out.",
        Unit = "association",
        Maximum = 1,
        Source = "Pearson 1905 (η); Bergsma, J. Korean Stat. Soc. 42 (2013) 323–328 (V)",
    };

    private static readonly MetricDescriptor Lost = Association with
    {
        Id = "lost-association",
        Title = "Lost association",
        Headline = Headlines.None,
        Equation = "max(0, aₜ − aₛ)",
        Cost = "shared with 'association-error'",
        Traps = "Fresh rows do not get 0: chance makes some relations weaker and some stronger, and only one side counts here.",
        Summary = "Mean over all pairs of columns of how much weaker their association is in the synthetic table than in train, stronger ones counting as 0: 0 where every relation is preserved. Association as in 'association-error', of which it is one half; 'invented-association' is the other.",
    };

    private static readonly MetricDescriptor Invented = Association with
    {
        Id = "invented-association",
        Title = "Invented association",
        Headline = Headlines.None,
        Equation = "max(0, aₛ − aₜ)",
        Cost = "shared with 'association-error'",
        Traps = "Fresh rows do not get 0: chance makes some relations weaker and some stronger, and only one side counts here.",
        Summary = "Mean over all pairs of columns of how much stronger their association is in the synthetic table than in train, weaker ones counting as 0: 0 where no relation is made up. Association as in 'association-error', of which it is one half; 'lost-association' is the other.",
        Floor = FloorKind.None,
    };

    /// <inheritdoc/>
    public string Id => "dependence";

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Metrics { get; } =
        [Correlation, Correlation.Worst(), RankCorrelation, RankCorrelation.Worst(), Association, Association.Worst(), Lost, Invented];

    /// <inheritdoc/>
    public IReadOnlyList<MetricResult> Evaluate(PairContext pair) => GroupJackknife.Measure(pair, Measure);

    private static MetricResult[] Measure(PairContext pair)
    {
        string[] quantitative = TableDependence.Quantitative(pair.Train);
        string[] ordered = TableDependence.Ordered(pair.Train);
        string[] modelled = TableDependence.Modelled(pair.Train);

        // Not cancelled with the pair that asks first: others share it.
        var train = TableDependence.OfTrain(pair.Shared);
        TableDependence synthetic = TableDependence.Of(pair.Synthetic, pair.Shared.Ordered, modelled, pair.Cancellation);
        const string Numbers = "the table has fewer than two numerical or datetime columns";
        string few = ordered.Length == quantitative.Length ? Numbers : "the table has fewer than two numerical, datetime or ordinal columns";
        const string FewColumns = "the table has fewer than two columns beside ids";
        const string NoAssociation = "no pair has a defined association in train";
        const string NoCorrelation = "no pair has a defined correlation in train";
        return
        [
            .. Results(Correlation, quantitative, train.Pearson, synthetic.Pearson, pair.Synthetic, Numbers, NoCorrelation),
            .. Results(RankCorrelation, ordered, train.Spearman, synthetic.Spearman, pair.Synthetic, few, NoCorrelation),
            .. Results(Association, modelled, train.Association, synthetic.Association, pair.Synthetic, FewColumns, NoAssociation),
            Results(Lost, modelled, train.Association, synthetic.Association, pair.Synthetic, FewColumns, NoAssociation, (t, s) => Math.Max(0, t - s))[0],
            Results(Invented, modelled, train.Association, synthetic.Association, pair.Synthetic, FewColumns, NoAssociation, (t, s) => Math.Max(0, s - t))[0],
        ];
    }

    private static MetricResult[] Results(
        MetricDescriptor metric, string[] columns, double[,] train, double[,] synthetic, Table table, string tooFew, string undefined, Func<double, double, double>? oneSided = null)
    {
        var parts = new List<MetricPart>();
        for (int i = 0; i < columns.Length; i++)
        {
            for (int j = i + 1; j < columns.Length; j++)
            {
                if (double.IsNaN(train[i, j]))
                {
                    continue;
                }

                bool lost = double.IsNaN(synthetic[i, j]);
                string? note = lost ? LostAssociation.Reason(table[columns[i]], table[columns[j]]) : null;
                (double real, double other) = (train[i, j], lost ? 0 : synthetic[i, j]);
                parts.Add(oneSided is null
                    ? MetricPart.Of(columns[i], columns[j], other - real, note)
                    : new MetricPart(columns[i], columns[j], oneSided(real, other), note));
            }
        }

        return MetricResult.OfParts(metric, parts, table.RowCount, columns.Length < 2 ? tooFew : undefined);
    }
}
