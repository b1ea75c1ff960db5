using Harness.Metrics;
using Harness.Tables;

namespace Harness.SdMetrics.Encoding;

/// <summary>A real and a synthetic table, their labels in one list of levels.</summary>
/// <param name="Real">The real table.</param>
/// <param name="Synthetic">The synthetic table, of the same schema.</param>
/// <param name="Labels">Labels of a column of both.</param>
internal sealed record TablePair(EncodedTable Real, EncodedTable Synthetic, Func<string, AlignedCategories> Labels)
{
    public static TablePair Of(Table real, Table synthetic)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(synthetic);
        var labels = new Dictionary<string, Lazy<AlignedCategories>>(StringComparer.Ordinal);
        foreach (ColumnSchema column in real.Schema.Where(c => c.IsCategorical))
        {
            var (first, second) = ((CategoricalColumn)real[column.Name], (CategoricalColumn)synthetic[column.Name]);
            labels.Add(column.Name, new Lazy<AlignedCategories>(() => AlignedCategories.Of(first, second)));
        }

        return new TablePair(new EncodedTable(real), new EncodedTable(synthetic), name => labels[name].Value);
    }
}
