using Harness.SdMetrics.Constraints;
using Harness.SdMetrics.Encoding;
using Harness.SdMetrics.SingleColumn;
using Harness.Tables;

namespace Harness.SdMetrics.Reports;

/// <summary>
/// SDMetrics' DiagnosticReport of one table: the mean of the properties Data Validity (are values within their range, among
/// their labels and in their format, and keys unique), Data Structure (are names and types of the columns the same) and,
/// where constraints are given, Constraint Validity; 1 best, 0 worst.
/// </summary>
/// <param name="Score">The mean of the properties that have a score.</param>
/// <param name="DataValidity">The mean of the columns' scores.</param>
/// <param name="DataStructure">The share of columns, name and type, that both tables have among those that either has.</param>
/// <param name="Validity">The rows of each column in the order of the schema, after that of a composite key.</param>
/// <param name="Structure">A single row, for the whole table.</param>
public sealed record DiagnosticReport(
    ParityScore Score,
    ParityScore DataValidity,
    ParityScore DataStructure,
    IReadOnlyList<ColumnScore> Validity,
    IReadOnlyList<ColumnScore> Structure)
{
    /// <summary>The mean of the constraints' scores.</summary>
    /// <value>No score where there is no constraint, as before 0.32.</value>
    public ParityScore ConstraintValidity { get; init; } = ParityScore.None;

    /// <summary>One row a constraint, in their order.</summary>
    /// <value>By default none.</value>
    public IReadOnlyList<ConstraintScore> Constraints { get; init; } = [];

    /// <summary>Checks a synthetic table. O((columns + constraints) · rows).</summary>
    /// <param name="real">The real table; its schema says which columns there are and of what kind.</param>
    /// <param name="synthetic">The synthetic table; a column that it lacks has an error for a score. A column of dates may be text, as one is in which pandas cannot read a date.</param>
    /// <param name="options">The release and what the metadata say; 0.32 and nothing where <see langword="null"/>.</param>
    public static DiagnosticReport Generate(Table real, Table synthetic, DiagnosticReportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(synthetic);
        options ??= new DiagnosticReportOptions();
        TableKeys keys = options.Metadata.Keys;
        bool isNew = options.Version != SdMetricsVersion.V029;
        var rows = new ValidityRows(real, synthetic, options);
        ColumnScore[] validity =
        [
            .. CompositeKey(synthetic, keys.Primary),
            .. isNew ? real.Schema.SelectMany(rows.Of) : real.Columns.Where(c => !options.Metadata.Ordinal.Contains(c.Name)).SelectMany(c => Column(c, synthetic, keys)),
        ];
        ParityScore validityScore = ParityScore.MeanOf(validity.Select(c => c.Score));
        ParityScore structure = TableStructure(real, synthetic, options.RealTypes, options.SyntheticTypes);
        ConstraintScore[] constraints = [.. (isNew ? options.Constraints : []).Select(c => new ConstraintScore(c, ConstraintAdherence.Compute(real, synthetic, c, options.Metadata)))];
        ParityScore constraintScore = ParityScore.MeanOf(constraints.Select(c => c.Score));
        return new DiagnosticReport(
            ParityScore.MeanOf([validityScore, structure, constraintScore]), validityScore, structure, validity, [new ColumnScore(null, nameof(TableStructure), structure)])
        {
            ConstraintValidity = constraintScore,
            Constraints = constraints,
        };
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
        var none = new Dictionary<string, string>();
        return TableStructure(real, synthetic, none, none);
    }

    internal static ParityScore TableStructure(Table real, Table synthetic, IReadOnlyDictionary<string, string> realTypes, IReadOnlyDictionary<string, string> syntheticTypes)
    {
        var columns = real.Columns.Select(c => (c.Name, Type(c, realTypes))).ToHashSet();
        int common = synthetic.Columns.Count(c => columns.Contains((c.Name, Type(c, syntheticTypes))));
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
            (DateTimeColumn, CategoricalColumn texts) => ValidityRows.Unparsed(texts),
            _ => throw new ArgumentException($"Column '{real.Name}' is {real.Schema.Kind} in the real table but {other.Schema.Kind} in the synthetic one; both need the same schema.", nameof(synthetic)),
        };
        yield return new ColumnScore(real.Name, metric, score) { LostInSynthetic = !score.HasValue };
    }

    private static ColumnScore Missing(string name, string column, string metric) =>
        new(name, metric, ParityScore.Failed($"KeyError: '{column}'")) { LostInSynthetic = true };

    private static string Type(Column column, IReadOnlyDictionary<string, string> types) => types.TryGetValue(column.Name, out string? type) ? type : column.Schema.Kind switch
    {
        ColumnKind.Numerical => ((NumericColumn)column).Style == NumberStyle.Integer && column.MissingCount < column.Length ? "int64" : "float64",
        ColumnKind.DateTime => "datetime64[ns]",
        ColumnKind.Boolean => "bool",
        _ => "object",
    };
}
