using Harness.SdMetrics.Encoding;
using Harness.SdMetrics.SingleColumn;
using Harness.Tables;

namespace Harness.SdMetrics.Reports;

/// <summary>
/// SDMetrics 0.29's DiagnosticReport of one table: the mean of the properties Data Validity (are values within the real
/// range, among the real labels, and keys unique) and Data Structure (are names and types of the columns the same), 1 best,
/// 0 worst.
/// </summary>
/// <param name="Score">The mean of the properties that have a score.</param>
/// <param name="DataValidity">The mean of the columns' scores.</param>
/// <param name="DataStructure">The share of columns, name and type, that both tables have among those that either has.</param>
/// <param name="Validity">One row a column in the order of the schema, after that of a composite key.</param>
/// <param name="Structure">A single row, for the whole table.</param>
public sealed record DiagnosticReport(
    ParityScore Score,
    ParityScore DataValidity,
    ParityScore DataStructure,
    IReadOnlyList<ColumnScore> Validity,
    IReadOnlyList<ColumnScore> Structure)
{
    /// <summary>Checks a synthetic table. O(columns · rows).</summary>
    /// <param name="real">The real table; its schema says which columns there are and of what kind.</param>
    /// <param name="synthetic">The synthetic table; a column that it lacks has an error for a score.</param>
    /// <param name="keys">The keys; none where <see langword="null"/>. An id that is no key takes no part in Data Validity.</param>
    public static DiagnosticReport Generate(Table real, Table synthetic, TableKeys? keys = null)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(synthetic);
        keys ??= new TableKeys();
        ColumnScore[] validity = [.. CompositeKey(synthetic, keys.Primary), .. real.Columns.SelectMany(c => Column(c, synthetic, keys))];
        ParityScore validityScore = ParityScore.MeanOf(validity.Select(c => c.Score));
        ParityScore structure = TableStructure(real, synthetic);
        return new DiagnosticReport(
            ParityScore.MeanOf([validityScore, structure]), validityScore, structure, validity, [new ColumnScore(null, nameof(TableStructure), structure)]);
    }

    /// <summary>
    /// TableStructure: the columns, name and type, that both tables have among those that either has. Types are those of a
    /// data frame read by the schema: whole numbers and others differ, missing values make no difference but where all are.
    /// </summary>
    /// <param name="real">The real table.</param>
    /// <param name="synthetic">The synthetic table.</param>
    public static ParityScore TableStructure(Table real, Table synthetic)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(synthetic);
        var columns = real.Columns.Select(c => (c.Name, Type(c))).ToHashSet();
        int common = synthetic.Columns.Count(c => columns.Contains((c.Name, Type(c))));
        return ParityScore.Of((double)common / (real.Columns.Count + synthetic.Columns.Count - common));
    }

    private static IEnumerable<ColumnScore> CompositeKey(Table synthetic, IReadOnlyList<string> key)
    {
        if (key.Count > 1)
        {
            string name = string.Join(", ", key);
            yield return key.FirstOrDefault(part => synthetic.Schema.IndexOf(part) < 0) is { } missing
                ? Missing(name, missing, nameof(KeyMetrics.KeyUniqueness))
                : new ColumnScore(name, nameof(KeyMetrics.KeyUniqueness), KeyMetrics.KeyUniqueness([.. key.Select(part => synthetic[part])]));
        }
    }

    private static IEnumerable<ColumnScore> Column(Column real, Table synthetic, TableKeys keys)
    {
        bool isKey = keys.Alternate.Contains(real.Name) || (keys.Primary.Count == 1 && keys.Primary[0] == real.Name);
        if ((!real.Schema.IsModelled && !isKey) || (real.Schema.IsQuantitative && keys.SequenceIndex == real.Name))
        {
            yield break;
        }

        string metric = real.Schema.IsQuantitative ? nameof(ContinuousMetrics.BoundaryAdherence)
            : real.Schema.IsCategorical ? nameof(DiscreteMetrics.CategoryAdherence)
            : nameof(KeyMetrics.KeyUniqueness);
        if (synthetic.Schema.IndexOf(real.Name) < 0)
        {
            yield return Missing(real.Name, real.Name, metric);
            yield break;
        }

        Column other = synthetic[real.Name];
        ParityScore score = (real, other) switch
        {
            (QuantitativeColumn x, QuantitativeColumn y) => ContinuousMetrics.BoundaryAdherence(x, y),
            (CategoricalColumn x, CategoricalColumn y) when real.Schema.IsCategorical => DiscreteMetrics.CategoryAdherence(x, y),
            (CategoricalColumn, _) when !real.Schema.IsCategorical => KeyMetrics.KeyUniqueness(other),
            _ => throw new ArgumentException($"Column '{real.Name}' is {real.Schema.Kind} in the real table but {other.Schema.Kind} in the synthetic one; both need the same schema.", nameof(synthetic)),
        };
        yield return new ColumnScore(real.Name, metric, score) { LostInSynthetic = !score.HasValue };
    }

    private static ColumnScore Missing(string name, string column, string metric) =>
        new(name, metric, ParityScore.Failed($"KeyError: '{column}'")) { LostInSynthetic = true };

    private static string Type(Column column) => column.Schema.Kind switch
    {
        ColumnKind.Numerical => ((NumericColumn)column).Style == NumberStyle.Integer && column.MissingCount < column.Length ? "int64" : "float64",
        ColumnKind.DateTime => "datetime64[ns]",
        ColumnKind.Boolean => "bool",
        _ => "object",
    };
}
