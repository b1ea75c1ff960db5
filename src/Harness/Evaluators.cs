using System.Reflection;
using Harness.Metrics;
using Harness.Metrics.Consistency;
using Harness.Metrics.Contingency;
using Harness.Metrics.Copying;
using Harness.Metrics.Dependence;
using Harness.Metrics.Joint;
using Harness.Metrics.Marginals;
using Harness.Metrics.Rules;
using Harness.Metrics.Validity;

namespace Harness;

/// <summary>The evaluators that everything uses by default, and what is known of those that are not installed.</summary>
public static class Evaluators
{
    private static readonly Lazy<IReadOnlyList<IEvaluator>> All = new(Find);

    /// <summary>
    /// The evaluators of this package, then those of every <c>Harness.*</c> package that the program references and that says so with
    /// <see cref="EvaluatorsAttribute"/>: Harness.Utility, Harness.SdMetrics. The order is that of all results.
    /// </summary>
    public static IReadOnlyList<IEvaluator> Default => All.Value;

    /// <summary>The ids of metrics that are known but not measured by default, since their package is not referenced, with the package.</summary>
    public static IReadOnlyDictionary<string, string> NotInstalled => Missing(Default);

    /// <summary>The ids of metrics that are known but that no evaluator of a list answers for, with the package that has them.</summary>
    /// <param name="evaluators">The evaluators that take part.</param>
    /// <returns>Metrics of packages that are not referenced, and of evaluators that were left out.</returns>
    internal static IReadOnlyDictionary<string, string> Missing(IEnumerable<IEvaluator> evaluators)
    {
        var there = evaluators.SelectMany(e => e.Metrics).Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        return OptionalMetrics.PackageOf
            .Concat(Default.SelectMany(e => e.Metrics.Select(m => KeyValuePair.Create(m.Id, e.GetType().Assembly.GetName().Name ?? ""))))
            .Where(m => !there.Contains(m.Key))
            .DistinctBy(m => m.Key, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
    }

    private static IReadOnlyList<IEvaluator> Find() =>
    [
        new MarginalEvaluator(),
        new DependenceEvaluator(),
        new DifferenceEvaluator(),
        new GapEvaluator(),
        new ContingencyEvaluator(),
        new ConsistencyEvaluator(),
        new JointEvaluator(),
        new ValidityEvaluator(),
        new RuleEvaluator(),
        new PatternEvaluator(),
        new LostLabelEvaluator(),
        new FoundRuleEvaluator(),
        new CopyingEvaluator(),
        new NearestEvaluator(),
        new PersonalEvaluator(),
        .. Packages()
            .SelectMany(assembly => assembly.GetCustomAttributes<EvaluatorsAttribute>())
            .SelectMany(attribute => attribute.Types)
            .Select(type => (IEvaluator)Activator.CreateInstance(type)!),
    ];

    // A project that references a package need not use a type of it, so it may not be loaded yet. What the program could load stands in this list.
    private static IEnumerable<Assembly> Packages() =>
        ((AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string) ?? "").Split(Path.PathSeparator)
            .Select(Path.GetFileNameWithoutExtension)
            .Concat(AppDomain.CurrentDomain.GetAssemblies().Select(a => a.GetName().Name))
            .OfType<string>()
            .Where(name => name.StartsWith("Harness.", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(name => name, StringComparer.Ordinal)
            .Select(name => Assembly.Load(new AssemblyName(name)));
}
