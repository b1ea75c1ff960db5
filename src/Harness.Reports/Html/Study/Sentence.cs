namespace Harness.Reports.Html.Study;

/// <summary>A finding as a sentence.</summary>
/// <param name="Css">good, bad, open or none.</param>
/// <param name="Sign">Its sign.</param>
/// <param name="Head">What is found.</param>
/// <param name="Rest">The numbers that it rests on.</param>
internal sealed record Sentence(string Css, string Sign, string Head, string Rest);
