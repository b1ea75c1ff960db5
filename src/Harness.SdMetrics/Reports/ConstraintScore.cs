using Harness.SdMetrics.Constraints;
using Harness.SdMetrics.Encoding;

namespace Harness.SdMetrics.Reports;

/// <summary>One row of the details of the property Constraint Validity.</summary>
/// <param name="Constraint">The constraint.</param>
/// <param name="Score">The share of synthetic rows that keep it.</param>
public sealed record ConstraintScore(TableConstraint Constraint, ParityScore Score);
