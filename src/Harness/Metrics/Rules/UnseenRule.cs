using Harness.Datasets.Rules;
using MathNet.Numerics;

namespace Harness.Metrics.Rules;

/// <summary>A rule that says what no real row has: real rows keep it by construction, and how many fresh rows would break it follows from what a single real row has.</summary>
/// <param name="Columns">The columns that it speaks of, each once.</param>
/// <param name="Singles">Number of things that one real row alone has, and without which the rule would be another.</param>
internal abstract record UnseenRule(IReadOnlyList<string> Columns, int Singles) : Rule(Columns)
{
    /// <summary>As large a share of fresh rows has what no real row has (Good 1953). Where it is larger that is luck, and no rule.</summary>
    public const double MostSingles = 0.001;

    /// <summary>
    /// The probability that so many fresh rows or more have what no real row has. How many do follows from what one real row alone has
    /// (Good 1953): their rate has a gamma distribution, and the number is negative binomial. The root allows for what their number is off by.
    /// </summary>
    /// <param name="broken">Synthetic rows that break the rule.</param>
    /// <param name="rows">Number of synthetic rows.</param>
    /// <param name="real">Number of real rows.</param>
    public double PValue(int broken, int rows, int real) => broken == 0
        ? 1
        : SpecialFunctions.BetaRegularized(broken, Singles + 1 + Math.Sqrt(Singles), (double)rows / (rows + real));
}
