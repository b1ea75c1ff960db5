#pragma warning disable
using System.Text;
namespace Harness.Tables;
internal sealed record TableFormat { public char? Separator { get; init; } public Encoding? Encoding { get; init; } public char? DecimalMark { get; init; } public IReadOnlyList<string>? Missing { get; init; } }
internal sealed record TableReading(Table Table, IReadOnlyList<string> Notes);
internal static class TableFile {
  public static TableReading Read(string path, TableSchema schema, TableFormat? format = null) => new(CsvTableReader.Read(path, schema), []);
  public static TableReading Infer(string path, TableFormat? format = null) {
    string[] lines = File.ReadAllLines(path); string[] h = lines[0].Split(',');
    var cells = lines.Skip(1).Select(l => l.Split(',')).ToArray();
    return new(CsvTableReader.Read(path, new TableSchema(h.Select((n,i) => new ColumnSchema(n, cells.All(c => c[i].Length==0 || double.TryParse(c[i], System.Globalization.CultureInfo.InvariantCulture, out _)) ? ColumnKind.Numerical : ColumnKind.Categorical)))), []);
  }
}
