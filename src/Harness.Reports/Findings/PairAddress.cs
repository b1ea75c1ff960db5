using Harness.Studies;

namespace Harness.Reports.Findings;

/// <summary>Where the page of a pair lies beneath the folder of the report.</summary>
internal static class PairAddress
{
    /// <summary>The path of the file.</summary>
    /// <param name="pair">The pair.</param>
    public static string File(StudyPair pair) => Path.Combine("pairs", pair.Dataset, pair.Generator + ".html");

    /// <summary>The same as a link.</summary>
    /// <param name="pair">The pair.</param>
    public static string Link(StudyPair pair) => $"pairs/{Uri.EscapeDataString(pair.Dataset)}/{Uri.EscapeDataString(pair.Generator)}.html";
}
