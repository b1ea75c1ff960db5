namespace Harness.Reports.Html.Study;

/// <summary>Generators that have something in common.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Generators">Their ids, best first.</param>
/// <param name="IsBaseline">Whether they are baselines.</param>
internal sealed record GeneratorGroup(string Title, IReadOnlyList<string> Generators, bool IsBaseline);
