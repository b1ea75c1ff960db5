namespace Harness.Generators.BayesNet;

/// <summary>A column that another depends on.</summary>
/// <param name="Column">Its index.</param>
/// <param name="Of">For each of its states the joined one that counts.</param>
/// <param name="Count">Number of joined states.</param>
/// <param name="Prior">The weight, in rows, of the distribution with the parents before this one only.</param>
internal sealed record Parent(int Column, int[] Of, int Count, double Prior);
