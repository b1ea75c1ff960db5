using Harness.SdMetrics.Constraints;
using Harness.SdMetrics.Encoding;

namespace Harness.SdMetrics.Reports;

/// <summary>What a <see cref="DiagnosticReport"/> knows beside the two tables.</summary>
public sealed record DiagnosticReportOptions
{
    /// <summary>The release whose numbers are given.</summary>
    /// <value>Default 0.32.</value>
    public SdMetricsVersion Version { get; init; } = SdMetricsVersion.V032;

    /// <summary>Keys, ordinal columns and what is declared of values.</summary>
    /// <value>By default nothing.</value>
    public TableMetadata Metadata { get; init; } = new();

    /// <summary>The constraints of Constraint Validity.</summary>
    /// <value>By default none.</value>
    public IReadOnlyList<TableConstraint> Constraints { get; init; } = [];

    /// <summary>
    /// How the synthetic file writes its dates, by column: one text a row, <see langword="null"/> where missing. Dates of a
    /// column that is not here count as written in the column's format.
    /// </summary>
    /// <value>By default none.</value>
    public IReadOnlyDictionary<string, IReadOnlyList<string?>> SyntheticText { get; init; } = new Dictionary<string, IReadOnlyList<string?>>();

    /// <summary>
    /// The types that pandas gave to the columns of the real file, by name. Data Structure compares them; a column that is
    /// not here has the type of its kind, whatever is missing.
    /// </summary>
    /// <value>By default none.</value>
    public IReadOnlyDictionary<string, string> RealTypes { get; init; } = new Dictionary<string, string>();

    /// <summary>The same for the synthetic file.</summary>
    /// <value>By default none.</value>
    public IReadOnlyDictionary<string, string> SyntheticTypes { get; init; } = new Dictionary<string, string>();
}
