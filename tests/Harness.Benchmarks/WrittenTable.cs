using System.Globalization;

namespace Harness.Benchmarks;

/// <summary>A table of a document, as <see cref="WrittenSection"/> wrote it: pictures are drawn from what readers see, without measuring again.</summary>
/// <param name="Header">The titles of the columns.</param>
/// <param name="Rows">The cells of each row.</param>
internal sealed record WrittenTable(string[] Header, string[][] Rows)
{
    /// <summary>Reads the tables between two lines of a document.</summary>
    /// <param name="path">The document.</param>
    /// <param name="begin">The line before them.</param>
    /// <param name="end">The line after them.</param>
    /// <exception cref="InvalidOperationException">There is no table there.</exception>
    public static WrittenTable[] Read(string path, string begin, string end)
    {
        string[][][] tables =
        [
            .. WrittenSection.Read(path, begin, end).Split("\n\n")
                .Where(block => block.StartsWith('|'))
                .Select(block => block.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Cells).ToArray()),
        ];
        return tables.Length > 0
            ? [.. tables.Select(lines => new WrittenTable(lines[0], lines[2..]))]
            : throw new InvalidOperationException($"{path} has no table between '{begin}' and '{end}'.");
    }

    /// <summary>The number that a cell begins with; not a number where it has none.</summary>
    /// <param name="cell">For example <c>1,000</c>, <c>0.8 (3.8; 11)</c> or <c>–</c>.</param>
    public static double Number(string cell) =>
        double.TryParse(cell.Split(' ')[0], NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out double value) ? value : double.NaN;

    private static string[] Cells(string line) => line.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries);
}
