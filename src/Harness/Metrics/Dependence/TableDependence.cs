using Harness.Statistics;
using Harness.Tables;

namespace Harness.Metrics.Dependence;

/// <summary>The strength of the relation of each pair of columns of one table; NaN if it is not defined.</summary>
/// <param name="Pearson">Pearson's correlation, rows and columns the quantitative columns.</param>
/// <param name="Spearman">Spearman's correlation, rows and columns those that have an order.</param>
/// <param name="Association">0 to 1, rows and columns the modelled columns.</param>
internal sealed record TableDependence(double[,] Pearson, double[,] Spearman, double[,] Association)
{
    /// <summary>Measures a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="order">The order of its columns.</param>
    /// <param name="modelled">Names of its columns without ids.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static TableDependence Of(Table table, OrderedValues order, IReadOnlyList<string> modelled, CancellationToken cancellation)
    {
        string[] ordered = [.. modelled.Where(name => order.Has(table[name]))];
        List<string> quantitative = [.. ordered.Where(name => table[name] is QuantitativeColumn)];
        double[][] values = [.. ordered.Select(name => order.Of(table[name]).ToArray())];
        double[,] pearson = CorrelationMatrix.Pearson([.. values.Where((_, i) => table[ordered[i]] is QuantitativeColumn)], cancellation);
        double[,] spearman = CorrelationMatrix.Spearman(values, cancellation);

        var association = new double[modelled.Count, modelled.Count];
        var standardised = new Dictionary<string, double[]?>(StringComparer.Ordinal);
        int[] place = [.. modelled.Select(name => quantitative.IndexOf(name))];
        for (int i = 0; i < modelled.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (int j = i + 1; j < modelled.Count; j++)
            {
                association[i, j] = place[i] >= 0 && place[j] >= 0
                    ? Math.Abs(pearson[place[i], place[j]])
                    : Of(table[modelled[i]], table[modelled[j]], standardised);
            }
        }

        return new TableDependence(pearson, spearman, association);
    }

    /// <summary>Measures the train part of a dataset, once for all that ask.</summary>
    /// <param name="shared">Work on the real rows.</param>
    public static TableDependence OfTrain(DatasetContext shared) => shared.Get(d => Of(d.Train, shared.Ordered, Modelled(d.Train), CancellationToken.None));

    /// <summary>Names of the numerical and datetime columns of a table.</summary>
    /// <param name="table">The table.</param>
    public static string[] Quantitative(Table table) => [.. table.Schema.Where(c => c.IsQuantitative).Select(c => c.Name)];

    /// <summary>Names of the columns of a table that have an order: its numbers, dates and ordinal labels.</summary>
    /// <param name="table">The table.</param>
    public static string[] Ordered(Table table) => [.. table.Schema.Where(c => c.HasOrder).Select(c => c.Name)];

    /// <summary>Names of the columns of a table without ids.</summary>
    /// <param name="table">The table.</param>
    public static string[] Modelled(Table table) => [.. table.Schema.Where(c => c.IsModelled).Select(c => c.Name)];

    private static double Of(Column first, Column second, Dictionary<string, double[]?> standardised) => (first, second) switch
    {
        (QuantitativeColumn number, CategoricalColumn label) => Ratio(number, label, standardised),
        (CategoricalColumn label, QuantitativeColumn number) => Ratio(number, label, standardised),
        (CategoricalColumn x, CategoricalColumn y) => CramersV.Of(x.Codes, y.Codes, x.Levels.Count, y.Levels.Count),
        _ => throw new ArgumentException($"No association is defined for {first.Schema.Kind} and {second.Schema.Kind}.", nameof(second)),
    };

    // A number without gaps is standardised once for all labels without gaps.
    private static double Ratio(QuantitativeColumn number, CategoricalColumn label, Dictionary<string, double[]?> standardised)
    {
        if (number.MissingCount > 0 || label.MissingCount > 0)
        {
            return CorrelationRatio.Of(number.Values, label.Codes, label.Levels.Count);
        }

        if (!standardised.TryGetValue(number.Name, out double[]? deviations))
        {
            deviations = new double[number.Length];
            standardised[number.Name] = deviations = UnitDeviations.TryWrite(number.Values, deviations) ? deviations : null;
        }

        return deviations is null ? double.NaN : CorrelationRatio.OfDeviations(deviations, label.Codes, label.Levels.Count);
    }
}
