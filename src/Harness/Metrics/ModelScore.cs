namespace Harness.Metrics;

/// <summary>Says that a metric is the score of models, and which rows they are trained and tested on: reports show these metrics in one table.</summary>
/// <param name="Rows"><c>TRTR</c>, <c>TSTR</c>, <c>TRTS</c> or <c>TSTS</c>: trained on real (R) or synthetic (S) rows, tested on real or synthetic ones.</param>
/// <param name="Title">The score's title: <c>macro-F1</c>.</param>
public sealed record ModelScore(string Rows, string Title);
