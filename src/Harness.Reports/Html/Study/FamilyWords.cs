namespace Harness.Reports.Html.Study;

/// <summary>The families of metrics in plain words.</summary>
internal static class FamilyWords
{
    /// <summary>What a family looks at.</summary>
    /// <param name="family">The family.</param>
    public static string Of(string family) => family switch
    {
        "marginals" => "single columns",
        "dependence" => "relations of two columns",
        "joint" => "whole rows, combinations of columns, and what tells them from real ones",
        "validity" => "impossible cells and broken rules",
        "copying" => "copies of real rows",
        "utility" => "models, trained or tested on it",
        "sdmetrics" => "scores of SDMetrics",
        _ => family,
    };
}
