using System.Globalization;
using System.Text;
using Harness.Datasets;
using Harness.Reports.Words;
using Harness.Tables;

namespace Harness.Cli.Datasets;

/// <summary>A dataset in a few lines.</summary>
internal static class DatasetText
{
    private const int MostNamed = 12;

    /// <summary>Rows, target, and the columns of each kind.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="folder">Where it lies.</param>
    /// <param name="width">Characters a line.</param>
    public static string Of(Dataset dataset, string folder, int width)
    {
        var text = new StringBuilder();
        text.Append(Wrapped.Of("✓ ", string.Create(CultureInfo.InvariantCulture, $"{folder}: {dataset.Train.RowCount:#,0} rows to learn from, {dataset.Holdout.RowCount:#,0} held out; {(dataset.Target is { } target ? $"target {target} ({dataset.Task.ToString().ToLowerInvariant()})" : "no target")}{(dataset.Rules.Count > 0 ? $"; {Numbers.Count(dataset.Rules.Count, "rule")}" : "")}{(dataset.Constraints.Count > 0 ? $"; {Numbers.Count(dataset.Constraints.Count, "constraint")} of SDV" : "")}"), width));
        foreach (var kind in dataset.Train.Schema.GroupBy(c => c.Kind).OrderBy(g => g.Key))
        {
            string[] names = [.. kind.Select(Name)];
            text.Append(Wrapped.Of($"  {kind.Key.ToString().ToLowerInvariant(),-12}", string.Join(", ", names.Take(MostNamed)) + (names.Length > MostNamed ? $" and {names.Length - MostNamed} more" : ""), width));
        }

        return text.ToString();
    }

    private static string Name(ColumnSchema column) => Numbers.Cut(column.Name, 40) + (column.DateTimeFormat is { } format ? $" ({format.Pattern})" : column.Personal != PersonalKind.None ? " (personal)" : "");
}
