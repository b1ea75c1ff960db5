namespace Harness.Metrics;

/// <summary>Who says a rule.</summary>
internal enum RuleOrigin
{
    /// <summary>The dataset, under <c>rules</c>.</summary>
    Declared,

    /// <summary>A constraint of SDV.</summary>
    Constraint,

    /// <summary>Nobody: it holds in every real row.</summary>
    Found,
}
