using Harness.Arbitraries;
using Harness.Metrics;
using Harness.Metrics.Validity;
using Harness.Tables;

namespace Harness.Tests.Metrics.Validity;

public class DeclaredValidityTests
{
    private const string Everything = """
        "n": { "sdtype": "numerical", "range_min": 0, "range_max": 5, "decimal_places": 1, "range_is_nullable": true },
        "d": { "sdtype": "datetime", "datetime_format": "%d/%m/%Y", "range_min": "03/01/2023", "range_max": "04/01/2023", "range_is_nullable": true },
        "c": { "sdtype": "ordinal", "range_values": [3, 1, 2.0], "range_is_nullable": false }
        """;

    private static readonly ValidityEvaluator Evaluator = new();

    [Fact]
    public void What_is_declared_goes_before_what_real_values_are()
    {
        // Real values are within 1 and 9, all whole, never missing; declared are 0 to 5, one decimal, missing allowed. The day comes first.
        Table real = Read("n,d,c\n1,03/01/2023,1\n9,04/01/2023,2\n", Everything);
        Table synthetic = Read("n,d,c\n0,03/01/2023,1\n5.5,05/01/2023,3\n-1,02/01/2023,9\n-2,,7\n-2,03/01/2023,\n-3,03/01/2023,1\n-4,03/01/2023,8\n1.25,03/01/2023,6\n,03/01/2023,5\n", Everything);

        MetricResult.Computed invalid = Evaluator.Computed("invalid-cells", RandomTables.Dataset(real), synthetic);

        // The real 9 is not as declared either.
        Assert.Equal(
            [
                new MetricPart("n", null, 7 / 9.0, "5 below 'range_min' (-1, -2, -3); 1 above 'range_max' (5.5); 1 with more than 1 decimal, which 'decimal_places' rules out (1.25); of the real values 1 of 2 are not as declared either"),
                new MetricPart("d", null, 2 / 9.0, "1 below 'range_min' (02/01/2023); 1 above 'range_max' (05/01/2023)"),
                new MetricPart("c", null, 6 / 9.0, "5 of a label that 'range_values' lacks (9, 7, 8); 1 missing, which 'range_is_nullable' rules out"),
            ],
            invalid.Parts);
        Assert.Equal(15 / 27.0, invalid.Value, 1e-15);
        Assert.Equal(1 / 9.0, Evaluator.Computed("fractions", RandomTables.Dataset(real), synthetic).Value, 1e-15);
        Assert.Equal(5 / 9.0, Evaluator.Computed("unknown-labels", RandomTables.Dataset(real), synthetic).Value, 1e-15);
    }

    [Fact]
    public void What_is_not_declared_is_as_in_the_real_rows()
    {
        Table real = Read("n,c\n1,a\n9,b\n", "\"n\": { \"sdtype\": \"numerical\", \"range_max\": 20 }, \"c\": { \"sdtype\": \"categorical\", \"high_cardinality\": true }");
        Table synthetic = Read("n,c\n0,a\n20,c\n", "\"n\": { \"sdtype\": \"numerical\" }, \"c\": { \"sdtype\": \"categorical\" }");

        Assert.Equal(
            ["1 below the minimum 1 (first: 0)", "1 of a level that the real column never has (first: c)"],
            Evaluator.Computed("invalid-cells", RandomTables.Dataset(real), synthetic).Parts.Select(p => p.Note));
    }

    [Theory]
    [InlineData("\"range_max\": 5", new[] { double.NaN, double.NaN }, new[] { -100, 4.5, 5, 6 }, "1 above 'range_max' (6.0)")] // No real value tells a minimum, or that all are whole.
    [InlineData("\"range_min\": 5", new[] { double.NaN, double.NaN }, new[] { 4.5, 5, 5.5, 100 }, "1 below 'range_min' (4.5)")]
    [InlineData("\"range_min\": 0.5, \"range_max\": 2.5", new[] { 1.0, 2 }, new[] { 0.5, 1, 2.5 }, "2 not whole, as every real one is (first: 0.5)")] // A bound is within the range.
    [InlineData("\"decimal_places\": 2", new[] { 0.0, 1 }, new[] { 0.25, 0.255, 0.5, 1 }, "1 with more than 2 decimals, which 'decimal_places' rules out (0.255)")]
    [InlineData("\"range_max\": 5", new[] { 1.0, 9 }, new[] { 1.0, 5 }, null)] // Where the synthetic values are as declared, nothing is said of the real 9.
    public void Numbers_are_held_against_what_is_declared_and_what_is_known(string declared, double[] real, double[] synthetic, string? note)
    {
        ColumnSchema schema = Schema("\"n\": { \"sdtype\": \"numerical\", " + declared + " }")[0];

        Assert.Equal(note, Assert.Single(Evaluator.Computed("invalid-cells", RandomTables.Dataset(new Table([new NumericColumn(schema, real)])), new Table([new NumericColumn(schema, synthetic)])).Parts).Note);
    }

    private static Table Read(string csv, string columns) => CsvTableReader.Parse(csv, "t.csv", Schema(columns));

    private static TableSchema Schema(string columns) => TableSchemaReader.Read(JsonFile.Parse("{ \"columns\": { " + columns + " } }", "m.json").RootElement, "m.json");
}
