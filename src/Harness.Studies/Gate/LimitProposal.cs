namespace Harness.Studies.Gate;

/// <summary>A limit for every generator of a dataset, from what fresh real rows get by chance.</summary>
/// <param name="Metric">The metric's id.</param>
/// <param name="Limit">The limit, with its reason.</param>
/// <param name="HeldBack">Why it is not to be written; <see langword="null"/> where it is.</param>
internal sealed record LimitProposal(string Metric, Limit Limit, string? HeldBack = null);
