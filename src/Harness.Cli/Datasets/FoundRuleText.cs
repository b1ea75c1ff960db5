using System.Globalization;
using System.Text;
using Harness.Cli.Terminal;
using Harness.Datasets;
using Harness.Datasets.Rules;
using Harness.Metrics.Rules;
using Harness.Reports.Words;

namespace Harness.Cli.Datasets;

/// <summary>The rules that were found in the real rows of a dataset.</summary>
internal static class FoundRuleText
{
    private const int MostBroken = 64;
    private const int Shown = 20;

    /// <summary>A line a rule; nothing where there is none.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="width">Characters a line.</param>
    /// <param name="cancellation">Ends the search.</param>
    public static string Of(Dataset dataset, int width, CancellationToken cancellation)
    {
        FoundRules found = FoundRules.Of(dataset, MostBroken, cancellation);
        if (found.Rules.Count == 0)
        {
            return "";
        }

        var text = new StringBuilder();
        text.Append(Wrapped.Of("  Rules found: ", string.Create(CultureInfo.InvariantCulture, $"of {found.Tried:#,0} tried {found.Rules.Count} {(found.Rules.Count == 1 ? "holds" : "hold")} in every row, and none declares {(found.Rules.Count == 1 ? "it" : "them")}; synthetic rows are judged by {(found.Rules.Count == 1 ? "it" : "them")}"), width));
        foreach (Rule rule in found.Rules.Take(Shown))
        {
            text.Append(Wrapped.Of("    ", Printable.Of(rule.ToString()!), width));
        }

        text.Append(found.Rules.Count > Shown ? $"    and {found.Rules.Count - Shown} more\n" : "");
        return text.ToString();
    }
}
