namespace Harness.Tables;

/// <summary>The columns that have an order as numbers: numbers and dates as they are, ordinal labels as their ranks (<see cref="LabelOrder"/>), the same in every table beside one real one.</summary>
internal sealed class OrderedValues
{
    private readonly Dictionary<string, LabelOrder> _orders;

    private OrderedValues(Dictionary<string, LabelOrder> orders) => _orders = orders;

    /// <summary>Learns the orders.</summary>
    /// <param name="real">The table that decides them, with the lists that its schema declares.</param>
    public static OrderedValues Learn(Table real) =>
        new(real.Columns.OfType<CategoricalColumn>().Where(c => c.Schema.HasRanks).ToDictionary(c => c.Name, LabelOrder.Learn, StringComparer.Ordinal));

    /// <summary>The order of an ordinal column; <see langword="null"/> of any other.</summary>
    /// <param name="column">Its name.</param>
    public LabelOrder? OrderOf(string column) => _orders.GetValueOrDefault(column);

    /// <summary>Whether a column has an order.</summary>
    /// <param name="column">The column in any table.</param>
    public bool Has(Column column) => column is QuantitativeColumn || _orders.ContainsKey(column.Name);

    /// <summary>One number a row, NaN where the value is missing.</summary>
    /// <param name="column">A column that has an order, in any table.</param>
    public ReadOnlySpan<double> Of(Column column) => column is QuantitativeColumn number ? number.Values : _orders[column.Name].Ranks((CategoricalColumn)column);

    /// <summary>The numbers that are not missing, in row order.</summary>
    /// <param name="column">A column that has an order, in any table.</param>
    public double[] Present(Column column) => column is QuantitativeColumn number ? number.Present() : Array.FindAll(_orders[column.Name].Ranks((CategoricalColumn)column), rank => !double.IsNaN(rank));
}
