namespace Harness.Generators.BayesNet;

/// <summary>A column that another column depends on.</summary>
/// <param name="Column">Index of the column.</param>
/// <param name="Of">For each state of the column the joined state that stands for it.</param>
/// <param name="Count">Number of joined states.</param>
/// <param name="Prior">Weight, in rows, of the distribution given the parents before this one alone.</param>
internal sealed record Parent(int Column, int[] Of, int Count, double Prior);
