using System.Globalization;
using System.Text;
using Harness.Tables.Raw;

namespace Harness.DuckDb;

/// <summary>What a person should see first of a comparison.</summary>
internal static class OutOfCoreText
{
    private const int LongestName = 32;

    /// <summary>Writes the worst columns and pairs.</summary>
    /// <param name="result">The comparison.</param>
    /// <param name="most">Columns, and pairs, to show at most.</param>
    public static string Of(OutOfCoreResult result, int most)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{result.SyntheticRows:#,0} synthetic rows beside {result.RealRows:#,0} real ones, every row counted\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{"column",-LongestName}  {"distance",8}  {"missing",8}  {"mean",24}  {"deviation",24}\n");
        foreach (ColumnComparison column in result.Columns.OrderByDescending(c => c.Distance ?? -1).Take(most))
        {
            text.Append(string.Create(CultureInfo.InvariantCulture, $"{Short(column.Name),-LongestName}  {column.Distance,8:0.0000}  {column.MissingDifference,8:+0.0000;-0.0000;0.0000}  {Both(column.Real.Mean, column.Synthetic.Mean),24}  {Both(column.Real.StandardDeviation, column.Synthetic.StandardDeviation),24}").TrimEnd()).Append('\n');
        }

        if (result.Pairs.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{"pair",-2 * LongestName}  {"distance",8}\n");
            foreach (PairComparison pair in result.Pairs.OrderByDescending(p => p.TotalVariation).Take(most))
            {
                text.Append(CultureInfo.InvariantCulture, $"{Short(pair.First) + " × " + Short(pair.Second),-2 * LongestName}  {pair.TotalVariation,8:0.0000}\n");
            }
        }

        text.Append("\nDistances are Kolmogorov-Smirnov statistics of numbers and dates, total variations of labels and pairs: 0 is best, 1 worst. Means and deviations are real → synthetic.\n");
        foreach (string note in result.Notes)
        {
            text.Append("Note: ").Append(string.Concat(note.Select(CellText.Show))).Append('\n');
        }

        return text.ToString();
    }

    private static string Short(string name) => CellText.Show(name.Length > LongestName ? name[..(LongestName - 3)] + "..." : name);

    private static string Both(double? real, double? synthetic) => real is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{real:G5} → {synthetic:G5}");
}
