using Harness.Tables;

namespace Harness.Tests.Metrics.Contingency;

internal static class TestColumns
{
    public static NumericColumn Numbers(string name, params double[] values) => new(new ColumnSchema(name, ColumnKind.Numerical), values);

    public static CategoricalColumn Labels(string name, params string?[] labels) => CategoricalColumn.FromLabels(new ColumnSchema(name, ColumnKind.Categorical), labels);

    /// <summary>A label a row, which stand in the order of their numbers.</summary>
    public static CategoricalColumn Numbered(string name, IEnumerable<int> labels) => Labels(name, [.. labels.Select(i => $"{i:000}")]);
}
