namespace Harness.Metrics;

/// <summary>Says which evaluators of a package take part by default.</summary>
/// <param name="types">Types that implement <see cref="IEvaluator"/> and have a constructor without parameters, in the order of their results.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class EvaluatorsAttribute(params Type[] types) : Attribute
{
    /// <summary>The evaluators.</summary>
    public IReadOnlyList<Type> Types { get; } = types;
}
