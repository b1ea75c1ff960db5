namespace Harness.Studies.Gate;

/// <summary>A limit for one metric of a pair instead of the bar.</summary>
/// <param name="Dataset">The dataset, or <c>*</c> for any.</param>
/// <param name="Generator">The generator, or <c>*</c> for any.</param>
/// <param name="Metric">The metric's id.</param>
/// <param name="Limit">The limit, with its reason.</param>
public sealed record PairLimit(string Dataset, string Generator, string Metric, Limit Limit)
{
    /// <summary>3 if it names dataset and generator, 2 for the dataset alone, 1 for the generator alone, 0 for neither.</summary>
    internal int Exactness => (Dataset == "*" ? 0 : 2) + (Generator == "*" ? 0 : 1);

    /// <summary>Whether it is about a pair.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="generator">The generator.</param>
    internal bool Matches(string dataset, string generator) => Names(Dataset, dataset) && Names(Generator, generator);

    internal static bool Names(string pattern, string name) => pattern == "*" || pattern == name;
}
