using Harness.Datasets.Rules;

namespace Harness.Datasets.Constraints;

/// <summary>One of SDV's constraints. Unlike a <see cref="Rule"/> of the dataset, real rows may break it, and generators do not repair by it.</summary>
/// <param name="ClassName">SDV's name of its class.</param>
/// <param name="Rule">What it asks of rows.</param>
/// <param name="Parameters">Its parameters as they were written, a JSON object.</param>
internal sealed record Constraint(string ClassName, Rule Rule, string Parameters)
{
    /// <inheritdoc/>
    public override string ToString() => $"{ClassName}: {Rule}";
}
