using Harness.Tables;

namespace Harness.SdMetrics.Encoding;

/// <summary>The metadata that a schema was read from, as SDMetrics takes them.</summary>
internal static class SdvMetadata
{
    /// <summary>The metadata.</summary>
    /// <param name="schema">The schema; nothing is declared where it was not read from metadata.</param>
    public static TableMetadata Of(TableSchema schema)
    {
        SdvTable table = schema.Select(c => c.Sdv?.Table).OfType<SdvTable>().FirstOrDefault() ?? new SdvTable();
        return new TableMetadata
        {
            Name = table.Name,
            Keys = new TableKeys { Primary = table.Primary, Alternate = table.Alternate, SequenceIndex = table.SequenceIndex },
            Ordinal = schema.Where(c => c.Sdv is { } sdv ? sdv.Sdtype == "ordinal" : c.IsOrdinal).Select(c => c.Name).ToHashSet(StringComparer.Ordinal),
            Ranges = schema.Where(c => c.Sdv is not null).ToDictionary(c => c.Name, c => Range(c.Sdv!), StringComparer.Ordinal),
        };
    }

    private static ColumnRange Range(SdvColumn column) => new()
    {
        Minimum = column.Minimum,
        Maximum = column.Maximum,
        Earliest = column.Earliest,
        Latest = column.Latest,
        Values = column.Values,
        IsNullable = column.IsNullable,
    };
}
