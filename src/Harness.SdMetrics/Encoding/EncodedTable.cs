using Harness.Tables;

namespace Harness.SdMetrics.Encoding;

/// <summary>The continuous columns of one table, each encoded at most once.</summary>
internal sealed class EncodedTable
{
    private readonly Dictionary<string, ContinuousValues> _continuous;

    public EncodedTable(Table table)
    {
        Table = table;
        _continuous = table.Columns.OfType<QuantitativeColumn>().ToDictionary(c => c.Name, c => new ContinuousValues(c), StringComparer.Ordinal);
    }

    public Table Table { get; }

    public ContinuousValues Continuous(string column) => _continuous[column];
}
